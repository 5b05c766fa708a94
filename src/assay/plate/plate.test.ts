import { describe, expect, test } from "vitest";
import { printIssue } from "../../source/index.ts";
import type { Plain, PlanContext, StepKind, Tables } from "../../step/index.ts";
import { numbers, rowObjects, texts } from "../../table/index.ts";
import { combinationOptions } from "../combination/options.ts";
import { readCombination } from "../combination/read.ts";
import { doseResponseOptions } from "../dose-response/options.ts";
import { doseResponseStep } from "../dose-response/step.ts";
import { platesAsLong } from "../reading/plate.ts";
import { rowLetters, wellName } from "../reading/plate-blocks.ts";
import { plateOptions } from "./options.ts";
import { plateStep } from "./step.ts";

const doses = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/** Column 1 blank, 2 vehicle, 12 kill; columns 3 to 10 a dilution series in rows B to G; wobble of a known size. */
const signal = (row: number, column: number, blank = 200, vehicle = 10_200): number => {
  const wobble = 100 * Math.sin(7 * row + 3 * column);
  if (column === 0) return blank + wobble / 10;
  if (column === 11) return blank + 300 + wobble / 10;
  const dose = doses[column - 2];
  const left = dose !== undefined && row > 0 && row < 7 ? 0.1 + 0.9 / (1 + dose / 0.5) : 1;
  return blank + (vehicle - blank) * left + wobble;
};
const plateText = (cell: (row: number, column: number) => string) =>
  [
    "Reader 9000",
    "Luminescence",
    ["<>", ...Array.from({ length: 12 }, (_, k) => k + 1)].join("\t"),
    ...Array.from({ length: 8 }, (_, r) =>
      [rowLetters(r), ...Array.from({ length: 12 }, (_unused, c) => cell(r, c))].join("\t"),
    ),
  ].join("\r\n");
const export1 = plateText((r, c) => signal(r, c).toFixed(0));
const map = [
  "well,control,dose [nM],drug",
  ...Array.from({ length: 96 }, (_, k) => [Math.floor(k / 12), k % 12] as const).flatMap(([r, c]) => {
    const well = wellName(r, c);
    if (c === 0) return [`${well},blank,,`];
    if (c === 1) return [`${well},vehicle,,conjugate`];
    if (c === 11) return [`${well},kill,,`];
    return doses[c - 2] !== undefined && r > 0 && r < 7 ? [`${well},,${doses[c - 2]},conjugate`] : [];
  }),
].join("\n");

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "x",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
});

function runStep<Options, Spec extends Plain>(
  step: StepKind<Options, Spec>,
  options: Options,
  files: Readonly<Record<string, string>>,
): Tables {
  const { spec, issues } = step.plan(options, context(files));
  expect(issues.map(printIssue)).toEqual([]);
  const parts = step.split(spec!, {}).map(({ piece }) => step.run(JSON.parse(JSON.stringify(piece)), {}));
  return step.collect(spec!, parts, {});
}

describe("the step plate", () => {
  const files = {
    "p1.txt": export1,
    "p2.txt": plateText((r, c) => (2 * signal(r, c)).toFixed(0)),
    "map.csv": map,
  };

  test("judges each plate by its own controls, and gives viability over them", () => {
    const tables = runStep(
      plateStep,
      plateOptions.parse({ data: ["p1.txt", "p2.txt"], map: "map.csv" }),
      files,
    );
    const [first, second] = rowObjects(tables.quality!);
    expect(first).toMatchObject({ plate: "1", n_vehicle: 8, n_kill: 8, n_blank: 8, note: "" });
    // Z′ by hand from the wells: 1 − 3 (s₊ + s₋)/|m₊ − m₋|.
    const of = (c: number) => Array.from({ length: 8 }, (_, r) => Math.round(signal(r, c)));
    const mean = (v: number[]) => v.reduce((a, b) => a + b, 0) / v.length;
    const sd = (v: number[]) => Math.sqrt(v.reduce((sum, x) => sum + (x - mean(v)) ** 2, 0) / (v.length - 1));
    const [vehicle, kill] = [of(1), of(11)];
    expect(first!.z_prime).toBeCloseTo(1 - (3 * (sd(vehicle) + sd(kill))) / (mean(vehicle) - mean(kill)), 10);
    expect(Number(second!.z_prime)).toBeCloseTo(Number(first!.z_prime), 3);
    const wells = rowObjects(tables.wells!);
    const at = wells.find(({ plate, well }) => plate === "2" && well === "C05")!;
    expect(Number(at.viability)).toBeCloseTo(0.1 + 0.9 / (1 + 0.1 / 0.5), 1);
    expect(texts(tables.values!, "name")).toContain("plate1.z_prime");
  });

  test("says what is wrong with a map or a block", () => {
    const said = (options: object, changed: object = {}) =>
      plateStep
        .plan(
          plateOptions.parse({ data: "p1.txt", map: "map.csv", ...options }),
          context({ ...files, ...changed }),
        )
        .issues.map(printIssue)
        .join();
    expect(said({ read: "Absorbance" })).toMatch(
      /no block of numbers called "Absorbance"; needed: one of Luminescence/,
    );
    expect(said({}, { "map.csv": map.replace("blank", "empty") })).toMatch(
      /"empty" in well A01; needed: vehicle, blank, kill/,
    );
    expect(said({}, { "map.csv": map.replace("A02,", "A01,") })).toMatch(/"A01" stands in the map twice/);
    expect(said({ map: "no.csv" })).toMatch(/there is no file "no.csv"/);
  });
});

