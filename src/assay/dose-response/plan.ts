import { hasErrors, type Issue, nearest } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import {
  convert,
  dimensionOf,
  isProblem,
  type Problem,
  readQuantityLike,
  sameDimension,
} from "../../units/index.ts";
import { dataFile } from "../reading/data-file.ts";
import { type ColumnChoice, type LongColumns, type LongData, readLongTable } from "../reading/long-table.ts";
import { pzfxAsLong } from "../reading/pzfx.ts";
import { endsOf, oddResponses } from "../reading/response.ts";
import { models } from "./curves/curves.ts";
import type { DoseResponseOptions } from "./options.ts";
import type { DoseResponseSpec, Settings } from "./spec.ts";
import { parameterNames } from "./types.ts";

/** Reads options one by one and keeps what is wrong with them. */
interface Reader {
  readonly issues: Issue[];
  readonly context: PlanContext;
}

type Path = readonly (string | number)[];

/** The plan of a step: every default filled in, the data read. */
export function planDoseResponse(
  options: DoseResponseOptions,
  context: PlanContext,
): { readonly spec?: DoseResponseSpec; readonly issues: readonly Issue[] } {
  const reader: Reader = { issues: [], context };
  const data = readData(options, reader);
  if (!data) return { issues: reader.issues };
  const whole = data.responseUnit === "%" ? 100 : 1;
  const settings = readSettings(options, data, whole, reader);
  checkResponses(options, data, whole, reader);
  const reference = readReference(options, data, reader);
  const { issues } = reader;
  return hasErrors(issues) ? { issues } : { spec: { settings, curves: data.curves, reference }, issues };
}

