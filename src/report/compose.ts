import type { Issue } from "../source/index.ts";
import {
  type ClaimResult,
  type FinishedStep,
  type FinishedStudy,
  planLines,
  printComputed,
} from "../study/index.ts";
import { printNumber } from "../units/index.ts";
import type {
  Report,
  ReportClaim,
  ReportFailure,
  ReportMethod,
  ReportReference,
  ReportStep,
  ReportTable,
} from "./types.ts";

/** A work as `reference/bibliography.json` holds it, by its key. */
export interface Work {
  readonly title: string;
  readonly authors: string;
  readonly year: number;
  readonly where: string;
  readonly doi?: string;
}

/** What a report needs besides the finished study; the shell knows it. */
export interface ReportContext {
  readonly version: string;
  readonly fingerprint: string;
  readonly issues: readonly Issue[];
  /** Where each table was written, relative to the report. */
  readonly tables: readonly {
    readonly step: string;
    readonly table: string;
    readonly csv: string;
    readonly parquet: string;
  }[];
  readonly bibliography: Readonly<Record<string, Work>>;
}

/** A finished study as the plain data of its report. Prints numbers; calculates none. */
export function reportOf(finished: FinishedStudy, context: ReportContext): Report {
  const { plan, steps, claims } = finished;
  const methods = distinctMethods(steps);
  const cited = [...methods.flatMap((method) => method.cite), ...plan.claims.map((claim) => claim.source)];
  return {
    title: plan.title,
    ...(plan.about === undefined ? {} : { subtitle: plan.about }),
    version: context.version,
    fingerprint: context.fingerprint,
    studyPath: plan.path,
    seed: plan.seed,
    counts: countsOf(finished),
    claims: claims.map((result) => claimOf(result, context)),
    steps: steps.map((step) => stepOf(step, context)),
    assumptions: steps.flatMap(({ step, shown }) =>
      (shown?.assumptions ?? []).map((assumption) => ({ step: step.name, ...assumption })),
    ),
    methods,
    references: referencesOf(cited, context.bibliography),
    issues: context.issues,
  };
}

function distinctMethods(steps: readonly FinishedStep[]): ReportMethod[] {
  const byText = new Map<string, ReportMethod>();
  for (const method of steps.flatMap(({ shown }) => shown?.methods ?? [])) byText.set(method.text, method);
  return [...byText.values()];
}

const referencesOf = (
  cited: readonly string[],
  bibliography: ReportContext["bibliography"],
): ReportReference[] =>
  [...new Set(cited)].flatMap((key) => {
    const work = bibliography[key];
    if (!work) return [];
    const text = `${work.authors}. ${work.title}. ${work.where}, ${work.year}.`;
    return [{ key, text, ...(work.doi === undefined ? {} : { doi: work.doi }) }];
  });

function countsOf({ plan, steps, claims }: FinishedStudy): Report["counts"] {
  const tables = steps.reduce((sum, step) => sum + (step.entry?.tableNames.length ?? 0), 0);
  return [
    { label: plan.steps.length === 1 ? "step" : "steps", value: String(plan.steps.length) },
    { label: "tables", value: String(tables) },
    ...(claims.length > 0 ? [{ label: "claims", value: String(claims.length) }] : []),
    ...agreement("predictions that agree", claims, "predicted"),
    ...agreement("calibrated values met", claims, "calibrated"),
  ];
}

/** How many of the judged claims of a kind agree; a value that set a parameter is no prediction. */
function agreement(
  label: string,
  claims: readonly ClaimResult[],
  kind: ClaimResult["claim"]["kind"],
): Report["counts"] {
  const count = (verdict: ClaimResult["verdict"]) =>
    claims.filter((result) => result.claim.kind === kind && result.verdict === verdict).length;
  const [agree, differ] = [count("agrees"), count("differs")];
  return agree + differ > 0 ? [{ label, value: `${agree} of ${agree + differ}` }] : [];
}

function claimOf(result: ClaimResult, context: ReportContext): ReportClaim {
  const { claim, verdict, how, ratio, from } = result;
  const computed = printComputed(result) ?? null;
  const work = context.bibliography[claim.source];
  return {
    says: claim.says,
    source: work ? shortCitation(work) : claim.source,
    ...(work ? { citeKey: claim.source } : {}),
    reported: claim.sd === undefined ? String(claim.reported) : `${claim.reported} (SD ${claim.sd})`,
    computed,
    kind: computed === null ? "not computed" : claim.kind,
    verdict: verdict === "not judged" ? "not comparable" : verdict,
    how,
    ...(ratio === undefined ? {} : { ratio: printNumber(ratio, 3) }),
    ...(from === undefined ? {} : { from }),
    ...(claim.note === undefined ? {} : { note: claim.note }),
  };
}

/** "Lu et al., 2014". */
function shortCitation({ authors, year }: Work): string {
  const [first = authors, ...others] = authors.split(
    /,\s+(?:and\s+)?(?=\p{Lu}[\p{L}'’-]+\s\p{Lu})|\s+and\s+(?=\p{Lu})/u,
  );
  return `${first.replace(/(?<=\p{Lu}\p{Ll}+) \p{Lu}{1,3}$/u, "")}${others.length > 0 ? " et al." : ""}, ${year}`;
}

const endings = {
  computed: "computed in this run",
  kept: "kept from an earlier run",
  failed: "failed",
  skipped: "skipped",
} as const;

function stepOf(finished: FinishedStep, context: ReportContext): ReportStep {
  const { step, shown, state, reason, key } = finished;
  const reads = step.needs.length > 0 ? ` It reads ${step.needs.join(", ")}.` : "";
  return {
    name: step.name,
    kind: step.kind,
    summary: `This ${step.kind} step was ${endings[state]}.${reads}`,
    figures: (shown?.figures ?? []).map(({ name, caption, svg, shows }, k) => ({
      name,
      caption,
      svg,
      table: shows,
      key: k === 0,
    })),
    tables: (shown?.tables ?? []).map((table) => tableOf(step.name, table, key, context)),
    failures: failuresOf(finished, reason),
    settings: planLines(step).map(({ name, value, isDefault }) => ({ name, value, isDefault })),
  };
}

function tableOf(
  step: string,
  table: NonNullable<FinishedStep["shown"]>["tables"][number],
  hash: string,
  context: ReportContext,
): ReportTable {
  const written = context.tables.find((other) => other.step === step && other.table === table.name);
  return {
    name: table.name,
    title: `${step}.${table.name}`,
    nRows: table.nRows,
    columns: table.columns,
    preview: table.rows,
    csv: written?.csv ?? "",
    parquet: written?.parquet ?? "",
    hash,
  };
}

function failuresOf({ step, state, shown }: FinishedStep, reason: string | undefined): ReportFailure[] {
  const whole = reason === undefined ? [] : [{ what: `step ${state}`, where: step.name, advice: reason }];
  const table = shown?.tables.find((other) => other.name === "failures");
  if (!table) return whole;
  const cell = (row: readonly string[], name: string) =>
    row[table.columns.findIndex((column) => column.name === name)] ?? "";
  return [
    ...whole,
    ...table.rows.map((row) => ({
      what: cell(row, "status"),
      where: `${step.name}, subject ${cell(row, "subject")}`,
      advice: cell(row, "advice"),
    })),
  ];
}
