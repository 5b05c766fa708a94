import { expect, test } from "vitest";
import {
  coursesOf,
  isThere,
  oracleOf,
  outsideFile,
  outsideIsThere,
  rowsOf,
} from "../../../test/xenograft-reference.ts";
import { chooseGrowthAndDecay } from "./choose-law.ts";
import { exponential } from "./exponential.ts";
import { fitLaw } from "./fit-law.ts";
import { gompertz } from "./gompertz.ts";
import { growthLaws } from "./laws.ts";
import { logistic } from "./logistic.ts";

const truths: Readonly<Record<string, readonly number[]>> = {
  exponential: [5, 0.1],
  gompertz: [5, 0.2, 0.06],
  logistic: [7.5, 5, 0.25],
  gd: [0.03, 0.2],
  gx: [0.05],
  dx: [0.07],
  gdphi: [0.8, 0.04, 0.3],
};

test.each(growthLaws.map((law) => [law.name, law] as const))(
  "%s: its gradient is its derivative",
  (name, law) => {
    const theta = Float64Array.from(truths[name]!);
    const gradient = new Float64Array(theta.length);
    for (const t of [0, 0.5, 7, 25]) {
      law.evaluate(t, theta, gradient);
      theta.forEach((value, j) => {
        const moved = (by: number) => law.evaluate(t, theta.with(j, value + by));
        // Central differences with h = 1e-5 of functions that bend over about 1/t².
        expect(gradient[j]).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 4);
      });
    }
  },
);

test.each(growthLaws.map((law) => [law.name, law] as const))(
  "%s: data without noise give its parameters back",
  (name, law) => {
    const times = Array.from({ length: 12 }, (_, k) => 2 * k);
    const { theta, sumOfSquares } = fitLaw(
      law,
      times,
      times.map((t) => law.evaluate(t, truths[name]!)),
    )!;
    theta.forEach((value, j) => {
      expect(value / truths[name]![j]!).toBeCloseTo(1, 5);
    });
    expect(sumOfSquares).toBeLessThan(1e-12);
  },
);

const sets = (
  [
    ["LS_1034", "LS_1034", "Vehicle"],
    ["grwth_data", "synergylmm_grwth_data", "Control"],
  ] as const
).filter(([key]) => isThere(key));

test.each(sets)(
  "%s: exponential, Gompertz and logistic growth of the controls equal nlsLM",
  (key, file, control) => {
    const oracle =
      key === "LS_1034"
        ? oracleOf(key).growth_models
        : outsideFile("xenograft_extra.json").growth_models[key];
    const own = coursesOf(file).filter(({ mouse }) => mouse.arm === control);
    const times = own.flatMap(({ days }) => days);
    const responses = own.flatMap(({ volumes }) => volumes.map(Math.log));
    const line = fitLaw(exponential, times, responses)!;
    expect(line.theta[1]! / oracle.exponential.k).toBeCloseTo(1, 8);
    expect(line.aic).toBeCloseTo(oracle.exponential.AIC, 8);
    for (const [law, wanted, names] of [
      [gompertz, oracle.gompertz, ["lv0", "a", "b"]],
      [logistic, oracle.logistic, ["lK", "lv0", "r"]],
    ] as const) {
      // R found no start for the logistic law on grwth_data, which grows faster than exponentially.
      if (wanted.error) continue;
      const found = fitLaw(law, times, responses)!;
      names.forEach((name, j) => {
        // nlsLM stops at a relative change of 1e-8 in the sum of squares.
        expect(found.theta[j]! / wanted.coef[name]).toBeCloseTo(1, 3);
        expect(found.se[j]! / wanted.se[j]).toBeCloseTo(1, 3);
      });
      expect(found.sumOfSquares).toBeLessThan(wanted.rss * (1 + 1e-9));
      expect(found.aic).toBeCloseTo(wanted.AIC, 6);
    }
  },
);

test.skipIf(!outsideIsThere)(
  "regression and regrowth of 34 patients: choice and rates equal tumgr 0.0.4",
  () => {
    const byName = new Map<string, [number, number][]>();
    for (const [name, date, size] of rowsOf("tumgr_sample_odd"))
      byName.set(name!, [...(byName.get(name!) ?? []), [Number(date), Number(size)]]);
    const own: Readonly<Record<string, readonly string[]>> = {
      g: ["g", "gx", "gt"],
      d: ["d", "dx", "dt"],
      phi: ["p"],
    };
    let agreed = 0;
    const { results, allest } = outsideFile("tumgr_results.json");
    for (const row of results) {
      const visits = byName.get(row.name)!.sort((a, b) => a[0] - b[0]);
      const chosen = chooseGrowthAndDecay(
        visits.map(([date]) => date),
        visits.map(([, size]) => size),
        { firstDay: 1 },
      );
      if ("why" in chosen) {
        expect(row.type, row.name).toBe("excluded");
        agreed += 1;
        continue;
      }
      const { law, theta, se } = chosen.fit;
      expect(law.name, row.name).toBe(row.selectedFit);
      // The estimates of the fits: for gdphi the package's summary shows another g than its own fit.
      const rows = allest.filter(
        (one: { name: string; fit: string }) => one.name === row.name && one.fit === law.name,
      );
      law.parameters.forEach(({ name }, j) => {
        const wanted = rows.find(({ parameter }: { parameter: string }) => own[name]!.includes(parameter));
        // Both searches stop at relative changes below 1e-6 of the sum of squares.
        expect(theta[j]! / wanted.Estimate, `${row.name} ${name}`).toBeCloseTo(1, 4);
        expect(se[j]! / wanted.StdError, `${row.name} ${name} SE`).toBeCloseTo(1, 3);
      });
      agreed += 1;
    }
    expect(agreed).toBe(34);
  },
);
