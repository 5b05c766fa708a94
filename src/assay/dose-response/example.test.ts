import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { randomStream } from "../../math/index.ts";

const file = new URL("../../../examples/dose-response/viability.csv", import.meta.url).pathname;

const hillOf = (ic50: number, slope: number) => (x: number) => 1 / (1 + (x / ic50) ** slope);

/** The truth behind the example, as its README states it. */
const truth = [
  { cells: "antigen-positive", linker: "cleavable", limit: 6, remaining: hillOf(0.05, 1.3) },
  { cells: "antigen-positive", linker: "non-cleavable", limit: 6, remaining: hillOf(0.15, 1.3) },
  { cells: "antigen-negative", linker: "cleavable", limit: 0, remaining: hillOf(60, 1.1) },
  {
    cells: "mixed",
    linker: "cleavable",
    limit: 4,
    remaining: (x: number) => 0.7 * hillOf(0.05, 1.3)(x) + 0.3 * hillOf(40, 1.3)(x),
  },
];

const doses = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100];

function simulated(): string {
  const rows = truth.flatMap(({ cells, linker, limit, remaining }) => {
    const { normal } = randomStream(20071024, "viability", cells, linker);
    const used = cells === "antigen-negative" ? doses.filter((dose) => dose <= 30) : doses;
    return used.flatMap((dose) =>
      [1, 2, 3].map((well) => {
        const error = 4 * normal() - (cells === "antigen-negative" && dose === 0.3 && well === 2 ? 40 : 0);
        const viability = limit + (100 - limit) * remaining(dose) + error;
        return [cells, linker, dose, well, viability.toFixed(2)].join(",");
      }),
    );
  });
  return ["cells,linker,conc [nM],well,viability [%]", ...rows, ""].join("\n");
}

test("the data of the example are those that its record describes", () => {
  expect(readFileSync(file, "utf8")).toBe(simulated());
});
