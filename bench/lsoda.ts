import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const reference = new URL("../reference/simulation/", import.meta.url).pathname;
const source = new URL("lsoda.c", import.meta.url).pathname;
const everyone = new URL("../../shared/reference/simulation/lsoda/data/", import.meta.url).pathname;

/** Where Debian's packages r-cran-desolve and r-base-core put their libraries. */
const deSolve = "/usr/lib/R/site-library/deSolve/libs/deSolve.so";
const rLibraries = "/usr/lib/R/lib";

/** What is given when, in the units of the model's header; `from` is the first column of parameters. */
interface Giving {
  readonly doses: number;
  readonly interval: number;
  readonly duration: number;
  readonly last: number;
  readonly every: number;
  readonly amount: number;
  readonly perKg: number;
  readonly from: number;
  readonly targets: readonly number[];
  readonly shares: readonly number[];
}

const daily = { doses: 21, interval: 24, last: 504, every: 1, amount: 100, perKg: 0, from: 1 } as const;
const threeWeekly = {
  ...{ doses: 4, interval: 21, duration: 0.0625, last: 84, amount: 24 },
  ...{ perKg: 1, from: 2 },
} as const;

const givings: Readonly<Record<string, Giving>> = {
  A1: { ...daily, duration: 0, targets: [0], shares: [0.85] },
  A2: { ...daily, duration: 1, targets: [0], shares: [1] },
  B: { ...threeWeekly, every: 0.25, targets: [0], shares: [1] },
  C: { ...threeWeekly, every: 0.5, targets: [0, 2, 4, 6, 8], shares: [0.05, 0.25, 0.4, 0.22, 0.08] },
};

/** What is compared with: LSODA, which changes method by stiffness, or backward differentiation alone. */
export const peers = ["lsoda", "bdf"] as const;
export type Peer = (typeof peers)[number];

/** The baselines of one model. */
export interface Lsoda {
  /** Microseconds of processor time per subject, one number per repeat. */
  readonly times: (peer: Peer, tolerance: number, nSubjects: number, repeats: number) => readonly number[];
  /** Outputs, a row per subject and time, in the units of the model's header. */
  readonly outputs: (peer: Peer, tolerance: number, nSubjects: number) => readonly (readonly number[])[];
}

/**
 * ODEPACK's LSODA and LSODE on a benchmark model, compiled by gcc -O2: the methods and the kind of code that established
 * simulators of pharmacometrics run. Nothing where gcc or deSolve is missing, or for other models.
 */
export function lsodaFor(name: string): Lsoda | undefined {
  const giving = givings[name];
  const hasCompiler = spawnSync("gcc", ["--version"]).status === 0;
  if (!giving || !hasCompiler || !existsSync(deSolve)) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "lsoda-"));
  const [header, program] = [join(folder, "model.h"), join(folder, "driver")];
  const list = (numbers: readonly number[]) => `{${numbers.map((x) => x.toFixed(3)).join(", ")}}`;
  writeFileSync(
    header,
    [
      `#include "${reference}lsoda/${name}.h"`,
      `static const int targets[] = {${giving.targets.join(", ")}};`,
      `static const double shares[] = ${list(giving.shares)};\n`,
    ].join("\n"),
  );
  const defined = {
    ...{ N_DOSES: giving.doses, INTERVAL: giving.interval, DURATION: giving.duration, LAST: giving.last },
    ...{ EVERY: giving.every, AMOUNT: giving.amount, PER_KG: giving.perKg, FIRST: giving.from },
    ...{ N_TARGETS: giving.targets.length, MODEL_H: `"${header}"` },
  };
  execFileSync("gcc", [
    ...["-O2", "-w", ...Object.entries(defined).map(([key, value]) => `-D${key}=${value}`)],
    ...[source, "-o", program, deSolve, `-L${rLibraries}`, "-lR", "-lm", `-Wl,-rpath,${rLibraries}`],
  ]);
  const all = `${everyone}subjects_${name}.csv`;
  const subjects = existsSync(all) ? all : `${reference}subjects_${name}_first10.csv`;
  const lines = (...args: readonly (string | number)[]) =>
    execFileSync(program, [subjects, ...args.map(String)], {
      ...{ encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e9 },
    })
      .trim()
      .split("\n");
  return {
    times: (peer, tolerance, n, repeats) => lines(n, tolerance, repeats, peer).map(Number),
    outputs: (peer, tolerance, n) => lines(n, tolerance, 0, peer).map((line) => line.split(" ").map(Number)),
  };
}