function report(
  { issues, context }: Reader,
  path: Path,
  code: string,
  { problem, needed, write }: Problem,
  severity: Issue["severity"] = "error",
): void {
  issues.push({
    code: `dose-response.${code}`,
    severity,
    where: context.place(...path),
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

function readData(options: DoseResponseOptions, reader: Reader): LongData | undefined {
  const file = dataFile("dose-response", options, reader.context, reader.issues);
  if (!file) return undefined;
  const isPrism = /\.pzfx$/i.test(file.path);
  const usualCurve = isPrism ? "curve" : [];
  const { dose = "dose", response = "response", curve = usualCurve, total, weight } = options.columns ?? {};
  if ((options.response === "quantal") !== (total !== undefined)) {
    report(reader, ["columns", "total"], "total", {
      problem: total === undefined ? "quantal responses have no total" : `a ${options.response} has no total`,
      needed: "a column of subjects per row for quantal responses, and only for them",
      write: total === undefined ? "columns: { total: n }" : "response: quantal",
    });
  }
  const columns: LongColumns = {
    dose: dose as ColumnChoice,
    response: response as ColumnChoice,
    curve: typeof curve === "string" ? [curve] : curve,
    ...(total === undefined ? {} : { total }),
    ...(weight === undefined ? {} : { weight }),
  };
  const prism = isPrism ? pzfxAsLong(file, options.table) : { long: file, issues: [] };
  reader.issues.push(...prism.issues);
  if (!prism.long) return undefined;
  const reading = readLongTable(prism.long, columns, reader.context.place);
  reader.issues.push(...reading.issues);
  const unit = reading.data?.responseUnit;
  if (unit !== undefined && options.response !== "signal" && unit !== "" && unit !== "%") {
    report(reader, ["response"], "response-unit", {
      problem: `the response is in ${unit}, which is no ${options.response}`,
      needed: "a share or %, or response: signal",
      write: "response: signal",
    });
  }
  return reading.data;
}

function checkResponses(
  { response }: DoseResponseOptions,
  data: LongData,
  whole: number,
  reader: Reader,
): void {
  const values = data.curves.flatMap((curve) => curve.responses.map((value) => value ?? Number.NaN));
  const odd = oddResponses(response, whole, values);
  if (odd)
    report(reader, ["response"], "odd-responses", { problem: odd.found, needed: odd.needed }, "warning");
  if (response !== "quantal") return;
  if (values.some((share) => share < 0 || share > 1)) {
    report(reader, ["columns", "total"], "share", {
      problem: "more subjects responded than there are, or fewer than none",
      needed: "a response from 0 to the total in every row",
    });
  }
}

function readReference(
  { reference }: DoseResponseOptions,
  { curves }: LongData,
  reader: Reader,
): string | null {
  if (reference === undefined || curves.some((curve) => curve.name === reference)) return reference ?? null;
  const names = curves.map((curve) => curve.name);
  const near = nearest(reference, names);
  report(reader, ["reference"], "reference", {
    problem: `there is no curve "${reference}"`,
    needed: `one of ${names.slice(0, 8).join("; ")}${names.length > 8 ? "; …" : ""}`,
    ...(near === undefined ? {} : { write: near }),
  });
  return null;
}

const powers = { equal: 0, "1/y": 1, "1/y2": 2 };

function readSettings(options: DoseResponseOptions, data: LongData, whole: number, reader: Reader): Settings {
  const { response, model = "log-logistic-4", weights = "equal", robust = "none" } = options;
  const names = typeof model === "string" ? [model] : model;
  const ends = endsOf(response, whole) ?? null;
  checkModels(names, options, ends !== null, reader);
  const power = typeof weights === "number" ? weights : powers[weights];
  if (power !== 0 && (robust !== "none" || response === "quantal")) {
    report(reader, ["weights"], "weights", {
      problem: `weights by the response and ${response === "quantal" ? "quantal responses" : `robust: ${robust}`} exclude each other`,
      needed: "one of the two",
      write: "weights: equal",
    });
  }
  if (robust !== "none" && response === "quantal") {
    report(reader, ["robust"], "robust", {
      problem: "quantal responses are fitted by their likelihood, not by residuals",
      needed: "robust: none",
    });
  }
  const absolute = options.absolute ?? (response === "signal" || response === "quantal" ? null : whole / 2);
  return {
    data: typeof options.data === "string" ? options.data : options.data.join(", "),
    response,
    doseUnit: data.doseUnit,
    responseUnit: data.responseUnit,
    models: names,
    ends,
    held: readHeld(options, names, data, whole, reader),
    power,
    robust,
    q: readShare(options["false-discovery-rate"] ?? 0.01, ["false-discovery-rate"], reader),
    level: readShare(options.level ?? 0.95, ["level"], reader),
    profile: (options.intervals ?? "profile") === "profile",
    effects: [...new Set([50, ...(options.effective ?? [10, 90])])].sort((a, b) => a - b).map((p) => p / 100),
    absolute: absolute === null ? null : readResponse(absolute, whole, ["absolute"], reader),
    conjugate: readConjugate(options, data, reader),
  };
}

/** Models that hold an end need a response that has ends. */
function checkModels(
  names: readonly string[],
  { response }: DoseResponseOptions,
  hasEnds: boolean,
  reader: Reader,
): void {
  for (const name of names) {
    if (hasEnds || models[name]!.held.length === 0) continue;
    report(reader, ["model"], "no-ends", {
      problem: `${name} holds ${models[name]!.held.join(" and ")}, which a ${response} does not have`,
      needed: "a model with free ends, or values under hold",
      write: "log-logistic-4",
    });
  }
}

/** A share from "5 %" or 0.05, inside (0, 1). */
function readShare(written: string | number, path: Path, reader: Reader): number {
  const value = typeof written === "number" ? written : readNumber(written, "%", 1, path, reader);
  if (value > 0 && value < 1) return value;
  report(reader, path, "share", {
    problem: `${written} is not between 0 and 1`,
    needed: "a share such as 95 %",
  });
  return 0.5;
}

/** A response from "50 %" or a bare number in the unit of the column. */
function readResponse(written: string | number, whole: number, path: Path, reader: Reader): number {
  return typeof written === "number" ? written : readNumber(written, "%", whole, path, reader);
}

/** The value of a text: shares and percentages in units of `whole`; bare numbers as they are. */
function readNumber(text: string, like: string, whole: number, path: Path, reader: Reader): number {
  const read = readQuantityLike(text, [like]);
  if (!isProblem(read)) return read.unit === "" ? read.value : convert(read.value, read.unit, "") * whole;
  report(reader, path, "quantity", read);
  return Number.NaN;
}

function readHeld(
  { hold = {} }: DoseResponseOptions,
  names: readonly string[],
  data: LongData,
  whole: number,
  reader: Reader,
): Readonly<Record<string, number>> {
  const known = new Set(names.flatMap((name) => parameterNames(models[name]!.shape)));
  return Object.fromEntries(
    Object.entries(hold).flatMap(([name, written]) => {
      const path = ["hold", name];
      if (!names.every((model) => parameterNames(models[model]!.shape).includes(name))) {
        report(reader, path, "hold", {
          problem: `"${name}" is no parameter of ${names.join(", or not of all: ")}`,
          needed: `one of ${[...known].join(", ")}`,
        });
        return [];
      }
      if (name === "control" || name === "limit") return [[name, readResponse(written, whole, path, reader)]];
      if (typeof written === "number") return [[name, written]];
      const like = name === "ec50" || name === "location" ? data.doseUnit : "";
      const read = readQuantityLike(written, [like]);
      if (!isProblem(read)) return [[name, like === "" ? read.value : convert(read.value, read.unit, like)]];
      report(reader, path, "quantity", read);
      return [];
    }),
  );
}

function readConjugate(
  { conjugate }: DoseResponseOptions,
  data: LongData,
  reader: Reader,
): Settings["conjugate"] {
  if (!conjugate) return null;
  const mass = (name: "molar-mass" | "payload-mass", unit: string): number | null => {
    const written = conjugate[name];
    if (written === undefined) return null;
    const read = readQuantityLike(written, ["kDa", "Da"]);
    if (!isProblem(read) && read.value > 0) return convert(read.value, read.unit, unit);
    report(
      reader,
      ["conjugate", name],
      "quantity",
      isProblem(read) ? read : { problem: `"${written}" is not above zero`, needed: "a molar mass" },
    );
    return null;
  };
  const [molarMassKDa, payloadMassDa] = [mass("molar-mass", "kDa"), mass("payload-mass", "Da")];
  const doseOf = conjugate["dose-of"];
  const needed = doseOf === "antibody" ? ("molar-mass" as const) : ("payload-mass" as const);
  const isMolar = sameDimension(dimensionOf(data.doseUnit), dimensionOf("nM"));
  const isMass = sameDimension(dimensionOf(data.doseUnit), dimensionOf("ng/mL"));
  if (!isMolar && !isMass) {
    report(reader, ["conjugate"], "conjugate", {
      problem: `doses ${data.doseUnit === "" ? "without a unit" : `in ${data.doseUnit}`} are no concentrations`,
      needed: "a dose column in units such as nM or ng/mL",
    });
    return null;
  }
  if (isMass && conjugate[needed] === undefined) {
    report(reader, ["conjugate"], "conjugate", {
      problem: `doses in ${data.doseUnit} and no ${needed}`,
      needed: `the ${needed}, to give them in nM`,
      write: needed === "molar-mass" ? "molar-mass: 150 kDa" : "payload-mass: 780 Da",
    });
    return null;
  }
  return { doseOf, dar: conjugate.dar, molarMassKDa, payloadMassDa };
}
