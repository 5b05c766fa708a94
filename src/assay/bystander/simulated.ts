import { randomStream } from "../../math/index.ts";

const hill = (limit: number, ec50: number, slope: number) => (dose: number) =>
  limit + (1 - limit) / (1 + (dose / ec50) ** slope);
const unharmed = () => 1;

/** Curves of one drug: antigen-positive cells, antigen-negative ones alone, and beside a share of antigen-positive neighbours. */
interface Truth {
  readonly positive: (dose: number) => number;
  readonly alone: (dose: number) => number;
  readonly beside: (neighbours: number) => (dose: number) => number;
}

/** What the example simulates: a diffusing payload makes neighbours a source, the stronger the more of them there are. */
export const coCultureTruth: Readonly<Record<string, Truth>> = {
  cleavable: {
    positive: hill(0.06, 0.03, 1.3),
    alone: hill(0.2, 20, 1.1),
    beside: (neighbours) => hill(0.22, 0.06 / neighbours, 1.1),
  },
  "non-cleavable": {
    positive: hill(0.06, 0.04, 1.3),
    alone: hill(0.2, 200, 1.1),
    beside: () => hill(0.2, 200, 1.1),
  },
  "naked antibody": { positive: unharmed, alone: unharmed, beside: () => unharmed },
  payload: {
    positive: hill(0.05, 0.2, 1.4),
    alone: hill(0.05, 0.2, 1.4),
    beside: () => hill(0.05, 0.2, 1.4),
  },
};

const doses = [0, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const mixtures = [0.75, 0.5, 0.25];

/**
 * Simulated co-cultures as a CSV file: antigen-negative cells alone and in three mixtures, antigen-positive cells alone, and all cells of
 * the mixtures; four wells per dose, normal error of 4 % of the control.
 * @param seed of the error.
 */
export function simulatedCoCulture(seed: number): string {
  const rows = Object.entries(coCultureTruth).flatMap(([drug, { positive, alone, beside }]) => {
    const arm = (read: string, negative: number, viability: (dose: number) => number) => {
      const { normal } = randomStream(seed, "co-culture", drug, read, String(negative));
      return doses.flatMap((dose) =>
        [1, 2, 3, 4].map((well) =>
          [drug, read, negative, dose, well, (100 * (viability(dose) + 0.04 * normal())).toFixed(2)].join(
            ",",
          ),
        ),
      );
    };
    const whole = (negative: number) => (dose: number) =>
      negative * beside(1 - negative)(dose) + (1 - negative) * positive(dose);
    return [
      ...arm("positive", 0, positive),
      ...arm("negative", 1, alone),
      ...mixtures.flatMap((negative) => arm("negative", negative, beside(1 - negative))),
      ...mixtures.flatMap((negative) => arm("all", negative, whole(negative))),
    ];
  });
  return ["drug,read,negative,dose [nM],well,viability [%]", ...rows, ""].join("\n");
}
