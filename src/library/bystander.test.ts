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

const n87 = readText(libraryModel("xenograft-n87-huc242-dm4")!.text, "n87");
const days = Array.from({ length: 100 }, (_, day) => 2 * day);
const mice = (perKg: number, set: Readonly<Record<string, string>> = {}) =>
  courseOf(n87, { dose: 0.02 * perKg, timesH: days.map((day) => 24 * day), set, relative: 1e-6 });

test("N87: two calibrated values give log10 cell kill 1.27 after 1.8 mg/kg and a cure after 18.9; 3.5 mg/kg regresses and grows again", () => {
  const kill = mice(1.8)("log_cell_kill").at(-1)!;
  // 2 %: three digits of the reported value and four of the calibrated one.
  expect(Math.abs(kill / 1.27 - 1)).toBeLessThan(0.02);
  // What cannot be felt any more, 13.5 mm3, and comes back.
  const middle = mice(3.5);
  expect(Math.min(...middle("volume"))).toBeLessThan(13.5);
  expect(middle("volume").at(-1)).toBeGreaterThan(150);
  expect(mice(1.8)("cured").at(-1)).toBeLessThan(1e-6);
  expect(middle("cured").at(-1)).toBeLessThan(1e-6);
  expect(mice(18.9)("cured").at(-1)).toBeCloseTo(100, 6);
});

test("N87: with the killing rate of T-DXd, 0.32 a day, no mouse is cured: 4 of the 7.6 powers of ten are killed before the drug is gone", () => {
  // The occupancy that gives log10 cell kill 1.27 at this rate.
  const slow = mice(18.9, { kmax: "0.32 1/d", q50: "0.438 %" });
  const least = Math.min(...slow("tumour_living"));
  const start = slow("tumour_living")[0]!;
  expect(Math.log10(start)).toBeCloseTo(7.6, 1);
  expect(Math.log10(start / least)).toBeGreaterThan(3);
  expect(Math.log10(start / least)).toBeLessThan(4);
});
