import { hasErrors, type Issue } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import {
  describeDimension,
  dimensionOf,
  inBaseUnits,
  isProblem,
  type Problem,
  type Quantity,
  readQuantityLike,
  readUnit,
  sameDimension,
} from "../units/index.ts";
import { readMeasured } from "./data.ts";
import type { NcaOptions } from "./options.ts";
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
  m2: { clearance: "L/h/m2", volume: "L/m2" },
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
  return source && !hasErrors(issues) ? { spec: { source, settings }, issues } : { issues };
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

/** A quantity of an option, above zero unless it may be zero; null where it is not given or not readable. */
function quantity(
  reader: Reader,
  text: string | undefined,
  path: Path,
  like: readonly string[],
  least: "above zero" | "zero" = "above zero",
): Quantity | null {
  if (text === undefined) return null;
  const read = readQuantityLike(text, like);
  if (isProblem(read)) {
    fail(reader, path, "nca.quantity", read);
    return null;
  }
  if (read.value > 0 || (least === "zero" && read.value === 0)) return read;
  fail(reader, path, "nca.range", {
    problem: `"${text}" is not ${least === "zero" ? "zero or more" : "above zero"}`,
    needed: least === "zero" ? "zero or more" : "a value above zero",
  });
  return null;
}

const base = (read: Quantity | null): number | null => (read ? inBaseUnits(read) : null);

function readSettings(options: NcaOptions, reader: Reader): Settings {
  const { accept } = usualRules;
  const lloq = quantity(reader, options.lloq, ["lloq"], ["mg/L", "nM"]);
  const blq = options.blq ?? usualRules.blq;
  if (blq === "half-lloq" && options.lloq === undefined) {
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
    infusionH: base(quantity(reader, options.infuse, ["infuse"], ["h"], "zero")),
    tauH: base(quantity(reader, options.tau, ["tau"], ["h"])),
    method: options.method ?? usualRules.method,
    blq,
    lloq: lloq && { value: inBaseUnits(lloq), unit: baseUnitOfConcentration(lloq.unit) },
    includeTmax: options["include-tmax"] ?? usualRules.includeTmax,
    minPoints: usualRules.minPoints,
    r2Tolerance: usualRules.r2Tolerance,
    accept: {
      minSpan: options.accept?.span ?? accept.minSpan,
      minR2: options.accept?.r2 ?? accept.minR2,
      maxExtrapolated: percentOf(options.accept?.extrapolated, reader) ?? accept.maxExtrapolated,
    },
    per: options.per ?? "none",
    molarMass: base(quantity(reader, options["molar-mass"], ["molar-mass"], ["kDa"])),
    units: readUnits(options, reader),
  };
}

const baseUnitOfConcentration = (unit: string): string =>
  sameDimension(dimensionOf(unit), dimensionOf("nM")) ? "nM" : "mg/L";

function percentOf(option: string | number | undefined, reader: Reader): number | undefined {
  if (option === undefined || typeof option === "number") return option;
  const read = quantity(reader, option, ["accept", "extrapolated"], ["%"], "zero");
  return read ? 100 * inBaseUnits(read) : undefined;
}

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
const onlyForData = ["columns", "dose", "infuse"] as const;

function profileSource(step: string, options: NcaOptions, reader: Reader): Source {
  for (const name of onlyForData.filter((option) => options[option] !== undefined)) {
    fail(reader, [name], "nca.not-with-profiles", {
      problem: `${name} is given, but the step "${step}" already says it`,
      needed: `${name} only together with data`,
    });
  }
  return { kind: "profiles", step };
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
  const dose = quantity(reader, options.dose, ["dose"], ["mg", "mg/kg", "mg/m2", "nmol"]);
  const { infusionH, molarMass } = settings;
  const { place } = reader.context;
  const { measured, issues } = readMeasured(file, options.columns, { dose, infusionH, molarMass }, place);
  reader.issues.push(...issues);
  if (!measured) return undefined;
  requireUnitsAlike(options, settings, measured.given.concentration, reader);
  return { kind: "data", file: path, ...measured };
}

/** The limit and the units asked for must measure what the data do: mass or amount per volume. */
function requireUnitsAlike({ lloq }: NcaOptions, settings: Settings, given: string, reader: Reader): void {
  const alike = (unit: string, like: string) => sameDimension(dimensionOf(unit), dimensionOf(like));
  const concentration = settings.units.concentration;
  if (settings.lloq && !alike(settings.lloq.unit, given)) {
    fail(reader, ["lloq"], "nca.unit", {
      problem: `"${lloq}" and concentrations in ${given} differ in kind`,
      needed: `a limit in units like ${given}`,
    });
  }
  if (concentration !== asGiven && !alike(concentration, given)) {
    fail(reader, ["units", "concentration"], "nca.unit", {
      problem: `"${concentration}" and concentrations in ${given} differ in kind`,
      needed: `a unit like ${given}`,
    });
  }
}
