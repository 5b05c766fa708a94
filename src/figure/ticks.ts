import { format, precisionFixed, precisionRound } from "d3-format";
import { scaleLinear } from "d3-scale";
import type { NumberDomain } from "./domain.ts";
import type { Axis } from "./types.ts";

/** A place on an axis with its label; minor ticks have none. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The most labelled ticks on a number axis. */
export const mostTicks = 12;

/**
 * Ticks of a number axis: inside the domain, two to twelve with distinct labels, minor ones without a label. Steps are 1, 2 or 5
 * times a power of ten; along x, time in h, d or wk is cut as calendars are (6, 12, 24 h; 7, 14, 21 d). Log axes
 * label decades, or 1, 2 and 5 when there are few decades.
 *
 * @param wanted how many labels there is room for.
 */
export function ticksOf(axis: Axis, domain: NumberDomain, wanted: number, along: "x" | "y"): readonly Tick[] {
  if (!domain.found) return [];
  const room = Math.max(2, Math.min(mostTicks, Math.floor(wanted)));
  if (axis.ticks) return labelled(inside(Array.from(axis.ticks), domain), axis);
  if (axis.scale === "log") return logTicks(domain, room);
  if (axis.scale === "symlog") return symlogTicks(domain, room);
  return labelled((along === "x" && calendarTicks(axis, domain, room)) || roundTicks(domain, room), axis);
}

const inside = (values: readonly number[], { low, high }: NumberDomain): readonly number[] =>
  [...new Set(values)].filter((value) => value >= low && value <= high).sort((a, b) => a - b);

/** Round values, at least two and at most `room` if some count gives that. */
function roundTicks(domain: NumberDomain, room: number): readonly number[] {
  const scale = scaleLinear().domain([domain.low, domain.high]);
  for (let count = room; count >= 1; count -= 1) {
    const ticks = inside(scale.ticks(count), domain);
    if (ticks.length >= 2 && ticks.length <= room) return ticks;
  }
  const more = [2, 3, 4, 5, 6, 8, 10].map((count) => inside(scale.ticks(count), domain));
  return more.find((ticks) => ticks.length >= 2) ?? [domain.low, domain.high];
}

const calendarSteps: Readonly<Record<string, readonly number[]>> = {
  min: [5, 10, 15, 30, 60, 120, 240, 360, 720, 1440],
  h: [1, 2, 3, 4, 6, 12, 24, 48, 72, 96, 168, 336, 504, 672, 1344],
  d: [1, 2, 7, 14, 21, 28, 42, 56, 84, 168, 364],
  wk: [1, 2, 3, 4, 6, 8, 12, 16, 24, 26, 52, 104],
};

function calendarTicks(axis: Axis, domain: NumberDomain, room: number): readonly number[] | undefined {
  const span = domain.high - domain.low;
  const steps = calendarSteps[axis.unit] ?? [];
  const step = steps.find((step) => span / step <= room - 1);
  if (step === undefined || span / step < 2) return undefined;
  const first = Math.ceil(domain.low / step);
  const count = Math.floor(domain.high / step) - first + 1;
  return Array.from({ length: count }, (_, k) => (first + k) * step + 0);
}

const powers = ({ low, high }: NumberDomain): readonly number[] => {
  const first = Math.floor(Math.log10(low));
  const count = Math.ceil(Math.log10(high)) - first + 1;
  return Array.from({ length: count }, (_, k) => first + k);
};

const decimals = (digits: readonly number[], exponents: readonly number[]): readonly number[] =>
  exponents.flatMap((exponent) => digits.map((digit) => Number(`${digit}e${exponent}`)));

function logTicks(domain: NumberDomain, room: number): readonly Tick[] {
  const exponents = powers(domain);
  const decades = inside(decimals([1], exponents), domain);
  const fine = inside(decimals([1, 2, 5], exponents), domain);
  if (decades.length < 3 && fine.length >= 2 && fine.length <= room) return plain(fine);
  if (decades.length < 2) return fewDecades(domain, room, exponents, fine);
  const every = Math.ceil(decades.length / room);
  const major = decades.filter((_, k) => k % every === 0);
  const minor = every === 1 ? fine.filter((value) => !decades.includes(value)) : [];
  return [...plain(major), ...minor.map((value) => ({ value, label: "" }))];
}

/** Labels within less than a decade: those of 1, 2, 5; else every digit; else as on a linear axis. */
function fewDecades(
  domain: NumberDomain,
  room: number,
  exponents: readonly number[],
  fine: readonly number[],
): readonly Tick[] {
  const digits = inside(decimals([1, 2, 3, 4, 5, 6, 7, 8, 9], exponents), domain);
  if (fine.length >= 2) return plain(fine.slice(0, mostTicks));
  if (digits.length >= 2 && digits.length <= room) return plain(digits);
  return labelled(roundTicks(domain, room));
}

function symlogTicks(domain: NumberDomain, room: number): readonly Tick[] {
  const largest = Math.max(Math.abs(domain.low), Math.abs(domain.high));
  const count = Math.max(1, Math.floor(Math.log10(largest)) + 1);
  const every = Math.ceil((2 * count + 1) / room);
  const sizes = Array.from({ length: count }, (_, k) => k)
    .filter((k) => k % every === 0)
    .map((k) => Number(`1e${k}`));
  const ticks = inside([...sizes.map((size) => -size), 0, ...sizes], domain);
  return ticks.length >= 2 ? plain(ticks) : labelled(roundTicks(domain, room));
}

const plain = (values: readonly number[]): readonly Tick[] =>
  values.map((value) => ({ value, label: printPlain(value) }));

/** Labels with the decimals that the smallest step needs; ticks whose labels would repeat are left out. */
function labelled(values: readonly number[], axis?: Axis): readonly Tick[] {
  if (axis?.scale === "log") return plain(values);
  const steps = values.slice(1).map((value, k) => value - (values[k] ?? 0));
  const step = Math.min(...steps);
  const largest = Math.max(...values.map(Math.abs));
  const print = axis?.ticks || !(step > 0) ? printPlain : printer(step, largest);
  const seen = new Set<string>();
  return values
    .map((value) => ({ value, label: print(value) }))
    .filter(({ label }) => !seen.has(label) && seen.add(label));
}

function printer(step: number, largest: number): (value: number) => string {
  const digits = precisionFixed(step);
  if (largest < 1e6 && digits <= 5) {
    const fixed = format(`.${digits}f`);
    return (value) => grouped(fixed(value));
  }
  const exponent = format(`.${precisionRound(step, largest + step) - 1}e`);
  return (value) => (value === 0 ? "0" : power(exponent(value)));
}

/** A number as a tick shows it: 0.01, 0.1, 1, 10, 100, 10 000; powers of ten outside 0.0001 … 999 999. */
export function printPlain(value: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) return power(format(".11~e")(value));
  return grouped(format(".12~r")(value));
}

/** Five digits and more in groups of three with thin spaces, as ISO 80000-1 has it. */
const grouped = (text: string): string => {
  const [whole = "", ...rest] = text.split(".");
  const digits = whole.replace(/\D/g, "").length;
  return [digits > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, "\u2009") : whole, ...rest].join(".");
};

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

function power(text: string): string {
  const [mantissa = "", exponent = ""] = text.split("e");
  const raised = exponent
    .replace("+", "")
    .replace(/[-−]/, "⁻")
    .replace(/\d/g, (digit) => superscripts[Number(digit)] ?? digit);
  const factor = { "1": "", "−1": "−" }[mantissa] ?? `${mantissa}×`;
  return `${factor}10${raised}`;
}
