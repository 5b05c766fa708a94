import * as z from "zod";
import { hasErrors, type Issue, nearest, type SourceFile } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import { csvNames } from "../table/index.ts";
import {
  describeDimension,
  dimensionOf,
  inBaseUnits,
  isProblem,
  type Problem,
  printQuantity,
  type Quantity,
  readUnit,
  sameDimension,
} from "../units/index.ts";
import { withChoices } from "./choices.ts";
import { type Measured, readMeasured } from "./data.ts";
import type { NcaOptions } from "./options.ts";
import { unlikeGiven } from "./output-units.ts";
import { parameters } from "./parameters/parameters.ts";
import { readNonmem } from "./read/nonmem.ts";
import { readPc } from "./read/pc.ts";
import { asGiven, type NcaSpec, type Settings, type Source } from "./spec.ts";
import { usualRules } from "./types.ts";

type Path = readonly (string | number)[];

/** Reads options one by one and keeps what is wrong with them. */
interface Reader {
  readonly issues: Issue[];
  readonly context: PlanContext;
}

const defaultUnits = {
  none: { clearance: "L/h", volume: "L" },
  kg: { clearance: "mL/h/kg", volume: "mL/kg" },
  m2: { clearance: "L/d/m2", volume: "L/m2" },
};

/** The plan of a step: every default filled in, the data read, quantities in base units. */
export function planNca(
  options: NcaOptions,
  context: PlanContext,
): { readonly spec?: NcaSpec; readonly issues: readonly Issue[] } {
  const reader: Reader = { issues: [], context };
  const said = readSettings(options, reader);
  const { source, lloq = null } = readSource(options, said, reader) ?? {};
  const settings =
    said.lloq || lloq === null || source?.kind !== "data"
      ? said
      : { ...said, lloq: { value: lloq, unit: baseUnitOfConcentration(source.given.concentration) } };
  if (settings.blq === "half-lloq" && !settings.lloq) {
    fail(reader, ["blq"], "nca.no-lloq", {
      problem: "half-lloq needs the limit of quantification",
      needed: "the limit as lloq",
      write: "lloq: 50 ng/mL",
    });
  }
  const { issues } = reader;
  return source && !hasErrors(issues) ? { spec: { settings, source }, issues } : { issues };
}

function fail(reader: Reader, path: Path, code: string, { problem, needed, write }: Problem): void {
  reader.issues.push({
    code,
    severity: "error",
    where: reader.context.place(...path),
    found: problem,
    needed,
    ...(write === undefined ? {} : { write }),
  });
}

const base = (read: Quantity | undefined): number | null => (read ? inBaseUnits(read) : null);

function readSettings(options: NcaOptions, reader: Reader): Settings {
  const { accept } = usualRules;
  return {
    analyte: options.analyte ?? null,
    doses: options.doses ?? "first and last",
    route: options.route ?? "by infusion time",
    infusionH: base(options.infuse) ?? plannedSimulation(options.profiles, reader)?.regimen.infuseH ?? null,
    tauH: base(options.tau),
    method: options.method ?? usualRules.method,
    blq: options.blq ?? usualRules.blq,
    lloq: options.lloq
      ? { value: inBaseUnits(options.lloq), unit: baseUnitOfConcentration(options.lloq.unit) }
      : null,
    includeTmax: options["include-tmax"] ?? usualRules.includeTmax,
    minPoints: options["lambda-z"]?.["min-points"] ?? usualRules.minPoints,
    r2Tolerance: options["lambda-z"]?.tolerance ?? usualRules.r2Tolerance,
    accept: {
      minSpan: options.accept?.span ?? accept.minSpan,
      minR2: options.accept?.r2 ?? accept.minR2,
      maxExtrapolated: options.accept?.extrapolated
        ? 100 * inBaseUnits(options.accept.extrapolated)
        : accept.maxExtrapolated,
    },
    leaveOutFailed: options.accept?.otherwise === "leave-out",
    partial: readPartial(options, reader),
    sparse: options.sparse ?? false,
    pp: options.pp ? (options.pp === true ? "" : options.pp.study) : null,
    per: options.per ?? "none",
    molarMass: base(options["molar-mass"]),
    units: readUnits(options, reader),
  };
}

