import type { Issue } from "../../source/index.ts";
import type { PlanContext, StepFigure, StepKind, Tables } from "../../step/index.ts";
import { concatTables, namedValuesTable, numbers, type Table, tableOf } from "../../table/index.ts";
import { inBaseUnits, printNumber, type Quantity } from "../../units/index.ts";
import type { GrowthModel } from "../mixed/growth.ts";
import type { Inference } from "../mixed/inference.ts";
import { type PowerOptions, powerOptions } from "./options.ts";
import { type PlannedArm, simulatedPower } from "./simulation.ts";

/** The plan of a `xenograft-power` step: days, mm³, rates per day. */
export type PowerSpec = {
  /** By arm: the control first; then the treated arm, or a, b and both. */
  readonly rates: readonly { readonly name: string; readonly rate: number }[];
  readonly mice: readonly number[];
  readonly days: readonly number[];
  readonly start: number;
  readonly sdStart: number;
  readonly sdRate: number;
  readonly sdVisit: number;
  /** null: nobody is removed. */
  readonly sacrificeAt: number | null;
  readonly wanted: number;
  readonly alpha: number;
  readonly nRuns: number;
  readonly seed: number;
};

type Piece = { readonly spec: PowerSpec; readonly n: number };

/** The step `xenograft-power`: how many mice an experiment needs. */
export const xenograftPowerStep: StepKind<PowerOptions, PowerSpec> = {
  kind: "xenograft-power",
  summary: "power of a xenograft experiment by simulation of its mixed model, with removal by size",
  options: powerOptions,
  needs: () => [],
  plan,
  settings: (spec) => [
    {
      name: "rates",
      value: spec.rates.map(({ name, rate }) => `${name} ${printNumber(rate)} 1/d`).join(", "),
    },
    { name: "mice", value: spec.mice.join(", ") },
    { name: "days", value: spec.days.map((day) => printNumber(day)).join(", ") },
    { name: "start", value: `${printNumber(spec.start)} mm3` },
    { name: "sd-start", value: String(spec.sdStart) },
    { name: "sd-rate", value: `${printNumber(spec.sdRate)} 1/d` },
    { name: "sd-visit", value: String(spec.sdVisit) },
    {
      name: "sacrifice-at",
      value: spec.sacrificeAt === null ? "none" : `${printNumber(spec.sacrificeAt)} mm3`,
    },
    { name: "wanted", value: `${printNumber(100 * spec.wanted)} %` },
    { name: "alpha", value: String(spec.alpha) },
    { name: "runs", value: String(spec.nRuns) },
  ],
  split: (spec) => spec.mice.map((n) => ({ id: `${n} mice per arm`, piece: { spec, n } })),
  run: (piece) => powerOf(piece as Piece),
  collect,
  figures,
  methods: ({ rates, nRuns, sacrificeAt }) => [
    {
      text: `Power is the share of ${nRuns} simulated experiments in which ${rates.length > 2 ? "the contrast k_AB − k_A − k_B + k_C of growth rates (Bliss independence)" : "the difference of growth rates"} in the linear mixed model of ln V is significant (Satterthwaite)${sacrificeAt === null ? "" : "; mice leave after the visit at which they reach the size limit"}; limits by Clopper and Pearson.`,
      cite: ["pinheiro2000", "kuznetsova2017"],
    },
  ],
  assumptions: (spec) => [
    {
      what: "spread of first volumes, of growth rates and of visits in the simulated mice",
      value: `${spec.sdStart} (ln V0), ${printNumber(spec.sdRate)} 1/d, ${spec.sdVisit} (ln V)`,
      why: "stated in the study, or usual values",
      sensitivity: "",
    },
  ],
};

const perDay = (rate: Quantity): number => inBaseUnits(rate) * inBaseUnits({ value: 1, unit: "d" });
const inDays = (time: Quantity): number => inBaseUnits(time) / inBaseUnits({ value: 1, unit: "d" });
const inCubicMillimetres = (volume: Quantity): number =>
  inBaseUnits(volume) / inBaseUnits({ value: 1, unit: "mm3" });

function plan(options: PowerOptions, context: PlanContext) {
  const days = options.days.map(inDays);
  const issues = [...armIssues(options, context), ...dayIssues(days, context)];
  if (issues.length > 0) return { issues };
  const { combination, treated } = options;
  const others = combination
    ? (["a", "b", "both"] as const).map((name) => ({ name, rate: perDay(combination[name]) }))
    : [{ name: "treated", rate: perDay(treated!) }];
  const spec: PowerSpec = {
    rates: [{ name: "control", rate: perDay(options.control) }, ...others],
    mice: options.mice,
    days,
    start: options.start ? inCubicMillimetres(options.start) : 150,
    sdStart: options["sd-start"] ?? 0.3,
    sdRate: options["sd-rate"] ? perDay(options["sd-rate"]) : 0.02,
    sdVisit: options["sd-visit"] ?? 0.15,
    sacrificeAt: options["sacrifice-at"] ? inCubicMillimetres(options["sacrifice-at"]) : null,
    wanted: options.wanted ? inBaseUnits(options.wanted) : 0.8,
    alpha: options.alpha ?? 0.05,
    nRuns: options.runs ?? 500,
    seed: context.seed,
  };
  return { spec, issues };
}

