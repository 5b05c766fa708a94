import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, program, tapworks } from "./run-cli.ts";

const study = (keep: string) => `tapworks: 1
title: long enough to be interrupted
seed: 3
compounds: { huC242-DM4: registry }
steps:
  patients:
    simulate: { compound: huC242-DM4, species: human, dose: 168 mg/m2, every: 3 wk, doses: 4, infuse: 2 h, population: { of: oncology-adults, size: ${keep === "summary" ? 4000 : 1200} }, keep: ${keep} }
`;

const nParts = (store: string): number =>
  existsSync(store)
    ? readdirSync(store, { recursive: true }).filter(
        (name) => String(name).endsWith("manifest.json") && !String(name).includes("partial"),
      ).length
    : 0;

async function interruptWith(signal: NodeJS.Signals, path: string, store: string): Promise<number | null> {
  const child = spawn(process.execPath, [program, "run", path, "--threads", "2"], { stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => child.on("exit", (code) => resolve(code)));
  while (nParts(store) < 2 && child.exitCode === null) await new Promise((resume) => setTimeout(resume, 5));
  child.kill(signal);
  return ended;
}

test.each([
  ["SIGINT", "profiles"],
  ["SIGKILL", "profiles"],
  ["SIGINT", "summary"],
] as const)(
  "a run stopped by %s that keeps its %s keeps its finished jobs and goes on from there",
  async (signal, keep) => {
    await inFolder(async (folder) => {
      const path = join(folder, "study.yaml");
      writeFileSync(path, study(keep));
      const code = await interruptWith(signal, path, join(folder, "results/store"));
      expect(code).toBe(signal === "SIGINT" ? 130 : null);
      const kept = nParts(join(folder, "results/store"));
      expect(kept).toBeGreaterThanOrEqual(2);
      const { out } = tapworks(["run", path, "--json"]);
      const progress = out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as { event: string; done: number; total: number })
        .filter((event) => event.event === "progress");
      expect(progress[0]!.done).toBe(kept);
      expect(progress.at(-1)!.done).toBe(progress.at(-1)!.total);
      const resumed = readFileSync(join(folder, "results/tables/patients.values.csv"), "utf8");
      tapworks(["run", path, "--out", join(folder, "fresh")]);
      expect(resumed).toBe(readFileSync(join(folder, "fresh/tables/patients.values.csv"), "utf8"));
    });
  },
);
