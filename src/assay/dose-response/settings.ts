import type { Setting } from "../../step/index.ts";
import { printNumber } from "../../units/index.ts";
import type { DoseResponseSpec } from "./spec.ts";

/** The settings of a step, named as its options are. */
export function doseResponseSettings({ settings, curves, reference }: DoseResponseSpec): Setting[] {
  const percent = (share: number) => `${printNumber(100 * share)} %`;
  const held = Object.entries(settings.held).map(([name, value]) => `${name} = ${printNumber(value)}`);
  const { conjugate } = settings;
  const said: Readonly<Record<string, string>> = {
    data: settings.data,
    response: settings.response,
    model: settings.models.join(", "),
    hold: held.join(", ") || "none",
    weights: settings.power === 0 ? "equal" : `1/|f|^${settings.power}`,
    robust: settings.robust,
    ...(settings.robust === "rout" ? { "false-discovery-rate": percent(settings.q) } : {}),
    effective: settings.effects.map(percent).join(", "),
    absolute:
      settings.absolute === null
        ? "none"
        : `${printNumber(settings.absolute)} ${settings.responseUnit}`.trim(),
    level: percent(settings.level),
    intervals: settings.profile ? "profile" : "wald",
    reference: reference ?? "none",
    ...(conjugate
      ? { "conjugate.dose-of": conjugate.doseOf, "conjugate.dar": printNumber(conjugate.dar) }
      : { conjugate: "none" }),
    curves: String(curves.length),
  };
  return Object.entries(said).map(([name, value]) => ({ name, value }));
}
