import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bench, medianMs } from "./measure.ts";

const root = new URL("..", import.meta.url).pathname;
const program = join(root, "bin", "tapworks.js");
const example = join(root, "examples", "huc242-dm4", "study.yaml");

function node(...args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
}

/** What a user waits for: start, check, the whole example from an empty and from a warm store. */
export const commandLine: Bench = {
  name: "command-line",
  measure: () => {
    const out = mkdtempSync(join(tmpdir(), "tapworks-bench-"));
    const bare = medianMs(() => node("-e", "0"), 9);
    const row = (name: string, ms: number, aim: string) => ({
      name,
      value: ms,
      unit: "ms",
      baseline: "node -e 0",
      ratio: ms / bare,
      error: null,
      aim,
    });
    try {
      const help = medianMs(() => node(program, "--help"), 9);
      const check = medianMs(() => node(program, "check", example), 9);
      const cold = medianMs(() => {
        rmSync(out, { recursive: true, force: true });
        node(program, "run", example, "--out", out);
      }, 3);
      const warm = medianMs(() => node(program, "run", example, "--out", out), 5);
      return [
        row("tapworks --help", help, "under 150 ms"),
        row("tapworks check, first example", check, "under 400 ms"),
        row("tapworks run, first example, empty store", cold, "under 10 s"),
        row("tapworks run, first example, warm store", warm, "under 1 s"),
      ];
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
  },
};