function armIssues({ treated, combination }: PowerOptions, context: PlanContext): readonly Issue[] {
  if ((treated === undefined) !== (combination === undefined)) return [];
  return [
    {
      code: "xenograft-power.arms",
      severity: "error",
      where: context.place("treated"),
      found: treated === undefined ? "no treated arm" : "both a treated arm and a combination",
      needed: "either treated or combination",
      write: "treated: 0.08 1/d",
    },
  ];
}

function dayIssues(days: readonly number[], context: PlanContext): readonly Issue[] {
  if (days[0] === 0 && days.every((day, k) => k === 0 || day > days[k - 1]!)) return [];
  return [
    {
      code: "xenograft-power.days",
      severity: "error",
      where: context.place("days"),
      found: `visits on days ${days.map((day) => printNumber(day)).join(", ")}`,
      needed: "days that rise from 0",
      write: "days: [0 d, 3 d, 7 d, 10 d, 14 d]",
    },
  ];
}

/** The test of Bliss independence in the order control, a, b, both. */
const blissContrast = (model: GrowthModel, inference: Inference): number => {
  const [control, a, b, both] = model.arms.map(model.slope) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  return inference.estimate(both.map((value, k) => value - a[k]! - b[k]! + control[k]!)).p;
};

function powerOf({ spec, n }: Piece): Tables {
  const { rates, days, start, sdStart, sdRate, sdVisit, sacrificeAt, alpha, nRuns, seed } = spec;
  const arms = rates.map(({ name, rate }): PlannedArm => ({ name, n, rate }));
  const experiment = {
    arms,
    days,
    start,
    sdStart,
    sdRate,
    sdVisit,
    sacrificeAt: sacrificeAt ?? Number.POSITIVE_INFINITY,
  };
  const found = simulatedPower(experiment, {
    nRuns,
    seed,
    alpha,
    ...(arms.length > 2 ? { test: blissContrast } : {}),
  });
  return {
    power: tableOf(
      [found],
      [
        { name: "mice", is: "Mice per arm", number: () => n },
        {
          name: "power",
          unit: "%",
          is: "Share of simulated experiments with a significant test",
          number: ({ power }) => 100 * power,
        },
        {
          name: "low",
          unit: "%",
          is: "Lower 95 % limit of the simulation",
          number: ({ lower }) => 100 * lower,
        },
        {
          name: "high",
          unit: "%",
          is: "Upper 95 % limit of the simulation",
          number: ({ upper }) => 100 * upper,
        },
        { name: "runs", is: "Simulated experiments", number: (one) => one.nRuns },
        {
          name: "failed",
          is: "Experiments that could not be analysed; they count as found nothing",
          number: ({ nFailed }) => nFailed,
        },
      ],
    ),
  };
}

function collect({ wanted }: PowerSpec, parts: readonly Tables[]): Tables {
  const power = concatTables(parts.map((part) => part.power!));
  const [mice, share, low, high] = ["mice", "power", "low", "high"].map((name) => numbers(power, name));
  const enough = [...mice!.keys()].filter((row) => share![row]! >= 100 * wanted).map((row) => mice![row]!);
  const none = { low: Number.NaN, high: Number.NaN };
  return {
    values: namedValuesTable(
      [
        {
          name: "mice",
          value: enough.length > 0 ? Math.min(...enough) : Number.NaN,
          unit: "",
          ...none,
          description: `fewest mice per arm, of those tried, with a power of ${printNumber(100 * wanted)} %`,
        },
        ...Array.from(mice!, (n, row) => ({
          name: `n${n}.power`,
          value: share![row]!,
          unit: "%",
          low: low![row]!,
          high: high![row]!,
          description: `power with ${n} mice per arm`,
        })),
      ],
      { low: "Lower 95 % limit of the simulation", high: "Upper 95 % limit of the simulation" },
    ),
    power,
  };
}

function figures({ wanted }: PowerSpec, { power }: Tables): readonly StepFigure[] {
  if (!power) return [];
  const at = (name: string) => numbers(power as Table, name);
  return [
    {
      name: "power",
      caption: "Power by mice per arm with the 95 % limits of the simulation; the line is the power wanted.",
      shows: "power",
      figure: {
        title: "Power by simulation",
        x: { label: "Mice per arm", unit: "", scale: "linear" },
        y: { label: "Power", unit: "%", scale: "linear", domain: [0, 100] },
        marks: [
          { mark: "rule", axis: "y", at: [100 * wanted], weight: "thin" },
          { mark: "line", x: at("mice"), y: at("power") },
          {
            mark: "interval",
            direction: "vertical",
            at: at("mice"),
            low: at("low"),
            high: at("high"),
            middle: at("power"),
          },
        ],
      },
    },
  ];
}
