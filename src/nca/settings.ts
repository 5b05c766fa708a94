import type { Setting } from "../step/index.ts";
import { printNumber, printQuantity } from "../units/index.ts";
import type { NcaSpec } from "./spec.ts";

/** The settings of an analysis, named as its options are. */
export function ncaSettings({ source, settings }: NcaSpec): Setting[] {
  const from = source.kind === "data" ? { data: source.file } : { profiles: source.step };
  const hours = (value: number | null, otherwise: string) =>
    value === null ? otherwise : `${printNumber(value)} h`;
  const said: Readonly<Record<string, string>> = {
    ...from,
    analyte: settings.analyte ?? "the only one",
    doses: Array.isArray(settings.doses) ? settings.doses.join(", ") : String(settings.doses),
    route: settings.route ?? "infusion where an infusion time is given, bolus otherwise",
    infuse: hours(settings.infusionH, "as the profiles say"),
    tau: hours(settings.tauH, "the interval before"),
    method: settings.method,
    blq: settings.blq,
    lloq: settings.lloq === null ? "none" : printQuantity(settings.lloq),
    "include-tmax": settings.includeTmax,
    "accept.span": `${settings.accept.minSpan} half-lives`,
    "accept.r2": String(settings.accept.minR2),
    "accept.extrapolated": `${settings.accept.maxExtrapolated} %`,
    "accept.otherwise": settings.leaveOutFailed ? "leave-out" : "note",
    "lambda-z.min-points": String(settings.minPoints),
    "lambda-z.tolerance": String(settings.r2Tolerance),
    ...Object.fromEntries(
      Object.entries(settings.partial).map(([name, { fromH, toH }]) => [
        `partial.${name}`,
        `${printNumber(fromH)} to ${printNumber(toH)} h`,
      ]),
    ),
    sparse: settings.sparse ? "a mean profile per group and dose" : "no",
    ...(settings.pp === null ? {} : { pp: settings.pp || "yes" }),
    per: settings.per,
    "molar-mass": settings.molarMass === null ? "none" : `${printNumber(settings.molarMass * 1000)} kDa`,
    ...Object.fromEntries(
      Object.entries(settings.units).map(([name, value]) => [`units.${name}`, String(value ?? "as given")]),
    ),
  };
  return Object.entries(said).map(([name, value]) => ({ name, value }));
}
