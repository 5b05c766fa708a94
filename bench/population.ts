import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Bench, Measurement } from "./measure.ts";

const root = new URL("..", import.meta.url).pathname;

/** Model A of the engine's benchmarks, with spread between subjects. */
function modelText(): string {
  const text = readFileSync(`${root}reference/simulation/models/A1.model`, "utf8");
  return ["CL", "V ", "KA"].reduce(
    (all, name) => all.replace(new RegExp(`^(param ${name}.*)$`, "m"), "$1 sd 0.3"),
    text,
  );
}

/** 21 daily doses, hourly rows: 526, the rows before and after each dose among them. */
const study = (size: number, keep: string): string => `tapworks: 1
title: a population of model A
seed: 1
steps:
  oral:
    simulate:
      model: oral.model
      dose: 100 mg
      every: 1 d
      doses: 21
      sample: [${Array.from({ length: 23 }, (_, k) => `${k + 1} h`).join(", ")}]
      population: { size: ${size} }
      keep: ${keep}
`;

/** Says how much memory the process held at most, threads included, when it ends. */
const watch = `data:text/javascript,process.on("exit",()=>process.stderr.write("peak "+process.resourceUsage().maxRSS+"\\n"))`;

/** Peak of resident memory in MB and seconds of a whole `tapworks run`, on two threads. */
function runOnce(size: number, keep: string): { readonly peakMb: number; readonly seconds: number } {
  const folder = mkdtempSync(join(tmpdir(), "tapworks-bench-"));
  try {
    writeFileSync(join(folder, "oral.model"), modelText());
    writeFileSync(join(folder, "study.yaml"), study(size, keep));
    const begin = process.hrtime.bigint();
    const args = [
      "--import",
      watch,
      `${root}bin/tapworks.js`,
      "run",
      join(folder, "study.yaml"),
      "--threads",
      "2",
    ];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
    const peaks = [...stderr.matchAll(/^peak (\d+)$/gm)].map(([, kib]) => Number(kib) / 1000);
    return { peakMb: Math.max(...peaks), seconds: Number(process.hrtime.bigint() - begin) / 1e9 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measurePopulation(): Measurement[] {
  const most = 10_000;
  const [summary, profiles] = [runOnce(100_000, "summary"), runOnce(most, "profiles")];
  const shared = { baseline: `${most} subjects, all profiles kept`, error: null };
  return [
    {
      name: "100,000 subjects of model A summarised, peak",
      ...{ value: summary.peakMb, unit: "MB", ratio: summary.peakMb / profiles.peakMb },
      ...shared,
      baseline: `${shared.baseline} (${profiles.peakMb.toFixed(0)} MB)`,
      aim: "under 1,000 MB",
    },
    {
      name: "100,000 subjects of model A summarised, time",
      ...{ value: summary.seconds, unit: "s", ratio: summary.seconds / profiles.seconds },
      ...shared,
      baseline: `${shared.baseline} (${profiles.seconds.toFixed(0)} s)`,
      aim: `${Math.round(100_000 / summary.seconds)} subjects/s on 2 threads`,
    },
  ];
}

/** Memory and time of a whole run over a population whose profiles would not fit in memory. */
export const population: Bench = { name: "population", measure: measurePopulation };