test("dose-response reads plates with their map: the curve has the IC50 that the wells were made with", () => {
  const options = doseResponseOptions.parse({
    data: "p1.txt",
    layout: "plate",
    map: "map.csv",
    columns: { response: "viability", curve: "drug" },
    response: "viability",
  });
  const tables = runStep(doseResponseStep, options, { "p1.txt": export1, "map.csv": map });
  const ic50 = rowObjects(tables.values!).find(({ name }) => name === "ic50")!;
  expect(Number(ic50.low)).toBeLessThan(0.5);
  expect(Number(ic50.high)).toBeGreaterThan(0.5);
  expect(ic50.unit).toBe("nM");
});

test("a plate layout without a map, and a map without plates, say what to write", () => {
  const said = (options: object) =>
    doseResponseStep
      .plan(doseResponseOptions.parse({ response: "viability", ...options }), context({ "p1.txt": export1 }))
      .issues.map(printIssue)
      .join();
  expect(said({ data: "p1.txt", layout: "plate" })).toMatch(/plates without a map.*Write map: map.csv/s);
  expect(said({ data: ["p1.txt", "p1.txt"] })).toMatch(/2 files.*Write layout: plate/s);
});

test("plates written out hold samples and vehicle wells at dose 0, and nothing else", () => {
  const { long } = platesAsLong([{ path: "p1.txt", text: export1 }], { path: "map.csv", text: map });
  const lines = long!.text.trim().split("\r\n");
  expect(lines).toHaveLength(1 + 48 + 8);
  expect(lines[0]).toContain("dose [nM]");
});

describe("rays", () => {
  const text = [
    "series,dose [uM],fa",
    ...[1, 2, 4].map((d) => `taxol,${d},${d / (d + 3)}`),
    ...[100, 200, 400].map((d) => `cis,${d},${d / (d + 300)}`),
    ...[50.5, 101, 202].map((d) => `both,${d},${d / (d + 90)}`),
  ].join("\n");
  const options = {
    layout: "rays" as const,
    response: "inhibition" as const,
    columns: { drug1: "taxol", drug2: "cis", response: "fa" },
  };
  const read = (more: object, file = text) =>
    readCombination({ path: "rays.csv", text: file }, { ...options, ...more }, () => ({
      file: "study.yaml",
    }));

  test("a total dose is parted by the ratio", () => {
    const { read: found, issues } = read({ ratio: [1, 100] });
    expect(issues).toEqual([]);
    expect(found!.wells.doses1.slice(-3).map((dose) => Number(dose.toPrecision(6)))).toEqual([0.5, 1, 2]);
    expect(found!.wells.doses2.slice(-3).map((dose) => Number(dose.toPrecision(6)))).toEqual([50, 100, 200]);
    expect(found!.drugs.map(({ unit }) => unit)).toEqual(["uM", "uM"]);
  });

  test("a missing ratio, a missing series and a fourth one are said", () => {
    expect(read({}).issues.map(printIssue).join()).toMatch(
      /a total dose without a ratio.*Write ratio: \[1, 100\]/s,
    );
    const wrong = { ...options.columns, drug2: "cisplatin" };
    expect(
      read({ ratio: [1, 100], columns: wrong })
        .issues.map(printIssue)
        .join(),
    ).toMatch(/no series is called "cisplatin"/);
    const four = `${text}\nother,1,0.5`;
    expect(
      read({ ratio: [1, 100] }, four)
        .issues.map(printIssue)
        .join(),
    ).toMatch(/one for both together/);
  });

  test("the options of a study accept them", () => {
    expect(
      combinationOptions.safeParse({ data: "r.csv", null: "loewe", ...options, ratio: [1, 100] }).success,
    ).toBe(true);
  });
});

test("decimal commas between semicolons are read", () => {
  const german = plateText((r, c) => `${signal(r, c).toFixed(0)},5`).replaceAll("\t", ";");
  const tables = runStep(plateStep, plateOptions.parse({ data: "p1.txt", map: "map.csv" }), {
    "p1.txt": german,
    "map.csv": map,
  });
  expect(numbers(tables.wells!, "signal")[11]! % 1).toBe(0.5);
});
