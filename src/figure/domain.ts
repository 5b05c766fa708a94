import { scaleLinear } from "d3-scale";
import type { Axis, Places } from "./types.ts";

/** What an axis covers: two numbers in rising order, or names. */
export type Domain = NumberDomain | NameDomain;

/** Two numbers in rising order; `found` is false where there was nothing to cover. */
export interface NumberDomain {
  readonly kind: "numbers";
  readonly low: number;
  readonly high: number;
  readonly found: boolean;
}

/** The names of a band axis in order. */
export interface NameDomain {
  readonly kind: "names";
  readonly names: readonly string[];
}

/** What marks ask of an axis that covers them. */
export interface Wishes {
  /** Bars stand on zero. */
  readonly zero: boolean;
  /** Symbols need room at the ends. */
  readonly room: boolean;
  /** Whether the ends may move out to round numbers. */
  readonly round: boolean;
}

/** Decades below the largest value that an automatic log axis shows; what lies lower is counted in a note. */
export const mostDecades = 7;

/** The domain of an axis: the one it states, else one that covers the data. */
export function domainOf(axis: Axis, data: readonly Places[], wishes: Wishes): Domain {
  if (axis.scale === "band") return { kind: "names", names: namesOf(axis, data) };
  const stated = statedDomain(axis);
  if (stated) return { kind: "numbers", low: stated[0], high: stated[1], found: true };
  const extent = extentOf(data, axis.scale === "log");
  if (!extent) return { kind: "numbers", low: axis.scale === "log" ? 1 : 0, high: 10, found: false };
  const [low, high] = axis.scale === "log" ? logDomain(extent, wishes) : linearDomain(extent, wishes);
  return { kind: "numbers", low, high, found: true };
}

/** Whether a number can be placed on an axis: beyond these sizes the arithmetic of scales overflows. */
export const isPlaceable = (value: number): boolean =>
  Number.isFinite(value) && Math.abs(value) <= 1e300 && (value === 0 || Math.abs(value) >= 1e-300);

/** Whether two ends are far enough apart for ticks between them to differ. */
const isWide = (low: number, high: number): boolean =>
  high - low > Math.max(1e-299, 1e-9 * Math.max(Math.abs(low), Math.abs(high)));

const isNumber = (x: unknown): x is number => typeof x === "number";

function namesOf(axis: Axis, data: readonly Places[]): readonly string[] {
  const stated = (axis.domain ?? []).map(String);
  if (stated.length > 0) return [...new Set(stated)];
  const found = data.flatMap((places) => Array.from<number | string>(places));
  return [...new Set(found.filter((name) => typeof name === "string" || Number.isFinite(name)).map(String))];
}

function statedDomain(axis: Axis): readonly [number, number] | undefined {
  const ends = (axis.domain ?? []).filter(isNumber);
  const low = Math.min(...ends);
  const high = Math.max(...ends);
  const shows = ends.length === 2 && isPlaceable(low) && isPlaceable(high) && isWide(low, high);
  return shows && (axis.scale !== "log" || low > 0) ? [low, high] : undefined;
}

function extentOf(data: readonly Places[], positive: boolean): readonly [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const places of data) {
    for (const value of places) {
      if (!isNumber(value) || !isPlaceable(value) || (positive && value <= 0)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return low <= high ? [low, high] : undefined;
}

function linearDomain([low, high]: readonly [number, number], wishes: Wishes): readonly [number, number] {
  // An axis that begins at half the largest value or more makes small changes visible; otherwise zero is shown.
  const showsZero = wishes.zero || (wishes.round && low > 0 && low < high / 2);
  let from = showsZero ? Math.min(0, low) : low;
  let to = showsZero ? Math.max(0, high) : high;
  const span = to - from;
  if (!isWide(from, to)) {
    const pad = Math.abs(to) * 0.1 || 1;
    return [from - pad, to + pad];
  }
  if (wishes.room) {
    if (from !== 0) from -= span * 0.04;
    if (to !== 0) to += span * 0.04;
  }
  return wishes.round ? outward(from, to) : [from, to];
}

/** Ends moved out to round numbers, so that no bar or curve runs along the edge. */
function outward(from: number, to: number): readonly [number, number] {
  const [low = from, high = to] = scaleLinear().domain([from, to]).nice(6).domain();
  return [low, high];
}

function logDomain([low, high]: readonly [number, number], wishes: Wishes): readonly [number, number] {
  const floor = Math.max(low, high / 10 ** mostDecades);
  if (!wishes.round) {
    const room = wishes.room ? 1.12 : 1;
    return isWide(floor, high) ? [floor / room, high * room] : [floor / 2, high * 2];
  }
  return [roundLog(floor, "down"), roundLog(high, "up")];
}

/** The nearest 1, 2 or 5 times a power of ten that is strictly below (above), so that no curve runs along the edge. */
function roundLog(value: number, way: "down" | "up"): number {
  const decade = Math.floor(Math.log10(value));
  const around = [-1, 0, 1].flatMap((k) => [1, 2, 5].map((digit) => Number(`${digit}e${decade + k}`)));
  const found = way === "down" ? around.findLast((x) => x < value) : around.find((x) => x > value);
  return found !== undefined && found > 0 && Number.isFinite(found) ? found : value;
}
