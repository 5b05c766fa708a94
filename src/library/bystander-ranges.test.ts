import { expect, test } from "vitest";
import { courseOf, readText } from "../../test/course.ts";
import { libraryModel } from "./index.ts";

/**
 * What is said of bystanders, wherever the assumed values lie in their ranges: CanAg, trafficking, tubulin, killing, cells, wells,
 * and the rates and entry of the linkers. `docs/models.md` says what 200 draws gave.
 */
const linkers = ["smcc-dm1", "spdb-dm4", "spp-dm1"] as const;
type Linker = (typeof linkers)[number];

const models = new Map(
  linkers.map((linker) => [linker, readText(libraryModel(`bystander-huc242-${linker}`)!.text, linker)]),
);

/** Mixture and geometry are what the tests compare. */
const compared = ["share", "near"];

const assumedIn = (linker: Linker) =>
  models
    .get(linker)!
    .parameters.filter(
      ({ provenance, range, name }) => provenance.mark === "assumed" && range && !compared.includes(name),
    );

/** Every assumed value of any linker; those of the same name are drawn alike. */
const names = [...new Set(linkers.flatMap((linker) => assumedIn(linker).map(({ name }) => name)))];

const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71];

/** Numbers between 0 and 1 that are the same on every machine: the fractional parts of multiples of an irrational. */
const spread = (draw: number, axis: number): number => (0.5 + (draw + 1) * Math.sqrt(primes[axis]!)) % 1;

/** A point of the ranges: logs of values where a range does not begin at 0. Catabolites are in the whole well. */
function drawn(linker: Linker, draw: number): Record<string, string> {
  const values = assumedIn(linker).map(({ name, quantity, range }) => {
    const u = spread(draw, names.indexOf(name));
    const { low, high } = range!;
    return [name, `${low > 0 ? low * (high / low) ** u : high * u} ${quantity.unit}`] as const;
  });
  const set = Object.fromEntries(values);
  return { ...set, near: set.volume! };
}

/** What is left of cells, in percent of an untreated well. */
const left = (
  linker: Linker,
  output: string,
  set: Readonly<Record<string, string>>,
  dose = 0.003,
  hours = 120,
): number => courseOf(models.get(linker)!, { dose, timesH: [hours], set, relative: 1e-7 })(output)[0]!;

/** Integration at 1e-7, in percent. */
const noise = 1e-4;

test("each axis of the ranges has its own irrational", () => {
  expect(names.length).toBeLessThanOrEqual(primes.length);
  for (const of of [
    "linker_reduction",
    "linker_methylation",
    "linker_washout_drug",
    "linker_influx_adduct",
    "copies",
  ])
    expect(names).toContain(of);
});

test("over the ranges, both disulfides hit antigen-negative cells harder than the thioether", () => {
  let nClear = 0;
  for (let draw = 0; draw < 24; draw++) {
    const [held, ...cut] = linkers.map((linker) => left(linker, "negative_left", drawn(linker, draw)));
    for (const of of cut) expect(of, `draw ${draw}`).toBeLessThan(held! + noise);
    if (held! - cut[0]! > 1) nClear += 1;
  }
  // In the others neither kills: affinity, copies or internalisation are too low for the dose.
  expect(nClear).toBeGreaterThan(18);
});

test("over the ranges, more antigen-negative cells leave more of a mixture at every dose, and where they are most, more than half", () => {
  for (let draw = 0; draw < 10; draw++) {
    for (const dose of [1e-3, 1]) {
      const all = ["0.95", "0.75", "0.55", "0.3"].map((share) =>
        left("smcc-dm1", "all_left", { ...drawn("smcc-dm1", draw), share }, dose, 96),
      );
      for (let k = 1; k < all.length; k++)
        expect(all[k], `draw ${draw}`).toBeGreaterThan(all[k - 1]! - noise);
      if (dose === 1) expect(all[3], `draw ${draw}`).toBeGreaterThan(50);
    }
  }
});

test("over the ranges, antigen-negative cells die less the fewer antigen-positive cells there are", () => {
  for (let draw = 0; draw < 16; draw++) {
    const negative = ["0.8", "0.5", "0.2"].map((share) =>
      left("spdb-dm4", "negative_left", { ...drawn("spdb-dm4", draw), share }),
    );
    for (let k = 1; k < negative.length; k++)
      expect(negative[k], `draw ${draw}`).toBeGreaterThan(negative[k - 1]! - noise);
  }
});

test("over the ranges, packed cells that keep what leaves them share more than cells in a well; washed ones may not", () => {
  let nWashedLess = 0;
  for (let draw = 0; draw < 20; draw++) {
    const well = drawn("spdb-dm4", draw);
    // The fluid between packed cells is 0.8 of their volume, 2e-12 L each.
    const near = `${0.8 * Number.parseFloat(well.cells0!) * 2e-9} mL`;
    const inWell = left("spdb-dm4", "negative_left", well);
    const kept = left("spdb-dm4", "negative_left", { ...well, near });
    expect(kept, `draw ${draw}`).toBeLessThan(inWell + noise);
    if (left("spdb-dm4", "negative_left", { ...well, near, wash: "10 1/h" }) > inWell + 1) nWashedLess += 1;
  }
  // A crowded well loses nothing: where there are more than some 6e5 cells in a mL it can outdo tissue that is washed.
  expect(nWashedLess).toBeGreaterThan(0);
  expect(nWashedLess).toBeLessThan(8);
});
