import { expect, test } from "vitest";
import { raysOf } from "./rays.ts";
import { type ReadOptions, readCombination } from "./read.ts";

const place = (...path: readonly (string | number)[]) => ({ file: "study.yaml", path: path.join(".") });
const read = (text: string, options: Partial<ReadOptions> = {}) =>
  readCombination(
    { path: "matrix.csv", text },
    { columns: { drug1: "ADC", drug2: "5-FU" }, response: "viability", ...options },
    place,
  );

const viability = "ADC [nM],5-FU [ug/mL],viability [%]\n0,0,100\n1,0,60\n0,2,80\n1,2,45\n";

test("a long table becomes wells with viability as a share, and keeps the units of the doses", () => {
  const { read: got, issues } = read(viability);
  expect(issues).toEqual([]);
  expect(got!.wells.viability).toEqual([1, 0.6, 0.8, 0.45]);
  expect(got!.drugs).toEqual([
    { name: "ADC", unit: "nM" },
    { name: "5-FU", unit: "ug/mL" },
  ]);
});

test("inhibition is what viability lacks, because the options say so", () => {
  const text = viability.replace("viability", "inhibition").replace(/100\n/, "0\n").replace("60", "40");
  const { read: got } = read(text, { response: "inhibition" });
  expect(got!.wells.viability.slice(0, 2)).toEqual([1, 0.6]);
});

test("inhibition read as viability is refused: nothing is left without drug", () => {
  const { issues } = read(viability.replace("100", "0"));
  expect(issues[0]!.code).toBe("combination.scale");
  expect(issues[0]!.write).toMatch(/inhibition/);
});

test("percentages without their unit are refused, and so are raw signals", () => {
  expect(read(viability.replace(" [%]", "")).issues[0]!.code).toBe("combination.scale");
  const counts = viability.replace(" [%]", "").replace("100", "13200");
  expect(read(counts).issues[0]!.write).toMatch(/normalise: control/);
});

test("raw signals are divided by the controls of their plate", () => {
  const text =
    "ADC [nM],5-FU [nM],signal,plate\n0,0,2000,a\n1,0,1000,a\n0,2,1500,a\n0,0,4000,b\n1,0,1000,b\n1,2,500,b\n";
  const { read: got } = read(text, {
    columns: { drug1: "ADC", drug2: "5-FU", response: "signal", plate: "plate" },
    normalise: "control",
  });
  expect(got!.wells.viability).toEqual([1, 0.5, 0.75, 1, 0.25, 0.125]);
  expect(got!.wells.plates).toEqual([0, 0, 0, 1, 1, 1]);
});

test("a dose column without a unit, a negative dose and a missing column are named", () => {
  expect(read(viability.replace(" [nM]", "")).issues[0]!.write).toContain("ADC [nM]");
  const negative = read(viability.replace("1,2,45", "-1,2,45")).issues[0]!;
  expect(negative.found).toBe("a dose of -1");
  expect(negative.where).toMatchObject({ line: 5, path: "ADC" });
  expect(read(viability, { columns: { drug1: "ADC", drug2: "FU" } }).issues[0]!.severity).toBe("error");
});

test("the unit of a column may stand in the options", () => {
  const { read: got } = read(viability.replace("ADC [nM]", "conc_r"), {
    columns: { drug1: { column: "conc_r", unit: "nM" }, drug2: "5-FU" },
    drugs: ["T-DM1", "5-FU"],
  });
  expect(got!.drugs[0]).toEqual({ name: "T-DM1", unit: "nM" });
});

test("missing responses stay out and are counted", () => {
  const { read: got } = read(viability.replace("60", "NA"));
  expect(got!.wells.viability[1]).toBeNull();
  expect(got!.notes).toEqual(["1 wells without a response are left out"]);
});

test("rays are combinations at one ratio, whatever the rounding of a dilution series", () => {
  const [d1, d2] = [
    [1, 0.333, 0.111, 1],
    [10, 3.33, 1.11, 2],
  ];
  const wells = {
    doses1: Float64Array.from(d1),
    doses2: Float64Array.from(d2),
    viability: Float64Array.of(0.1, 0.4, 0.7, 0.3),
    plates: new Uint32Array(4),
    nPlates: 1,
  };
  const rays = raysOf(wells);
  expect(rays).toHaveLength(1);
  expect(rays[0]!.ratio).toBeCloseTo(10, 9);
  expect(rays[0]!.viability).toEqual([0.7, 0.4, 0.1]);
});
