import type { Issue } from "../../source/index.ts";
import type { PlanContext, StepFigure, StepKind, Tables } from "../../step/index.ts";
import {
  column,
  type NamedValue,
  namedValuesTable,
  numbers,
  numbersAt,
  type Table,
  tableOf,
  texts,
} from "../../table/index.ts";
import { convert, dimensionOf, sameDimension } from "../../units/index.ts";
import { parameters } from "../parameters/parameters.ts";
import { type ProportionalityOptions, type ProportionalitySpec, proportionalityOptions } from "./options.ts";
import { type DosedValue, type PowerModel, powerModel } from "./power-model.ts";

const stepsOf = ({ nca }: ProportionalityOptions): readonly string[] =>
  typeof nca === "string" ? [nca] : nca;

/** The step `proportionality`: whether exposure grows in proportion to the dose. */
export const proportionalityStep: StepKind<ProportionalityOptions, ProportionalitySpec> = {
  kind: "proportionality",
  summary: "dose proportionality of NCA parameters: the power model with Smith's criterion",
  options: proportionalityOptions,
  needs: (options) =>
    stepsOf(options).map((step, k) => ({ step, at: typeof options.nca === "string" ? ["nca"] : ["nca", k] })),
  plan,
  settings: ({ steps, parameters, low, high, level }) => [
    { name: "nca", value: steps.join(", ") },
    { name: "parameters", value: parameters.join(", ") },
    { name: "limits", value: `${low} to ${high}` },
    { name: "level", value: String(level) },
  ],
  split: (spec) => [{ id: "all doses", piece: spec }],
  run: (piece, inputs) => test(piece as ProportionalitySpec, inputs),
  collect: (_, [part]) => part!,
  figures,
  methods: ({ low, high, level }) => [
    {
      text: `Dose proportionality was tested by the power model ln P = a + b ln D: proportional when the ${100 * level} % interval of b lies within 1 + ln ${low}/ln r and 1 + ln ${high}/ln r, r being the ratio of the largest to the smallest dose.`,
      cite: ["smith2000"],
    },
  ],
  assumptions: () => [],
};

function plan(options: ProportionalityOptions, context: PlanContext) {
  const issues = stepsOf(options).flatMap((step): Issue[] => {
    const planned = context.step(step);
    if (!planned || planned.kind === "nca") return [];
    return [
      {
        code: "proportionality.no-nca",
        severity: "error",
        where: context.place("nca"),
        found: `"${step}" is a step of kind ${planned.kind}`,
        needed: "the name of an nca step",
      },
    ];
  });
  if (issues.length > 0) return { issues };
  const [low, high] = options.limits ?? [0.8, 1.25];
  const parameters = options.parameters ?? ["cmax", "auc_last", "auc_inf"];
  return { spec: { steps: stepsOf(options), parameters, low, high, level: options.level ?? 0.9 }, issues };
}

interface Tested {
  readonly parameter: string;
  readonly unit: string;
  readonly doseUnit: string;
  readonly values: readonly DosedValue[];
  readonly model: PowerModel | { readonly why: string };
}

function test(spec: ProportionalitySpec, inputs: Readonly<Record<string, Tables>>): Tables {
  const tested = spec.parameters.map((parameter): Tested => {
    const { values, unit, doseUnit } = valuesOf(parameter, spec, inputs);
    return { parameter, unit, doseUnit, values, model: powerModel(values, spec) };
  });
  return {
    values: namedValuesTable(tested.flatMap(named), limitsOf(spec)),
    slopes: slopeTable(tested, spec),
    points: pointTable(tested),
  };
}

const limitsOf = ({ level }: ProportionalitySpec) => ({
  low: `Lower ${100 * level} % limit`,
  high: `Upper ${100 * level} % limit`,
});

/**
 * The values of a parameter above 0, the first after each dose of a subject, without those left out of summaries. Subjects of
 * different steps are different subjects.
 * @throws RangeError where a step has no such parameter, or units of two steps do not measure the same.
 */
