import { hasErrors, type Issue, type SourceFile } from "../source/index.ts";
import { decodeNumbers, type NumberKind } from "./mzml-numbers.ts";
import type { Peak } from "./peaks.ts";

/** Peaks of the spectra of an mzML text, unless an issue is an error. */
export interface MzmlReading {
  readonly peaks?: readonly Peak[];
  /** Of every spectrum, where the file says; tells which ions to look for when peaks have no charge. */
  readonly polarity?: 1 | -1;
  readonly issues: readonly Issue[];
}

/** Terms of the PSI mass spectrometry vocabulary that are understood. */
const terms = {
  msLevel: "MS:1000511",
  centroid: "MS:1000127",
  profile: "MS:1000128",
  positive: "MS:1000130",
  negative: "MS:1000129",
  startTime: "MS:1000016",
  mz: "MS:1000514",
  intensity: "MS:1000515",
  charge: "MS:1000516",
  zlib: "MS:1000574",
  uncompressed: "MS:1000576",
} as const;

const numberKinds: Readonly<Record<string, NumberKind>> = {
  "MS:1000521": "float32",
  "MS:1000523": "float64",
  "MS:1000519": "int32",
};

/** A vocabulary term inside an element, with its value. */
interface Term {
  readonly accession: string;
  readonly name: string;
  readonly value: string;
  readonly unit: string;
}

/** A part of the text with the line it begins on. */
interface Part {
  readonly text: string;
  readonly line: number;
}

/** Whether a text is mzML: what tells it from a table. */
export const looksLikeMzml = ({ text }: SourceFile): boolean =>
  /<(?:indexed)?mzML[\s>]|<spectrum[\s>]/.test(text);

/**
 * Reads the centroided MS1 spectra of an mzML text: per spectrum an m/z and an intensity array, as base64 of 32- or 64-bit
 * numbers, packed by zlib or not, or as plain numbers between spaces. Charge arrays and retention times are read where they
 * stand; spectra of other MS levels are left out with a warning. Profile spectra, arrays with numpress, arrays of unequal
 * length and mixed polarities are reported with their line.
 */
export function readMzml(source: SourceFile): MzmlReading {
  const issues: Issue[] = [];
  const tell = (code: string, line: number, found: string, needed: string, write?: string) =>
    issues.push({
      code: `mzml.${code}`,
      severity: code === "ms-level" ? "warning" : "error",
      where: { file: source.path, line },
      found,
      needed,
      ...(write === undefined ? {} : { write }),
    });
  const spectra = elements({ text: source.text, line: 1 }, "spectrum");
  if (spectra.length === 0) tell("no-spectrum", 1, "there is no whole <spectrum>", "at least one, closed");
  const read = spectra.flatMap((spectrum) => readSpectrum(spectrum, tell) ?? []);
  const polarity = onePolarity(read, tell);
  const peaks = read.flatMap((each) => each.peaks);
  if (hasErrors(issues)) return { issues };
  return { peaks, issues, ...(polarity === undefined ? {} : { polarity }) };
}

type Tell = (code: string, line: number, found: string, needed: string, write?: string) => void;

interface Spectrum {
  readonly line: number;
  readonly polarity: 1 | -1 | undefined;
  readonly peaks: readonly Peak[];
}

function readSpectrum(spectrum: Part, tell: Tell): Spectrum | undefined {
  const all = termsOf(spectrum.text);
  const has: Has = (accession) => all.some((term) => term.accession === accession);
  if (isLeftOut(spectrum, all, has, tell)) return undefined;
  const arrays = peakArrays(spectrum, tell);
  if (!arrays) return undefined;
  const time = startTimeMin(all);
  const peaks = arrays.mz.map((mz, k) => ({
    mz,
    intensity: arrays.intensity[k]!,
    ...(arrays.charge?.[k] ? { charge: arrays.charge[k] } : {}),
    ...(time === undefined ? {} : { rtMin: time }),
  }));
  checkPeaks(peaks, spectrum, tell);
  return { line: spectrum.line, polarity: polarityOf(spectrum, has, tell), peaks };
}

type Has = (accession: string) => boolean;

/** Product spectra are left out with a warning; profile spectra are an error. */
function isLeftOut(spectrum: Part, all: readonly Term[], has: Has, tell: Tell): boolean {
  const level = all.find(({ accession }) => accession === terms.msLevel)?.value ?? "1";
  if (level !== "1") {
    tell("ms-level", spectrum.line, `a spectrum of MS level ${level} is left out`, "MS level 1");
    return true;
  }
  if (!has(terms.profile)) return false;
  tell(
    "profile",
    spectrum.line,
    "a profile spectrum",
    "centroided peaks",
    "centroids with your converter, for example its peak-picking filter",
  );
  return true;
}

interface PeakArrays {
  readonly mz: readonly number[];
  readonly intensity: readonly number[];
  readonly charge: readonly number[] | undefined;
}