function readPartial({ partial = {} }: NcaOptions, reader: Reader): Settings["partial"] {
  const read = Object.entries(partial).map(([name, [from, to]]) => {
    const [fromH, toH] = [inBaseUnits(from), inBaseUnits(to)];
    const [problem, needed] =
      fromH >= toH
        ? [`the stretch ends at ${printQuantity(to)}, not after ${printQuantity(from)}`, "a later end"]
        : name in parameters
          ? [`"${name}" is the name of another parameter`, "a name of its own, such as auc_0_24"]
          : [];
    if (problem) fail(reader, ["partial", name], "nca.partial", { problem, needed: needed! });
    return [name, { fromH, toH }] as const;
  });
  return Object.fromEntries(read);
}

const baseUnitOfConcentration = (unit: string): string =>
  sameDimension(dimensionOf(unit), dimensionOf("nM")) ? "nM" : "mg/L";

function readUnits({ units = {}, per = "none" }: NcaOptions, reader: Reader): Settings["units"] {
  const usual = defaultUnits[per];
  const one = (name: keyof typeof units, like: readonly string[], otherwise: string): string => {
    const text = units[name];
    if (text === undefined) return otherwise;
    const read = readUnit(text);
    if (isProblem(read)) fail(reader, ["units", name], "nca.unit", read);
    else if (!like.some((example) => sameDimension(read.dimension, dimensionOf(example)))) {
      fail(reader, ["units", name], "nca.unit", {
        problem: `"${text}" is ${describeDimension(read.dimension)}`,
        needed: `a unit such as ${like.join(", ")}${per === "none" ? "" : `, because results are given per ${per}`}`,
        write: like[0]!,
      });
    }
    return text;
  };
  return {
    time: one("time", ["h", "d"], asGiven),
    concentration: one("concentration", ["ug/mL", "nM"], asGiven),
    auc: one("auc", ["ug*h/mL", "nM*h"], asGiven),
    clearance: one("clearance", [usual.clearance], usual.clearance),
    volume: one("volume", [usual.volume], usual.volume),
  };
}

/** Where the concentrations come from, and the limit of quantification that the file names. */
interface SourceRead {
  readonly source: Source;
  readonly lloq?: number | null;
}

function readSource(options: NcaOptions, settings: Settings, reader: Reader): SourceRead | undefined {
  const { profiles, data } = options;
  if ((profiles === undefined) === (data === undefined)) {
    fail(reader, [], "nca.source", {
      problem: profiles === undefined ? "nothing to analyse is named" : "both profiles and data are named",
      needed: "either profiles (a step) or data (a CSV file)",
      write: profiles === undefined ? "data: concentrations.csv" : `profiles: ${profiles}`,
    });
    return undefined;
  }
  if (profiles !== undefined) return { source: profileSource(profiles, options, reader) };
  return dataSource(data!, options, settings, reader);
}

/** Options that only measured data take, because a simulation says the same itself. */
const onlyForData = ["columns", "dose", "layout", "ex", "exclude", "sparse"] as const;

function profileSource(step: string, options: NcaOptions, reader: Reader): Source {
  for (const name of onlyForData.filter((option) => options[option] !== undefined)) {
    fail(reader, [name], "nca.not-with-profiles", {
      problem: `${name} is given, but the step "${step}" already says it`,
      needed: `${name} only together with data`,
    });
  }
  if (options["lambda-z"]?.["by-hand"])
    fail(reader, ["lambda-z", "by-hand"], "nca.not-with-profiles", {
      problem: "points chosen by hand for simulated profiles",
      needed: "by-hand only together with data",
    });
  const kind = reader.context.step(step)?.kind;
  if (kind !== undefined && kind !== "simulate")
    fail(reader, ["profiles"], "nca.no-profiles", {
      problem: `"${step}" is a step of kind ${kind}, which gives no profiles`,
      needed: "the name of a simulate step",
    });
  requireAnalyte(step, options.analyte, reader);
  if (plannedSimulation(step, reader)?.keep === "summary") {
    fail(reader, ["profiles"], "nca.no-profiles", {
      problem: `the step "${step}" keeps no profiles (keep: summary)`,
      needed: "a simulation that keeps them, of fewer subjects if it must be",
      write: "keep: profiles",
    });
  }
  const times = plannedSimulation(step, reader)?.regimen.timesH;
  if (times)
    requireDoses(
      options,
      times.map((_, k) => k + 1),
      reader,
    );
  return { kind: "profiles", step };
}