function valuesOf(
  parameter: string,
  { steps }: ProportionalitySpec,
  inputs: Readonly<Record<string, Tables>>,
) {
  const read = steps.map((step) => ({ step, ...stepValues(step, parameter, inputs[step]!) }));
  const { unit, doseUnit } = read[0]!;
  const like = (step: string, from: string, to: string) => {
    if (sameDimension(dimensionOf(from), dimensionOf(to))) return;
    throw new RangeError(
      `${parameter} of ${step} is in ${from}, of ${steps[0]} in ${to}; both are needed in the same kind of unit: write per or units in one of the nca steps`,
    );
  };
  const values = read.flatMap((own) => {
    like(own.step, own.unit, unit);
    like(own.step, own.doseUnit, doseUnit);
    return own.values.map(({ subject, dose, value }) => ({
      subject: `${own.step} ${subject}`,
      dose: convert(dose, own.doseUnit, doseUnit),
      value: convert(value, own.unit, unit),
    }));
  });
  return { values, unit, doseUnit };
}

function stepValues(step: string, parameter: string, { parameters, subjects_wide: wide }: Tables) {
  const names = texts(parameters!, "parameter");
  const rows = names.flatMap((name, row) => (name === parameter ? [row] : []));
  if (rows.length === 0)
    throw new RangeError(`${step} has no parameter "${parameter}"; it has ${[...new Set(names)].join(", ")}`);
  // Rows of a parameter stand in the order of the rows of subjects_wide.
  const doses = numbers(wide!, "dose_given");
  const subjects = column(wide!, "subject").values;
  const [value, leftOut] = [numbers(parameters!, "value"), texts(parameters!, "left_out")];
  const seen = new Set<string>();
  const values = rows.flatMap((row, k): DosedValue[] => {
    // Doses are compared to six digits, so that a dose computed from a weight equals itself.
    const key = `${subjects[k]} ${doses[k]!.toPrecision(6)}`;
    if (!(value[row]! > 0) || !(doses[k]! > 0) || leftOut[row] !== "" || seen.has(key)) return [];
    seen.add(key);
    return [{ subject: String(subjects[k]), dose: Number(doses[k]!.toPrecision(6)), value: value[row]! }];
  });
  return { values, unit: texts(parameters!, "unit")[rows[0]!]!, doseUnit: column(wide!, "dose_given").unit };
}

const code = { proportional: 1, inconclusive: 0, "not proportional": -1 };

function named({ parameter, model }: Tested): readonly NamedValue[] {
  if ("why" in model) return [];
  const none = { low: Number.NaN, high: Number.NaN };
  return [
    {
      name: `${parameter}.slope`,
      value: model.slope,
      unit: "",
      low: model.low,
      high: model.high,
      description: `slope of ln ${parameter} on ln dose; 1 is proportional`,
    },
    {
      name: `${parameter}.ratio`,
      unit: "",
      ...model.ratio,
      description: `dose-normalised ${parameter} at the largest dose over that at the smallest`,
    },
    {
      name: `${parameter}.proportional`,
      value: code[model.conclusion],
      unit: "",
      ...none,
      description: "1 proportional, 0 inconclusive, −1 not proportional",
    },
  ];
}

