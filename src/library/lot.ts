import type { Model, ModelParameter } from "../model/index.ts";
import type { Issue } from "../source/index.ts";

/** The shares of a lot, from no drug upwards: the parameters `f[0]`, `f[1]`, ..., or `lot_f[0]`, ... */
export interface Lot {
  readonly name: string;
  readonly shares: readonly number[];
  readonly sum: number;
}

/** How far the shares of a lot may be from 1 before they are taken for a mistake. */
const rounding = 0.01;

/** The lots that a model's parameters describe. */
export function lotsOf({ parameters }: Pick<Model, "parameters">): readonly Lot[] {
  const lots = new Map<string, number[]>();
  for (const { name, quantity } of parameters as readonly ModelParameter[]) {
    const family = /^((?:\w+_)?f)\[\d+\]$/.exec(name)?.[1];
    if (family === undefined) continue;
    const shares = lots.get(family) ?? [];
    shares.push(quantity.unit === "%" ? quantity.value / 100 : quantity.value);
    lots.set(family, shares);
  }
  return [...lots].map(([name, shares]) => ({ name, shares, sum: shares.reduce((a, b) => a + b, 0) }));
}

const needed = "shares of antibody with 0, 1, 2, ... drugs, none negative, that sum to 1 within 1 %";

/** Reports lots with a negative share, and those whose shares do not sum to 1 within 1 %. */
export const lotIssues = (model: Pick<Model, "parameters">, where: Issue["where"]): readonly Issue[] =>
  lotsOf(model).flatMap(({ name, shares, sum }): readonly Issue[] => {
    const issue = { code: "library.lot", severity: "error", where, needed } as const;
    const lot = `the shares ${name} of the lot, ${shares.join(", ")},`;
    if (shares.some((share) => share < 0)) return [{ ...issue, found: `${lot} hold a negative one` }];
    if (Math.abs(sum - 1) <= rounding) return [];
    const write = shares.map((share) => round(share / sum)).join(" ");
    return [{ ...issue, found: `${lot} sum to ${round(sum)}`, write }];
  });

/** What the shares of each lot that is off by rounding are divided by, by the name of the parameter: their sum. */
export const lotDivisors = (model: Pick<Model, "parameters">): ReadonlyMap<string, number> =>
  new Map(
    lotsOf(model)
      .filter(isRounded)
      .flatMap(({ name, shares, sum }) => shares.map((_, k) => [`${name}[${k}]`, sum] as const)),
  );

const isRounded = ({ sum }: Lot): boolean => Math.abs(sum - 1) > 1e-12 && Math.abs(sum - 1) <= rounding;

/** A sentence on each lot whose shares are off by rounding, for reports. */
export const lotNotes = (model: Pick<Model, "parameters">): readonly string[] =>
  lotsOf(model)
    .filter(isRounded)
    .map(
      ({ name, sum }) =>
        `The shares ${name} of the lot sum to ${round(sum)} by rounding; they were divided by their sum.`,
    );

const round = (x: number): string => String(Number(x.toPrecision(4)));