/** What a planned simulation says about its profiles, as far as it matters here. */
const simulation = z.object({
  outputs: z.array(z.string()),
  keep: z.string().optional(),
  regimen: z.object({ infuseH: z.number(), timesH: z.array(z.number()) }),
});

const plannedSimulation = (step: string | undefined, { context }: Reader) =>
  simulation.safeParse(step === undefined ? undefined : context.step(step)?.spec).data;

function requireAnalyte(step: string, analyte: string | undefined, reader: Reader): void {
  const outputs = plannedSimulation(step, reader)?.outputs;
  if (!outputs || (analyte === undefined ? outputs.length === 1 : outputs.includes(analyte))) return;
  const write = analyte === undefined ? outputs[0] : (nearest(analyte, outputs) ?? outputs[0]);
  fail(reader, ["analyte"], "nca.no-analyte", {
    problem: analyte === undefined ? "no analyte is named" : `step "${step}" has no analyte "${analyte}"`,
    needed: `one of ${outputs.join(", ")}`,
    ...(write === undefined ? {} : { write: `analyte: ${write}` }),
  });
}

/** The columns as named; the concentrations may stand under the name of the analyte. */
function columnsOf({ columns, analyte }: NcaOptions, file: SourceFile): NcaOptions["columns"] {
  if (analyte === undefined || columns?.concentration !== undefined) return columns;
  const names = csvNames(file);
  const isNamed = names.includes(analyte) && !names.includes("concentration");
  return isNamed ? { ...columns, concentration: analyte } : columns;
}

function dataSource(
  path: string,
  options: NcaOptions,
  settings: Settings,
  reader: Reader,
): SourceRead | undefined {
  const file = reader.context.file(path);
  if (!file) {
    fail(reader, ["data"], "nca.no-file", {
      problem: `there is no file "${path}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    });
    return undefined;
  }
  const { place } = reader.context;
  const { measured, issues } = readLayout(file, options, settings, reader);
  reader.issues.push(...issues);
  if (!measured) return undefined;
  const chosen = withChoices(measured.subjects, options, place);
  reader.issues.push(...chosen.issues);
  const unlike = unlikeGiven(settings, measured.given);
  if (unlike) fail(reader, unlike.at, "nca.unit", unlike);
  const numbers = measured.subjects.flatMap(({ doses }) => doses.map((record) => record.number));
  requireDoses(options, [...new Set(numbers)], reader);
  const { given, lloq } = measured;
  return { source: { kind: "data", file: path, given, subjects: chosen.subjects }, lloq };
}

interface FileReading {
  readonly measured?: Measured;
  readonly issues: readonly Issue[];
}

/** The file as its layout says. */
function readLayout(file: SourceFile, options: NcaOptions, settings: Settings, reader: Reader): FileReading {
  const { infusionH, molarMass, analyte } = settings;
  const { place } = reader.context;
  const dose = options.dose ?? null;
  const routeSaid = options.route !== undefined;
  const defaults = { analyte, dose, infusionH, molarMass, routeSaid };
  if (options.layout === "nonmem") return readNonmem(file, options.columns, defaults, place);
  if (options.layout !== "pc") return readMeasured(file, columnsOf(options, file), defaults, place);
  const ex = options.ex === undefined ? undefined : reader.context.file(options.ex);
  if (options.ex !== undefined && !ex)
    fail(reader, ["ex"], "nca.no-file", {
      problem: `there is no file "${options.ex}" beside the study file`,
      needed: "the path of a CSV file of the domain EX, from the study file",
    });
  return readPc(file, ex, defaults);
}

/** The doses asked for by number must be among those given. */
function requireDoses({ doses }: NcaOptions, given: readonly number[], reader: Reader): void {
  if (!Array.isArray(doses)) return;
  const missing = doses.filter((number) => !given.includes(number));
  if (missing.length === 0) return;
  fail(reader, ["doses"], "nca.no-dose", {
    problem: `there is no dose ${missing.join(", ")}`,
    needed: `doses out of ${given.join(", ")}`,
    write: `doses: [${given[0] ?? 1}]`,
  });
}