/** The arrays of a spectrum, of one length; undefined, with the reason told, when they are not. */
function peakArrays(spectrum: Part, tell: Tell): PeakArrays | undefined {
  const arrays = elements(spectrum, "binaryDataArray").map((array) => readArray(array, tell));
  if (arrays.includes(undefined)) return undefined;
  const values = (accession: string) => arrays.find((array) => array?.is === accession)?.values;
  const [mz, intensity, charge] = [values(terms.mz), values(terms.intensity), values(terms.charge)];
  if (!mz || !intensity) {
    const missing = mz ? "intensity array" : "m/z array";
    tell("no-array", spectrum.line, `a spectrum without an ${missing}`, `the ${missing} (cvParam)`);
    return undefined;
  }
  if (mz.length === intensity.length && (charge?.length ?? mz.length) === mz.length)
    return { mz, intensity, charge };
  const lengths = [mz, intensity, ...(charge ? [charge] : [])].map(({ length }) => length).join(", ");
  tell(
    "length",
    spectrum.line,
    `arrays of ${lengths} numbers in one spectrum`,
    "one number per peak in each",
  );
  return undefined;
}

/** Tells the first m/z or intensity that cannot be. */
function checkPeaks(peaks: readonly Peak[], { line }: Part, tell: Tell): void {
  const k = peaks.findIndex((peak) => !(peak.mz > 0) || !(peak.intensity >= 0));
  if (k < 0) return;
  const { mz, intensity } = peaks[k]!;
  if (mz > 0)
    tell("intensity", line, `peak ${k + 1} has the intensity ${intensity}`, "intensities from 0 on");
  else tell("mz", line, `peak ${k + 1} has the m/z ${mz}`, "m/z above 0");
}

function polarityOf({ line }: Part, has: Has, tell: Tell): 1 | -1 | undefined {
  if (has(terms.negative) && has(terms.positive))
    tell("polarity", line, "a spectrum that is positive and negative", "one polarity");
  if (has(terms.negative)) return -1;
  return has(terms.positive) ? 1 : undefined;
}

function startTimeMin(all: readonly Term[]): number | undefined {
  const term = all.find(({ accession }) => accession === terms.startTime);
  const value = Number(term?.value || Number.NaN);
  if (!Number.isFinite(value)) return undefined;
  return term?.unit === "UO:0000010" || term?.unit === "second" ? value / 60 : value;
}

interface ArrayOf {
  readonly is: string;
  readonly values: readonly number[];
}

function readArray(array: Part, tell: Tell): ArrayOf | undefined {
  const all = termsOf(array.text);
  const has = (accession: string) => all.some((term) => term.accession === accession);
  const is = [terms.mz, terms.intensity, terms.charge].find(has) ?? "other";
  if (is === "other") return { is, values: [] };
  const [binary] = elements(array, "binary");
  const text = binary?.text.trim() ?? "";
  const packed = all.find(
    ({ accession, name }) =>
      accession !== terms.zlib && accession !== terms.uncompressed && /compression/i.test(name),
  );
  if (packed) {
    tell(
      "compressed",
      array.line,
      `an array with ${packed.name || packed.accession}`,
      "zlib compression (MS:1000574) or none (MS:1000576)",
      "the file again without numpress, for example msconvert --mzML --zlib",
    );
    return undefined;
  }
  const kind = all.map(({ accession }) => numberKinds[accession]).find((each) => each !== undefined);
  const values = decodeNumbers(text, kind, has(terms.zlib) ? "zlib" : "none");
  if (typeof values === "string") {
    tell(
      "array",
      binary?.line ?? array.line,
      values,
      "base64 of whole 32- or 64-bit numbers, packed by zlib or not, or plain numbers",
    );
    return undefined;
  }
  return { is, values };
}

function onePolarity(spectra: readonly Spectrum[], tell: Tell): 1 | -1 | undefined {
  const known = spectra.filter(({ polarity }) => polarity !== undefined);
  const first = known[0]?.polarity;
  const other = known.find(({ polarity }) => polarity !== first);
  if (other)
    tell(
      "polarity",
      other.line,
      `a ${other.polarity === 1 ? "positive" : "negative"} scan after ${first === 1 ? "positive" : "negative"} ones`,
      "spectra of one polarity",
      "one file per polarity",
    );
  return first;
}

/** Elements of a name that do not hold themselves, with their lines; those that do not close are left out. */
function elements(within: Part, name: string): readonly Part[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, "g");
  let line = within.line;
  let from = 0;
  return [...within.text.matchAll(pattern)].map(({ 0: text, index }) => {
    line += newlines(within.text.slice(from, index));
    from = index;
    const inside = name === "binary" ? text.slice(text.indexOf(">") + 1, text.lastIndexOf("<")) : text;
    return { text: inside, line };
  });
}

const newlines = (text: string): number => text.split("\n").length - 1;

function termsOf(text: string): readonly Term[] {
  return [...text.matchAll(/<cvParam\s([^>]*)>/g)].map(([, attributes = ""]) => ({
    accession: attribute(attributes, "accession"),
    name: attribute(attributes, "name"),
    value: attribute(attributes, "value"),
    unit: attribute(attributes, "unitAccession") || attribute(attributes, "unitName"),
  }));
}

const attribute = (attributes: string, name: string): string =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1] ?? "";
