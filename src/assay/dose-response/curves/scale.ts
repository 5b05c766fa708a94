import type { Scale } from "./types.ts";

/** The parameter that a searched value stands for. */
export function fromWorking(scale: Scale, working: number): number {
  if (scale.kind === "linear") return working;
  if (scale.kind === "log") return Math.exp(working);
  return scale.low + (scale.high - scale.low) / (1 + Math.exp(-working));
}

/** The value under which a parameter is searched; an end of the range gives ±∞. */
export function toWorking(scale: Scale, value: number): number {
  if (scale.kind === "linear") return value;
  if (scale.kind === "log") return Math.log(value);
  return Math.log((value - scale.low) / (scale.high - value));
}

/** Derivative of the parameter by the searched value, where the parameter has this value. */
export function slopeOfScale(scale: Scale, value: number): number {
  if (scale.kind === "linear") return 1;
  if (scale.kind === "log") return value;
  return ((value - scale.low) * (scale.high - value)) / (scale.high - scale.low);
}
