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
  type Quantity,
  readUnit,
  sameDimension,
} from "../units/index.ts";
import { readMeasured } from "./data.ts";
import type { NcaOptions } from "./options.ts";
import { unlikeGiven } from "./output-units.ts";
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
  const settings = readSettings(options, reader);
  const source = readSource(options, settings, reader);
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
  const blq = options.blq ?? usualRules.blq;
  if (blq === "half-lloq" && !options.lloq) {
    fail(reader, ["blq"], "nca.no-lloq", {
      problem: "half-lloq needs the limit of quantification",
      needed: "the limit as lloq",
      write: "lloq: 50 ng/mL",
    });
  }
  return {
    analyte: options.analyte ?? null,
    doses: options.doses ?? "first and last",
    route: options.route ?? "by infusion time",
    infusionH: base(options.infuse) ?? plannedSimulation(options.profiles, reader)?.regimen.infuseH ?? null,
    tauH: base(options.tau),
    method: options.method ?? usualRules.method,
    blq,
    lloq: options.lloq
      ? { value: inBaseUnits(options.lloq), unit: baseUnitOfConcentration(options.lloq.unit) }
      : null,
    includeTmax: options["include-tmax"] ?? usualRules.includeTmax,
    minPoints: usualRules.minPoints,
    r2Tolerance: usualRules.r2Tolerance,
    accept: {
      minSpan: options.accept?.span ?? accept.minSpan,
      minR2: options.accept?.r2 ?? accept.minR2,
      maxExtrapolated: options.accept?.extrapolated
        ? 100 * inBaseUnits(options.accept.extrapolated)
        : accept.maxExtrapolated,
    },
    per: options.per ?? "none",
    molarMass: base(options["molar-mass"]),
    units: readUnits(options, reader),
  };
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

function readSource(options: NcaOptions, settings: Settings, reader: Reader): Source | undefined {
  const { profiles, data } = options;
  if ((profiles === undefined) === (data === undefined)) {
    fail(reader, [], "nca.source", {
      problem: profiles === undefined ? "nothing to analyse is named" : "both profiles and data are named",
      needed: "either profiles (a step) or data (a CSV file)",
      write: profiles === undefined ? "data: concentrations.csv" : `profiles: ${profiles}`,
    });
    return undefined;
  }
  if (profiles !== undefined) return profileSource(profiles, options, reader);
  return dataSource(data!, options, settings, reader);
}

/** Options that only measured data take, because a simulation says the same itself. */
const onlyForData = ["columns", "dose"] as const;

function profileSource(step: string, options: NcaOptions, reader: Reader): Source {
  for (const name of onlyForData.filter((option) => options[option] !== undefined)) {
    fail(reader, [name], "nca.not-with-profiles", {
      problem: `${name} is given, but the step "${step}" already says it`,
      needed: `${name} only together with data`,
    });
  }
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
): Source | undefined {
  const file = reader.context.file(path);
  if (!file) {
    fail(reader, ["data"], "nca.no-file", {
      problem: `there is no file "${path}" beside the study file`,
      needed: "the path of a CSV file, from the study file",
    });
    return undefined;
  }
  const { infusionH, molarMass } = settings;
  const { place } = reader.context;
  const { measured, issues } = readMeasured(
    file,
    columnsOf(options, file),
    { dose: options.dose ?? null, infusionH, molarMass },
    place,
  );
  reader.issues.push(...issues);
  if (!measured) return undefined;
  const unlike = unlikeGiven(settings, measured.given);
  if (unlike) fail(reader, unlike.at, "nca.unit", unlike);
  const numbers = measured.subjects.flatMap(({ doses }) => doses.map((record) => record.number));
  requireDoses(options, [...new Set(numbers)], reader);
  return { kind: "data", file: path, ...measured };
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
