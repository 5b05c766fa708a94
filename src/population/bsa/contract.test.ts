import { expect, test } from "vitest";
import { bsaFormulas } from "./formulas.ts";

/** Computed by hand from the published coefficients, four decimals. */
const known: Readonly<Record<string, readonly [at170and70: number, at160and60: number]>> = {
  mosteller: [1.8181, 1.633],
  "du-bois": [1.8097, 1.6221],
  haycock: [1.8257, 1.6405],
};

test.each(bsaFormulas)(
  "$name gives the known areas at 170 cm, 70 kg and at 160 cm, 60 kg",
  ({ name, area }) => {
    const [tall, short] = known[name]!;
    expect(area(170, 70)).toBeCloseTo(tall, 4);
    expect(area(160, 60)).toBeCloseTo(short, 4);
  },
);

test.each(bsaFormulas)("$name grows with height and with weight", ({ area }) => {
  for (let height = 140; height < 200; height += 5) {
    for (let weight = 40; weight < 140; weight += 5) {
      expect(area(height + 1, weight)).toBeGreaterThan(area(height, weight));
      expect(area(height, weight + 1)).toBeGreaterThan(area(height, weight));
    }
  }
});

test.each(bsaFormulas)("$name names its source", ({ cite }) => {
  expect(cite.length).toBeGreaterThan(0);
});
