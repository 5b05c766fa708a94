import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import { assignPeaks, candidateIons, formula, readPeaks } from "./index.ts";

const base64 = (array: Float32Array | Float64Array): string =>
  Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString("base64");

interface SpectrumText {
  readonly mz: readonly number[];
  readonly intensity: readonly number[];
  readonly kind?: "float64" | "float32" | "plain";
  readonly polarity?: "positive" | "negative";
  readonly more?: string;
  readonly arrayTerm?: string;
}

const kinds = {
  float64: {
    accession: "MS:1000523",
    pack: (values: readonly number[]) => base64(Float64Array.from(values)),
  },
  float32: {
    accession: "MS:1000521",
    pack: (values: readonly number[]) => base64(Float32Array.from(values)),
  },
  plain: { accession: "", pack: (values: readonly number[]) => values.join(" ") },
};

const noCompression = '<cvParam cvRef="MS" accession="MS:1000576" name="no compression" value=""/>';

const zlib = '<cvParam cvRef="MS" accession="MS:1000574" name="zlib compression" value=""/>';

function spectrum(given: SpectrumText): string {
  const {
    mz,
    intensity,
    kind = "float64",
    polarity = "positive",
    more = "",
    arrayTerm = noCompression,
  } = given;
  const { accession, pack } = kinds[kind];
  const array = (is: string, name: string, values: readonly number[]) => `<binaryDataArray encodedLength="0">
<cvParam cvRef="MS" accession="${accession}" name="number kind" value=""/>
${arrayTerm}
<cvParam cvRef="MS" accession="${is}" name="${name}" value=""/>
<binary>${pack(values)}</binary>
</binaryDataArray>`;
  const sign = polarity === "positive" ? "MS:1000130" : "MS:1000129";
  return `<spectrum index="0" id="scan=1" defaultArrayLength="${mz.length}">
<cvParam cvRef="MS" accession="MS:1000511" name="ms level" value="1"/>
<cvParam cvRef="MS" accession="MS:1000127" name="centroid spectrum" value=""/>
<cvParam cvRef="MS" accession="${sign}" name="${polarity} scan" value=""/>
<cvParam cvRef="MS" accession="MS:1000016" name="scan start time" value="300" unitCvRef="UO" unitAccession="UO:0000010" unitName="second"/>
${more}
<binaryDataArrayList count="2">
${array("MS:1000514", "m/z array", mz)}
${array("MS:1000515", "intensity array", intensity)}
</binaryDataArrayList>
</spectrum>`;
}

const read = (...spectra: readonly string[]) =>
  readPeaks({ path: "run.mzML", text: `<?xml version="1.0"?>\n<mzML>\n${spectra.join("\n")}\n</mzML>\n` });

const mz = [780.3291, 781.3325, 826.3346];
const intensity = [1000, 460, 250];

test.each(["float64", "float32", "plain"] as const)("peaks come back from arrays of %s", (kind) => {
  const { peaks, issues, polarity } = read(spectrum({ mz, intensity, kind }));
  expect(issues).toEqual([]);
  expect(polarity).toBe(1);
  // A 32-bit number holds an m/z of 800 to about 3e-5.
  const digits = kind === "float32" ? 3 : 9;
  peaks!.forEach((peak, k) => {
    expect(peak.mz).toBeCloseTo(mz[k]!, digits);
    expect(peak).toMatchObject({ intensity: intensity[k], rtMin: 5 });
  });
});

test("peaks come back from arrays that zlib has packed", () => {
  const plain = spectrum({ mz, intensity, arrayTerm: zlib });
  const packed = plain.replace(/<binary>([^<]*)/g, (_, text: string) => {
    return `<binary>${deflateSync(Buffer.from(text, "base64")).toString("base64")}`;
  });
  const { peaks, issues } = read(packed);
  expect(issues).toEqual([]);
  expect(peaks!.map((peak) => [peak.mz, peak.intensity])).toEqual(mz.map((m, k) => [m, intensity[k]]));
});

test("peaks of several spectra are one list, and a product spectrum is left out with a warning", () => {
  const product = spectrum({ mz: [485.2], intensity: [1] }).replace(
    'name="ms level" value="1"',
    'name="ms level" value="2"',
  );
  const { peaks, issues } = read(
    spectrum({ mz, intensity }),
    product,
    spectrum({ mz: [500.1], intensity: [1] }),
  );
  expect(peaks).toHaveLength(4);
  expect(issues.map(({ code, severity }) => [code, severity])).toEqual([["mzml.ms-level", "warning"]]);
});

test("a sulfone of an mzML list is told from its methyl disulfide at 5 ppm and not at 50", () => {
  const { peaks } = read(spectrum({ mz, intensity }));
  const ions = candidateIons([
    { name: "S-methyl-DM4 sulfone", formula: formula("C39H56ClN3O12S") },
    { name: "DM4-SMe", formula: formula("C39H56ClN3O10S2") },
  ]);
  const verdict = (ppm: number) => assignPeaks(peaks!, ions, { ppm }).find(({ peak }) => peak === 2)?.verdict;
  expect(verdict(5)).toBe("assigned");
  expect(verdict(50)).toBe("ambiguous");
});

const good = spectrum({ mz, intensity });

/** Text, code, line, part of what was found. */
const bad: readonly (readonly [string, readonly string[], string, number, string])[] = [
  ["zero m/z", [spectrum({ mz: [0, 1], intensity: [1, 1] })], "mzml.mz", 3, "peak 1 has the m/z 0"],
  ["negative m/z", [spectrum({ mz: [5, -1], intensity: [1, 1] })], "mzml.mz", 3, "peak 2 has the m/z -1"],
  ["negative intensity", [spectrum({ mz: [5], intensity: [-2] })], "mzml.intensity", 3, "-2"],
  ["unequal arrays", [spectrum({ mz, intensity: [1] })], "mzml.length", 3, "3, 1"],
  [
    "mixed polarity",
    [good, spectrum({ mz, intensity, polarity: "negative" })],
    "mzml.polarity",
    // The first spectrum begins on line 3.
    3 + good.split("\n").length,
    "a negative scan after positive ones",
  ],
  ["a profile spectrum", [good.replace("MS:1000127", "MS:1000128")], "mzml.profile", 3, "a profile spectrum"],
  [
    "numpress",
    [
      spectrum({
        mz,
        intensity,
        arrayTerm: noCompression
          .replace("MS:1000576", "MS:1002312")
          .replace("no compression", "MS-Numpress linear prediction compression"),
      }),
    ],
    "mzml.compressed",
    10,
    "MS-Numpress linear prediction compression",
  ],
  [
    "zlib that is none",
    [spectrum({ mz, intensity, arrayTerm: zlib })],
    "mzml.array",
    14,
    "do not begin as zlib",
  ],
  ["no m/z array", [good.replace("MS:1000514", "MS:1000595")], "mzml.no-array", 3, "m/z array"],
  ["broken base64", [good.replace(/<binary>[^<]*/, "<binary>a!b")], "mzml.array", 14, "a!b"],
  ["bytes that are cut off", [good.replace(/<binary>[^<]*/, "<binary>AAAA")], "mzml.array", 14, "3 bytes"],
  ["no spectrum", ["<spectrum>"], "mzml.no-spectrum", 1, "no whole <spectrum>"],
];

test.each(bad)("%s is refused", (_, spectra, code, line, found) => {
  const { peaks, issues } = read(...spectra);
  expect(peaks).toBeUndefined();
  const issue = issues.find((each) => each.code === code);
  expect(issues.map(printIssue).join("\n")).toContain(found);
  expect(issue?.where.line).toBe(line);
});
