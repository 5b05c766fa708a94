import type { Gathering, Progressing, RunEvent } from "../study/index.ts";

/** Shows what happens while a study runs. */
export interface Progress {
  readonly tell: (event: RunEvent) => void;
}

const states = {
  computing: "computing",
  computed: "computed",
  kept: "unchanged, kept",
  failed: "FAILED",
  skipped: "skipped",
} as const;

/** How fast a step goes: what was computed in this run per second, and when it will be through. */
export interface Pace {
  readonly of: string;
  readonly done: number;
  readonly total: number;
  readonly perSecond: number;
  /** Missing while nothing is computed yet. */
  readonly secondsLeft?: number;
}

/** The pace after some seconds of computing; what was found in the store costs no time and does not count. */
export function paceOf(event: Progressing | Gathering, seconds: number): Pace {
  const all = counts(event);
  const perSecond = seconds > 0 ? (all.done - all.kept) / seconds : 0;
  const left = perSecond > 0 ? { secondsLeft: Math.ceil((all.total - all.done) / perSecond) } : {};
  return { of: all.of, done: all.done, total: all.total, perSecond, ...left };
}

function counts(event: Progressing | Gathering): Required<Progressing>["counted"] {
  const { done, total } = event;
  if (event.kind === "gathering") return { of: "parts", done, total, kept: 0 };
  return event.counted ?? { of: "jobs", done, total, kept: event.kept };
}

/** Seconds since the event's step, or the putting together of its parts, began; steps may overlap. */
function watch(now: () => number): (event: RunEvent) => number {
  const begun = new Map<string, number>();
  return (event) => {
    if (event.kind === "damaged") return 0;
    const what = event.kind === "gathering" ? `parts of ${event.step}` : event.step;
    if (!begun.has(what)) begun.set(what, now());
    return (now() - begun.get(what)!) / 1000;
  };
}

/** Lines of JSON on standard output. */
export function jsonProgress(now: () => number = Date.now): Progress {
  const seconds = watch(now);
  return {
    tell: (event) => {
      const { kind, ...rest } = event;
      const passed = seconds(event);
      const moves = event.kind === "progress" || event.kind === "gathering";
      const pace = moves ? paceOf(event, passed) : undefined;
      const rate = pace && {
        perSecond: Number(pace.perSecond.toPrecision(3)),
        secondsLeft: pace.secondsLeft,
      };
      process.stdout.write(`${JSON.stringify({ event: kind, ...rest, ...rate })}\n`);
    },
  };
}

/** Where nothing can be overwritten, a line so often. */
const secondsPerLine = 10;

/**
 * For people, on standard error: a line a step; while a step is computed, on a terminal a bar with rate and time left, and
 * elsewhere the same as a line every ten seconds.
 */
export function printedProgress(now: () => number = Date.now): Progress {
  let said = now();
  const seconds = watch(now);
  const onTerminal = process.stderr.isTTY;
  const line = (text: string) => process.stderr.write(onTerminal ? `\r\x1b[2K${text}` : text);
  const progress = (event: Progressing | Gathering, passed: number) => {
    const pace = paceOf(event, passed);
    if (onTerminal && event.total > 1) line(bar(event.step, pace));
    if (onTerminal || now() - said < 1000 * secondsPerLine) return;
    said = now();
    line(`${event.step}: ${paceText(pace)}\n`);
  };
  return {
    tell: (event) => {
      const passed = seconds(event);
      if (event.kind === "damaged")
        return void line(`store: ${event.key.slice(0, 12)} is damaged; computing it again\n`);
      if (event.kind === "progress" || event.kind === "gathering") return progress(event, passed);
      if (event.state === "computing") {
        if (onTerminal) line(`${event.step}: computing`);
        return;
      }
      said = now();
      const taken = event.state === "computed" ? ` in ${passed.toFixed(1)} s` : "";
      line(`${event.step}: ${states[event.state]}${taken}${event.reason ? `: ${event.reason}` : ""}\n`);
    },
  };
}

const share = ({ done, total }: Pace): number => (total > 0 ? done / total : 0);

/** "24,000 of 40,000 subjects (60 %), 3,100 subjects/s, 6 s left" */
export function paceText(pace: Pace): string {
  const { of, done, total, perSecond, secondsLeft } = pace;
  const number = (x: number) => (x < 10 ? x.toFixed(1) : Math.round(x).toLocaleString("en"));
  const counts = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} ${of}`;
  const left =
    secondsLeft === undefined ? [] : [`${number(perSecond)} ${of}/s`, `${timeText(secondsLeft)} left`];
  return [`${counts} (${Math.round(100 * share(pace))} %)`, ...left].join(", ");
}

/** "40 s", "3 min 20 s", "2 h 5 min" */
function timeText(seconds: number): string {
  if (seconds < 100) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 100
    ? `${minutes} min ${seconds % 60} s`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** One line of a progress bar: "human  [######....]  24 of 40 jobs (60 %), 3.1 jobs/s, 5 s left". */
export function bar(step: string, pace: Pace): string {
  const filled = Math.round(share(pace) * 24);
  return `${step}  [${"#".repeat(filled)}${".".repeat(24 - filled)}]  ${paceText(pace)}`;
}
