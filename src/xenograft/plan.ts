import { hasErrors, type Issue, nearest } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { inBaseUnits, type Problem, type Quantity } from "../units/index.ts";
import { type AnalysisRules, usualAnalysisRules } from "./analyse.ts";
import type { XenograftOptions } from "./options.ts";
import { type MiceReading, readMice, usualReadRules } from "./read/read.ts";
import type { ReadRules, Role } from "./read/types.ts";
import { planSimeoni } from "./simeoni/plan.ts";
import type { XenograftSpec } from "./spec.ts";

/** The plan of a step: the file read, every default filled in, days and mm³. */
export function planXenograft(
  options: XenograftOptions,
  context: PlanContext,
): { readonly spec?: XenograftSpec; readonly issues: readonly Issue[] } {
  const file = context.file(options.data);
  if (!file) {
    const issue = issueAt(context, ["data"], "xenograft.no-file", {
      problem: `there is no file "${options.data}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    });
    return { issues: [issue] };
  }
  const rules = readRulesOf(options);
  const reading = readMice(file, rules);
  const simeoni = options.simeoni ? planSimeoni(options.simeoni) : null;
  const refused = simeoni !== null && "problem" in simeoni;
  const issues = [
    ...reading.issues,
    ...armIssues(options, reading, context),
    ...(refused ? [issueAt(context, ["simeoni"], "xenograft.simeoni", simeoni)] : []),
  ];
  if (!reading.mice || hasErrors(issues) || refused) return { issues };
  return {
    spec: {
      file: options.data,
      layout: reading.layout!,
      formula: rules.formula,
      rules: { ...analysisRulesOf(options), simeoni },
      mice: reading.mice,
    },
    issues,
  };
}

function issueAt(
  context: PlanContext,
  path: readonly string[],
  code: string,
  { problem, needed, write }: Problem,
): Issue {
  const where = context.place(...path);
  return {
    code,
    severity: "error",
    where,
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  };
}

/** Arms that the options name and the file does not have. */
function armIssues(
  options: XenograftOptions,
  { mice = [] }: MiceReading,
  context: PlanContext,
): readonly Issue[] {
  const arms = [...new Set(mice.map(({ arm }) => arm))];
  if (arms.length === 0) return [];
  const { a, b, combination } = options.combination ?? {};
  const named: readonly (readonly [readonly string[], string | undefined])[] = [
    [["control"], options.control],
    [["combination", "a"], a],
    [["combination", "b"], b],
    [["combination", "combination"], combination],
    ...Object.keys(options.simeoni?.doses ?? {}).map((arm) => [["simeoni", "doses", arm], arm] as const),
  ];
  return named.flatMap(([path, name]) => {
    if (name === undefined || arms.includes(name)) return [];
    const write = nearest(name, arms) ?? arms[0]!;
    const problem = `the file has no arm "${name}"`;
    return [
      issueAt(context, path, "xenograft.no-arm", { problem, needed: `one of ${arms.join(", ")}`, write }),
    ];
  });
}

function readRulesOf({ layout, columns = {}, units = {}, formula }: XenograftOptions): ReadRules {
  const named = Object.entries(columns).flatMap(([role, column]) =>
    column === undefined ? [] : [[role, typeof column === "string" ? { column } : column] as const],
  );
  return {
    layout: layout ?? usualReadRules.layout,
    columns: Object.fromEntries(named) as Partial<Record<Role, { column: string; unit?: string }>>,
    units: {
      ...(units.time === undefined ? {} : { time: units.time }),
      ...(units.size === undefined ? {} : { size: units.size }),
    },
    formula: formula ?? usualReadRules.formula,
  };
}

const days = (quantity: Quantity): number => inBaseUnits(quantity) / inBaseUnits({ value: 1, unit: "d" });
const cubicMillimetres = (quantity: Quantity): number =>
  inBaseUnits(quantity) / inBaseUnits({ value: 1, unit: "mm3" });

function analysisRulesOf(options: XenograftOptions): Omit<AnalysisRules, "simeoni"> {
  const usual = usualAnalysisRules;
  const { baseline, endpoint, treatment, combination } = options;
  return {
    control: options.control,
    baselineDay: baseline ? days(baseline) : usual.baselineDay,
    endpoint:
      endpoint === undefined
        ? usual.endpoint
        : "fold" in endpoint
          ? { kind: "fold", fold: endpoint.fold }
          : { kind: "volume", volume: cubicMillimetres(endpoint.volume) },
    foundDead: options["found-dead"] ?? usual.foundDead,
    zeroAs: options["zero-as"] ? cubicMillimetres(options["zero-as"]) : usual.zeroAs,
    days: options.days ? options.days.map(days) : usual.days,
    treatmentDays: treatment ? days(treatment) : usual.treatmentDays,
    random: options.random ?? usual.random,
    degreesOfFreedom: options["degrees-of-freedom"] ?? usual.degreesOfFreedom,
    combination: combination
      ? { control: options.control, looks: "last", ...withoutUndefined(combination) }
      : usual.combination,
  };
}

const withoutUndefined = ({ looks, ...rest }: NonNullable<XenograftOptions["combination"]>) => ({
  ...rest,
  ...(looks === undefined ? {} : { looks }),
});
