import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { rowObjects, texts } from "../../table/index.ts";
import { ncaOptions } from "../options.ts";
import { ncaStep } from "../step.ts";
import { proportionalityOptions } from "./options.ts";
import { type DosedValue, powerModel } from "./power-model.ts";
import { proportionalityStep } from "./step.ts";

const usual = { low: 0.8, high: 1.25, level: 0.9 };
const fitted = (values: readonly DosedValue[], criterion = usual) => {
  const model = powerModel(values, criterion);
  if ("why" in model) throw new Error(model.why);
  return model;
};

const shared = new URL(
  "../../../../shared/reference/assays/nca/nca_multidose_blq_power.json",
  import.meta.url,
);

test.skipIf(!existsSync(shared))(
  "forty subjects at four doses: slope, error, interval, limits, conclusion and lack of fit are those of lm in R (skipped without the shared numbers)",
  () => {
    const block = JSON.parse(readFileSync(shared, "utf8")).dose_proportionality;
    for (const name of ["CMAX", "AUCLST", "AUCIFO"]) {
      const model = fitted(
        block.per_subject.map((row: Record<string, number>) => ({
          subject: String(row.ID),
          dose: row.DOSE,
          value: row[name],
        })),
      );
      const want = block[name];
      const close = (found: number, wanted: number) => expect(found / wanted).toBeCloseTo(1, 9);
      close(model.slope, want.slope);
      close(model.intercept, want.intercept);
      close(model.se, want.se);
      expect(model.df).toBe(want.df);
      close(model.low, want.ci90[0]);
      close(model.high, want.ci90[1]);
      close(model.limits[0], want["smith_limits_0.8_1.25"][0]);
      close(model.limits[1], want["smith_limits_0.8_1.25"][1]);
      expect(model.conclusion).toBe(want.proportional_conclusion);
      close(model.ratio.value, want.ratio_dnm_max_vs_min);
      close(model.lackOfFit.f, want.lack_of_fit.F);
      close(model.lackOfFit.p, want.lack_of_fit.p);
    }
  },
);

const doses = [1, 2, 4, 8];
const exact = (slope: number, wobble: number): readonly DosedValue[] =>
  doses.flatMap((dose, k) =>
    [-1, 1].map((sign) => ({
      subject: `${dose}${sign}`,
      dose,
      value: 5 * dose ** slope * Math.exp(sign * wobble * (k % 2 ? 1 : 0.7)),
    })),
  );

test("the three conclusions: inside, outside and across the limits", () => {
  expect(fitted(exact(1, 0.02)).conclusion).toBe("proportional");
  expect(fitted(exact(1.4, 0.02)).conclusion).toBe("not proportional");
  expect(fitted(exact(1, 0.4)).conclusion).toBe("inconclusive");
  expect(fitted(exact(1.4, 0.02)).ratio.value).toBeCloseTo(8 ** 0.4, 10);
});

test("the proven ratio is where the interval touches its limits", () => {
  const model = fitted(exact(1, 0.1));
  const at = (r: number) => [1 + Math.log(0.8) / Math.log(r), 1 + Math.log(1.25) / Math.log(r)];
  const [low, high] = at(model.provenRatio);
  expect(Math.min(model.low - low!, high! - model.high)).toBeCloseTo(0, 10);
});

test("subjects with several doses have intercepts of their own: differences between them do not widen the slope", () => {
  const crossover = [0.5, 1, 3].flatMap((own, subject) =>
    doses.map((dose, k) => ({
      subject: String(subject),
      dose,
      value: own * dose * Math.exp(0.01 * ((k + subject) % 2 ? 1 : -1)),
    })),
  );
  const model = fitted(crossover);
  expect(model.withSubjects).toBe(true);
  expect(model.df).toBe(12 - 3 - 1);
  expect(model.conclusion).toBe("proportional");
  expect(fitted(crossover.map((row, k) => ({ ...row, subject: String(k) }))).conclusion).toBe("inconclusive");
});

test("one dose alone, and two values, have a reason in place of a slope", () => {
  const one = { subject: "a", dose: 1, value: 2 };
  expect(powerModel([one], usual)).toEqual({ why: "values after one dose alone" });
  expect(powerModel([one, { subject: "b", dose: 2, value: 4 }], usual)).toEqual({
    why: "too few values for an error of the slope",
  });
});

test("the step reads the doses of an nca step and the values that are not left out", () => {
  const text = `subject,time [h],concentration [mg/L],dose [mg]\n${[1, 2, 4]
    .flatMap((dose) =>
      [0, 1, 2].flatMap((k) =>
        [1, 4, 8, 24].map(
          (time) => `${dose}-${k},${time},${dose * (1 + k / 50) * Math.exp(-0.1 * time)},${dose}`,
        ),
      ),
    )
    .join("\n")}\n`;
  const context = {
    stepName: "x",
    seed: 1,
    compounds: new Map(),
    file: (path: string) => ({ path, text }),
    step: () => ({ kind: "nca", spec: {} }),
    place: () => ({ file: "study.yaml" }),
  };
  const nca = ncaStep.plan(
    ncaOptions.parse({ data: "a.csv", route: "bolus", exclude: [{ subject: "4-0", why: "vomited" }] }),
    context,
  ).spec!;
  const tables = ncaStep.collect(
    nca,
    ncaStep.split(nca, {}).map(({ piece }) => ncaStep.run(piece, {})),
    {},
  );
  const { spec } = proportionalityStep.plan(proportionalityOptions.parse({ nca: "measured" }), context);
  const result = proportionalityStep.run(JSON.parse(JSON.stringify(spec)), { measured: tables });
  const [cmax] = rowObjects(result.slopes!);
  expect(cmax).toMatchObject({ parameter: "cmax", n: 8, conclusion: "proportional", dose_ratio: 4 });
  expect(texts(result.values!, "name")).toContain("auc_inf.slope");
  expect(proportionalityStep.figures(spec!, result)).toHaveLength(3);
  expect(() => proportionalityStep.run({ ...spec!, parameters: ["aug"] }, { measured: tables })).toThrow(
    /has no parameter "aug"/,
  );
});