function slopeTable(tested: readonly Tested[], { level }: ProportionalitySpec): Table {
  const percent = 100 * level;
  const number = (name: string, is: string, read: (model: PowerModel) => number) => ({
    name,
    is,
    number: ({ model }: Tested) => ("why" in model ? Number.NaN : read(model)),
  });
  return tableOf(tested, [
    { name: "parameter", is: "Parameter", text: ({ parameter }) => parameter },
    { name: "n", is: "Values", number: ({ values }) => values.length },
    number("slope", "Slope b of ln P = a + b ln D", ({ slope }) => slope),
    number("se", "Standard error of the slope", ({ se }) => se),
    number("df", "Degrees of freedom", ({ df }) => df),
    number("low", `Lower ${percent} % limit of the slope`, ({ low }) => low),
    number("high", `Upper ${percent} % limit of the slope`, ({ high }) => high),
    number("limit_low", "Least slope that counts as proportional", ({ limits }) => limits[0]),
    number("limit_high", "Largest slope that counts as proportional", ({ limits }) => limits[1]),
    {
      name: "conclusion",
      is: "proportional, not proportional, inconclusive, or why there is none",
      text: ({ model }) => ("why" in model ? model.why : model.conclusion),
    },
    number("dose_ratio", "Largest over smallest dose", ({ doseRatio }) => doseRatio),
    number(
      "proven_ratio",
      "Largest ratio of doses over which the interval shows proportionality",
      ({ provenRatio }) => provenRatio,
    ),
    number(
      "ratio",
      "Dose-normalised value at the largest dose over that at the smallest",
      ({ ratio }) => ratio.value,
    ),
    number("ratio_low", `Lower ${percent} % limit of the ratio`, ({ ratio }) => ratio.low),
    number("ratio_high", `Upper ${percent} % limit of the ratio`, ({ ratio }) => ratio.high),
    number("lack_of_fit_f", "F of separate means per dose against the line", ({ lackOfFit }) => lackOfFit.f),
    number("lack_of_fit_p", "Its p value", ({ lackOfFit }) => lackOfFit.p),
    {
      name: "subjects",
      is: "Whether every subject has an intercept of its own",
      text: ({ model }) =>
        "why" in model ? "" : model.withSubjects ? "intercept per subject" : "one intercept",
    },
  ]);
}

function pointTable(tested: readonly Tested[]): Table {
  const rows = tested.flatMap(({ parameter, unit, doseUnit, values, model }) =>
    values.map((value) => ({
      parameter,
      unit,
      doseUnit,
      ...value,
      fitted: "why" in model ? Number.NaN : Math.exp(model.intercept + model.slope * Math.log(value.dose)),
    })),
  );
  return tableOf(rows, [
    { name: "parameter", is: "Parameter", text: ({ parameter }) => parameter },
    { name: "subject", is: "Step and subject", text: ({ subject }) => subject },
    { name: "dose_given", unit: tested[0]!.doseUnit, is: "Dose given", number: ({ dose }) => dose },
    { name: "value", is: "Value in the unit of the row", number: ({ value }) => value },
    { name: "unit", is: "Unit of the value", text: ({ unit }) => unit },
    { name: "fitted", is: "On the line of the power model", number: ({ fitted }) => fitted },
  ]);
}

const printedName = (parameter: string): string => parameters[parameter]?.printed ?? parameter;

/** A figure per parameter: values and the line of the power model, both axes logarithmic. */
function figures({ parameters: tested }: ProportionalitySpec, { points }: Tables): readonly StepFigure[] {
  if (!points || points.nRows === 0) return [];
  const [names, units] = [texts(points, "parameter"), texts(points, "unit")];
  const at = (name: string, rows: readonly number[]) => numbersAt(points, name, rows);
  const dose = { label: "Dose", unit: column(points, "dose_given").unit, scale: "log" as const };
  return tested.flatMap((parameter): StepFigure[] => {
    const rows = [...names.keys()].filter((row) => names[row] === parameter);
    if (rows.length === 0) return [];
    const rising = rows.toSorted(
      (a, b) => numbers(points, "dose_given")[a]! - numbers(points, "dose_given")[b]!,
    );
    return [
      {
        name: parameter,
        caption: `${printedName(parameter)} by dose and the line of the power model; on these axes a slope of 1 is proportional.`,
        shows: "points",
        figure: {
          title: `${printedName(parameter)} by dose`,
          x: dose,
          y: { label: printedName(parameter), unit: units[rows[0]!]!, scale: "log" },
          marks: [
            { mark: "points", series: "subjects", x: at("dose_given", rows), y: at("value", rows) },
            { mark: "line", series: "power model", x: at("dose_given", rising), y: at("fitted", rising) },
          ],
        },
      },
    ];
  });
}
