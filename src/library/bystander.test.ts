import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { libraryModel } from "./index.ts";

const models = Object.fromEntries(
  ["smcc-dm1", "spdb-dm4", "spp-dm1"].map((linker) => [
    linker,
    readText(libraryModel(`bystander-huc242-${linker}`)!.text, linker),
  ]),
);

type Linker = "smcc-dm1" | "spdb-dm4" | "spp-dm1";

/** What is left of cells after `hours`, in percent of an untreated well. */
function left(
  linker: Linker,
  output: string,
  set: Readonly<Record<string, string>> = {},
  dose = 0.003,
  hours = 120,
): number {
  return courseOf(models[linker]!, { dose, timesH: [hours], set, relative: 1e-7 })(output)[0]!;
}

/** Packed cells: the fluid between them is 0.8 of their volume, from which catabolites wash into the medium. */
const packed = { near: "1.6e-4 mL", wash: "10 1/h" };

test("the disulfide reaches antigen-negative cells, the thioether hardly does", () => {
  expect(left("spdb-dm4", "negative_left")).toBeLessThan(70);
  expect(left("spp-dm1", "negative_left")).toBeLessThan(70);
  expect(left("smcc-dm1", "negative_left")).toBeGreaterThan(99);
  // All three kill the cells that bind them.
  for (const linker of ["smcc-dm1", "spdb-dm4", "spp-dm1"] as const)
    expect(left(linker, "positive_left")).toBeLessThan(15);
});

test("packed cells reach their neighbours better than cells in a well, washing included", () => {
  expect(left("spdb-dm4", "negative_left", packed)).toBeLessThan(left("spdb-dm4", "negative_left") / 3);
  expect(left("smcc-dm1", "negative_left", packed)).toBeGreaterThan(90);
});

test("the dose for half of all cells rises with antigen-negative cells, and is not reached when they are most of them", () => {
  const ic50 = (share: string): number => {
    const all = (dose: number) => left("smcc-dm1", "all_left", { share }, dose, 96);
    if (all(1) > 50) return Number.POSITIVE_INFINITY;
    let [low, high] = [Math.log(1e-6), 0];
    for (let k = 0; k < 14; k++) {
      const middle = (low + high) / 2;
      if (all(Math.exp(middle)) > 50) low = middle;
      else high = middle;
    }
    return Math.exp(high);
  };
  const [most, many, half, few] = ["0.95", "0.75", "0.55", "0.3"].map(ic50);
  expect(most).toBeLessThan(many!);
  expect(many).toBeLessThan(half!);
  expect(few).toBe(Number.POSITIVE_INFINITY);
});

test("the effect on antigen-negative cells falls as antigen-positive cells get fewer", () => {
  const shares = ["0.8", "0.5", "0.2", "0.05"].map((share) => left("spdb-dm4", "negative_left", { share }));
  for (let k = 1; k < shares.length; k++) expect(shares[k]).toBeGreaterThan(shares[k - 1]!);
});

test("without a dose nothing is there, and the target stays as it is, to 1e-8", () => {
  const outputs = courseOf(models["spdb-dm4"]!, { timesH: [24, 120] });
  for (const copies of outputs("cell_surface_target")) expect(Math.abs(copies / 1e6 - 1)).toBeLessThan(1e-8);
  for (const name of ["negative_left", "positive_left"])
    for (const share of outputs(name)) expect(Math.abs(share / 100 - 1)).toBeLessThan(1e-8);
});

test("N87: one calibrated value gives log10 cell kill 1.27 after 1.8 mg/kg; 3.5 mg/kg regresses, 18.9 mg/kg leaves nothing to see", () => {
  const model = readText(libraryModel("xenograft-n87-huc242-dm4")!.text, "n87");
  const days = Array.from({ length: 100 }, (_, day) => 2 * day);
  const volumes = (perKg: number) =>
    courseOf(model, { dose: 0.02 * perKg, timesH: days.map((day) => 24 * day), relative: 1e-6 })("volume");
  const reaches = (v: readonly number[]): number => {
    const last = v.findLastIndex((x) => x < 500);
    return days[last]! + (2 * (500 - v[last]!)) / (v[last + 1]! - v[last]!);
  };
  const doubling = 9.7;
  const kill = (reaches(volumes(1.8)) - reaches(volumes(0))) / (3.32 * doubling);
  // 4 %: two digits of the reported value and two of the calibrated one.
  expect(Math.abs(kill / 1.27 - 1)).toBeLessThan(0.04);
  expect(Math.min(...volumes(3.5))).toBeLessThan(150 / 10);
  expect(Math.min(...volumes(18.9))).toBeLessThan(0.2);
});
