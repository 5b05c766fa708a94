import type { RunEvent } from "../study/index.ts";

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

/** Lines of JSON on standard output. */
export const jsonProgress: Progress = {
  tell: (event) => {
    const { kind, ...rest } = event;
    process.stdout.write(`${JSON.stringify({ event: kind, ...rest })}\n`);
  },
};

/** For people: a line a step on standard error, and on a terminal a bar with rate and time left. */
export function printedProgress(now: () => number = Date.now): Progress {
  let begun = now();
  const line = (text: string) => process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${text}` : text);
  return {
    tell: (event) => {
      if (event.kind === "damaged")
        return void line(`store: ${event.key.slice(0, 12)} is damaged; computing it again\n`);
      if (event.kind === "progress") {
        if (process.stderr.isTTY && event.total > 1) line(bar(event, (now() - begun) / 1000));
        return;
      }
      if (event.state === "computing") {
        begun = now();
        if (process.stderr.isTTY) line(`${event.step}: computing`);
        return;
      }
      const seconds = event.state === "computed" ? ` in ${((now() - begun) / 1000).toFixed(1)} s` : "";
      line(`${event.step}: ${states[event.state]}${seconds}${event.reason ? `: ${event.reason}` : ""}\n`);
    },
  };
}

/** One line of a progress bar: "human  [######....]  60 %  24/40  3.1/s  5 s left". */
export function bar(event: { step: string; done: number; total: number }, seconds: number): string {
  const share = event.total > 0 ? event.done / event.total : 0;
  const filled = Math.round(share * 24);
  const rate = seconds > 0 ? event.done / seconds : 0;
  const left = rate > 0 ? `${Math.ceil((event.total - event.done) / rate)} s left` : "";
  const counts = `${Math.round(share * 100)} %  ${event.done}/${event.total}`;
  return `${event.step}  [${"#".repeat(filled)}${".".repeat(24 - filled)}]  ${counts}  ${rate.toFixed(1)}/s  ${left}`.trimEnd();
}
