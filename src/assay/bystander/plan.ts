import { hasErrors, type Issue, nearest } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { convert, isProblem, readQuantityLike } from "../../units/index.ts";
import { type CurveRecord, type LongData, readLongTable } from "../reading/long-table.ts";
import { oddResponses } from "../reading/response.ts";
import type { BystanderOptions } from "./options.ts";
import type { Arm, BystanderSpec, ReadCells } from "./spec.ts";

interface Reader {
  readonly options: BystanderOptions;
  readonly context: PlanContext;
  readonly issues: Issue[];
}

/** The plan of a step: every default filled in, the arms read and checked for what the index needs. */
export function planBystander(
  options: BystanderOptions,
  context: PlanContext,
): { readonly spec?: BystanderSpec; readonly issues: readonly Issue[] } {
  const reader: Reader = { options, context, issues: [] };
  const data = readData(reader);
  if (!data) return { issues: reader.issues };
  const arms = data.curves.flatMap((curve) => armOf(curve, data, reader));
  checkDrugs(arms, reader);
  const at = doseOf(options.at, ["at"], data, reader);
  const spec: BystanderSpec = {
    data: options.data,
    response: options.response,
    doseUnit: data.doseUnit,
    conjugate: options.conjugate,
    payload: options.payload,
    controls: options.controls ?? [],
    at,
    payloadAt:
      options["payload-at"] === undefined ? at : doseOf(options["payload-at"], ["payload-at"], data, reader),
    level: options.level ?? 0.95,
    arms,
  };
  if (!hasErrors(reader.issues)) checkArms(spec, reader);
  return hasErrors(reader.issues) ? { issues: reader.issues } : { spec, issues: reader.issues };
}

function report(
  { issues, context }: Reader,
  path: readonly string[],
  code: string,
  { found, needed, write }: Pick<Issue, "found" | "needed" | "write">,
  severity: Issue["severity"] = "error",
): void {
  issues.push({
    code: `bystander.${code}`,
    severity,
    where: context.place(...path),
    found,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

function readData(reader: Reader): LongData | undefined {
  const { options, context, issues } = reader;
  const file = context.file(options.data);
  if (!file) {
    report(reader, ["data"], "no-file", {
      found: `there is no file "${options.data}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    });
    return undefined;
  }
  const columns = options.columns ?? {};
  const { dose = "dose", response = "response" } = columns;
  const { drug = "drug", read = "read", negative = "negative" } = columns;
  const reading = readLongTable(file, { dose, response, curve: [drug, read, negative] }, context.place);
  issues.push(...reading.issues);
  const unit = reading.data?.responseUnit;
  if (unit === undefined || unit === "" || unit === "%") return reading.data;
  report(reader, ["columns", "response"], "response-unit", {
    found: `the response is in ${unit}, which is no ${options.response}`,
    needed: "a share of the control or %",
  });
  return undefined;
}

const readWords: readonly string[] = ["negative", "positive", "all"];
const isReadCells = (word: string): word is ReadCells => readWords.includes(word);

function armOf({ key, doses, responses }: CurveRecord, data: LongData, reader: Reader): readonly Arm[] {
  const [drug = "", read = "", share = ""] = key;
  const negative = share.trim() === "" ? Number.NaN : Number(share);
  if (!isReadCells(read)) {
    report(reader, ["columns", "read"], "read", {
      found: `the cells that were read are called "${read}"`,
      needed: "negative, positive or all in every row",
      write: nearest(read, [...readWords]) ?? "negative",
    });
    return [];
  }
  if (!(negative >= 0 && negative <= 1)) {
    report(reader, ["columns", "negative"], "share", {
      found: `"${share}" as the share of antigen-negative cells`,
      needed: "a number from 0 (antigen-positive cells alone) to 1 (antigen-negative cells alone)",
      write: "0.5",
    });
    return [];
  }
  const whole = data.responseUnit === "%" ? 100 : 1;
  const values = responses.map((y) => (y === null ? Number.NaN : y));
  const { response } = reader.options;
  const odd = oddResponses(response, whole, values);
  if (odd) report(reader, ["response"], "odd-responses", odd, "warning");
  const known = [...doses.keys()].filter((i) => doses[i] !== null && Number.isFinite(values[i]!));
  const shares = known.map((i) => values[i]! / whole);
  return [
    {
      drug,
      read,
      negative,
      doses: known.map((i) => doses[i]!),
      viability: response === "inhibition" ? shares.map((y) => 1 - y) : shares,
    },
  ];
}

function checkDrugs(arms: readonly Arm[], reader: Reader): void {
  const { conjugate, payload, controls = [] } = reader.options;
  const drugs = [...new Set(arms.map((arm) => arm.drug))];
  const named: readonly (readonly [readonly string[], string])[] = [
    [["conjugate"], conjugate],
    [["payload"], payload],
    ...controls.map((name) => [["controls"], name] as const),
  ];
  for (const [path, name] of named) {
    if (drugs.includes(name)) continue;
    const near = nearest(name, drugs);
    report(reader, path, "drug", {
      found: `no row has the drug "${name}"`,
      needed: `one of ${drugs.join("; ")}`,
      ...(near === undefined ? {} : { write: near }),
    });
  }
}

function doseOf(text: string, path: readonly string[], data: LongData, reader: Reader): number {
  const read = readQuantityLike(text, [data.doseUnit]);
  if (!isProblem(read)) return convert(read.value, read.unit, data.doseUnit);
  report(reader, path, "dose", {
    found: read.problem,
    needed: read.needed,
    ...(read.write === undefined ? {} : { write: read.write }),
  });
  return Number.NaN;
}

/** Doses are the same if they agree to rounding in a file. */
export const sameDose = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.abs(b);

/** The wells of the payload, and of the conjugate alone and in some mixture, at the dose of the index. */
function checkArms(
  { arms, conjugate, payload, at, payloadAt, doseUnit }: BystanderSpec,
  reader: Reader,
): void {
  const wanted = [
    {
      what: `${payload} on antigen-negative cells alone`,
      drug: payload,
      mixed: false,
      dose: payloadAt,
      path: "payload-at",
    },
    {
      what: `${conjugate} on antigen-negative cells alone`,
      drug: conjugate,
      mixed: false,
      dose: at,
      path: "at",
    },
    {
      what: `${conjugate} on antigen-negative cells in a mixture`,
      drug: conjugate,
      mixed: true,
      dose: at,
      path: "at",
    },
  ];
  for (const { what, drug, mixed, dose, path } of wanted) {
    const own = arms.filter(
      (arm) =>
        arm.drug === drug && arm.read === "negative" && (mixed ? arm.negative < 1 : arm.negative === 1),
    );
    const doses = [...new Set(own.flatMap((arm) => arm.doses))].sort((a, b) => a - b);
    if (doses.some((d) => sameDose(d, dose))) continue;
    report(reader, [path], "no-wells", {
      found:
        doses.length === 0
          ? `there are no wells of ${what}`
          : `${what} was not given at ${dose} ${doseUnit}, but at ${doses.join(", ")}`,
      needed: `wells of ${what} at the dose of the index`,
    });
  }
}
