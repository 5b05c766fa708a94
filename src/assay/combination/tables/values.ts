import { type NamedValue, namedValuesTable, type Table } from "../../../table/index.ts";
import type { Indices, SurfaceResult } from "../analyse.ts";
import { nullModel } from "../nulls/nulls.ts";
import type { Verdict } from "../verdict.ts";
import { percent } from "./columns.ts";
import { readParameter } from "./fits.ts";

const codes = { synergy: 1, additive: 0, antagonism: -1, "not assessable": Number.NaN };

/** The table `values`: what claims can ask for. */
export function valuesTable(
  verdicts: readonly Verdict[],
  declared: string,
  indices: Indices,
  fits: readonly SurfaceResult[],
): Table {
  const of = (prefix: string, v: Verdict): readonly NamedValue[] => {
    const printed = nullModel(v.null).printed;
    return [
      {
        name: `${prefix}score`,
        value: percent(v.score),
        unit: "%",
        low: percent(v.low),
        high: percent(v.high),
        description: `weighted mean excess over ${printed}`,
      },
      {
        name: `${prefix}verdict`,
        value: codes[v.call],
        unit: "",
        low: Number.NaN,
        high: Number.NaN,
        description: `1 synergy, 0 additive, −1 antagonism, against ${printed}`,
      },
      {
        name: `${prefix}p`,
        value: v.p,
        unit: "",
        low: Number.NaN,
        high: Number.NaN,
        description: `p of the score against ${printed}`,
      },
    ];
  };
  const decided = verdicts.find((v) => v.null === declared)!;
  const rows = [
    ...of("", decided),
    ...verdicts.flatMap((v) => of(`${v.null}.`, v)),
    ...indexValues(indices),
    ...fits
      .filter(({ fit }) => fit.determined)
      .flatMap(({ fit, bootstrap }) =>
        fit.model.parameters.flatMap((parameter, k): NamedValue[] => {
          if (!parameter.synergy) return [];
          const read = (x: number | undefined) =>
            x === undefined ? Number.NaN : readParameter(parameter, fit.model, x);
          return [
            {
              name: `${fit.model.name}.${parameter.name}`,
              value: read(fit.theta[k]),
              unit: "",
              low: read(bootstrap?.low[k]),
              high: read(bootstrap?.high[k]),
              description: `${parameter.printed} of ${fit.model.printed}; ${parameter.synergy.none} without interaction`,
            },
          ];
        }),
      ),
  ];
  return namedValuesTable(rows);
}

/** Indices of the ray with the most doses, as "ci.50"; of every ray as "ray2.ci.50". */
function indexValues({ rays }: Indices): readonly NamedValue[] {
  const used = rays.filter(({ indices }) => indices.length > 0);
  const main = used.reduce<(typeof used)[number] | undefined>(
    (best, ray) => (best && best.ray.totals.length >= ray.ray.totals.length ? best : ray),
    undefined,
  );
  return used.flatMap((ray, k) =>
    ray.indices.flatMap((index) => {
      const value = {
        value: index.index,
        unit: "",
        low: index.low,
        high: index.high,
        description: `combination index at fa = ${index.fa}, ratio 1:${ray.ray.ratio.toPrecision(4)}`,
      };
      const name = `ci.${Math.round(100 * index.fa)}`;
      const own = { ...value, name: `ray${k + 1}.${name}` };
      return ray === main ? [{ ...value, name }, own] : [own];
    }),
  );
}
