import type { Job, Method, Plain, StepKind, Tables } from "../step/index.ts";
import { concatTables, namedValuesTable, numbers } from "../table/index.ts";
import { aucMethod } from "./auc/methods.ts";
import { ncaFigures } from "./figures.ts";
import { type NcaOptions, ncaOptions } from "./options.ts";
import { planNca } from "./plan.ts";
import { blqRule } from "./prepare.ts";
import { profileRecords, unitsGiven } from "./profiles.ts";
import { resultTables } from "./results.ts";
import { ncaSettings } from "./settings.ts";
import type { NcaPiece, NcaSpec } from "./spec.ts";
import { namedValues, sparseValues, summaryTable } from "./summary.ts";

/** Subjects of a simulation in one job: enough to outweigh sending the profiles, few enough to share the work. */
const subjectsPerJob = 250;

/** The step `nca`: non-compartmental analysis of simulated or measured profiles. */
export const ncaStep: StepKind<NcaOptions, NcaSpec> = {
  kind: "nca",
  summary: "non-compartmental analysis: AUC, Cmax, half-life, clearance and volumes of profiles",
  options: ncaOptions,
  needs: ({ profiles }) => (profiles === undefined ? [] : [{ step: profiles, at: ["profiles"] }]),
  plan: planNca,
  settings: ncaSettings,
  split,
  run: (piece, inputs) => analysePiece(asPiece(piece), inputs),
  collect: (_, parts) => collect(parts),
  figures: ncaFigures,
  methods,
  assumptions: () => [],
};

function split({ source, settings }: NcaSpec, inputs: Readonly<Record<string, Tables>>): readonly Job[] {
  if (source.kind === "data") {
    const { given, subjects } = source;
    return [job("all subjects", { settings, source: { kind: "data", given, subjects } })];
  }
  const subjects = [...new Set(numbers(inputs[source.step]!.profiles!, "subject"))];
  const starts = Array.from(
    { length: Math.ceil(subjects.length / subjectsPerJob) },
    (_, k) => k * subjectsPerJob,
  );
  return starts.map((start) => {
    const own = subjects.slice(start, start + subjectsPerJob);
    return job(`subjects ${own[0]}-${own.at(-1)}`, { settings, source: { ...source, subjects: own } });
  });
}

const job = (id: string, piece: NcaPiece): Job => ({ id, piece });

/** What {@link split} made comes back as it was. */
const asPiece = (piece: Plain): NcaPiece => piece as NcaPiece;

function analysePiece({ settings, source }: NcaPiece, inputs: Readonly<Record<string, Tables>>): Tables {
  if (source.kind === "data") return resultTables(source.subjects, source.given, settings, true);
  const tables = inputs[source.step]!;
  const records = profileRecords(tables, new Set(source.subjects), settings);
  return resultTables(records, unitsGiven(tables.profiles!, settings), settings, false);
}

function collect(parts: readonly Tables[]): Tables {
  const names = [...new Set(parts.flatMap((part) => Object.keys(part)))];
  const joined = Object.fromEntries(
    names.map((name) => [name, concatTables(parts.flatMap((part) => part[name] ?? []))]),
  );
  const { parameters, sparse, ...others } = joined;
  return {
    values: namedValuesTable(
      [...namedValues(parameters!), ...(sparse ? sparseValues(sparse) : [])],
      sparse
        ? { low: "Lower limit", high: "Upper limit" }
        : { low: "5th percentile of the subjects", high: "95th percentile of the subjects" },
    ),
    summary: summaryTable(parameters!),
    ...(sparse ? { sparse } : {}),
    parameters: parameters!,
    ...others,
  };
}

function methods({ settings }: NcaSpec): readonly Method[] {
  const start = {
    "by-route": "points from Tmax on after a bolus, after Tmax otherwise",
    always: "points from Tmax on",
    never: "points after Tmax",
  }[settings.includeTmax];
  const limit = settings.lloq
    ? `Values below the limit of quantification: ${blqRule(settings.blq).description}.`
    : `Values of zero: ${blqRule(settings.blq).description}.`;
  const sparse: Method = {
    text: "Animals of a group were pooled into a mean profile; the error of its AUClast by the linear trapezoid is that of the weighted sum over animals, batch by batch, with Satterthwaite's degrees of freedom.",
    cite: ["bailer1988", "nedelman1998", "holder2001"],
  };
  return [
    {
      text: `Non-compartmental analysis with the ${aucMethod(settings.method).printed}. The terminal slope is the least-squares line through ln c at the last ${settings.minPoints} or more points with the largest adjusted r² (within ${settings.r2Tolerance} of it, the most points), out of the ${start}. ${limit}`,
      cite: ["gabrielsson2016", "pknca2015", "noncompart2018"],
    },
    ...(settings.sparse ? [sparse] : []),
  ];
}
