import { mkdir, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { renderFigure } from "../../figure/index.ts";
import { nearest } from "../../source/index.ts";
import { toCsv } from "../../table/index.ts";
import { exitCodes } from "../index.ts";
import { workPrecision } from "./figure.ts";
import { everyMethod, type Measured, measure, type Reference, referenceOf } from "./measure.ts";
import { type ModelOptions, modelTrial } from "./model-trial.ts";
import { benchTable, printBench, printReference } from "./rows.ts";
import { studyTrial } from "./study-trial.ts";
import type { Trial } from "./trial.ts";
import { refuse } from "./wording.ts";

/** Options of `bench` as the command line gives them. */
export interface BenchOptions extends ModelOptions {
  readonly of?: string;
  readonly subjects?: string;
  readonly tolerances?: string;
  readonly methods?: string;
  readonly out?: string;
  readonly json?: boolean;
}

/** `tapworks bench`: time and accuracy of a model over integrators and tolerances. */
export async function bench(what: string, options: BenchOptions): Promise<void> {
  const tolerances = tolerancesOf(options.tolerances);
  const methods = methodsOf(options.methods);
  const nSubjects = subjectsOf(options.subjects);
  if (!tolerances || !methods || nSubjects === undefined) return;
  const isModel = !/\.ya?ml$/i.test(what) && (options.until !== undefined || /\.model$/i.test(what));
  const trial = isModel ? modelTrial(what, options, nSubjects) : studyTrial(what, options.of, nSubjects);
  if (!trial) return;
  const reference = referenceOf(trial);
  if (!reference) {
    process.stderr.write(
      `No method reaches the end at a tolerance of 1e-11; there is nothing to measure errors against.\n`,
    );
    process.exitCode = exitCodes.failedRun;
    return;
  }
  const rows = methods.flatMap((method) =>
    tolerances.map((tolerance) => {
      progress(`${method.name} at ${tolerance.toExponential(0)}`);
      return measure(trial, method, tolerance, reference, processorTime);
    }),
  );
  progress("");
  tell(trial, rows, reference, options.json === true);
  if (options.out !== undefined) await write(options.out, trial, rows, reference);
}

const processorTime = (): number => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[2K${text}`);
}

function tell(trial: Trial, rows: readonly Measured[], reference: Reference, json: boolean): void {
  if (json) {
    for (const row of rows) process.stdout.write(`${JSON.stringify({ event: "measured", ...row })}\n`);
    const { method, beside, apart } = reference;
    process.stdout.write(`${JSON.stringify({ event: "reference", method, beside, apart })}\n`);
    return;
  }
  const { nSubjects } = trial;
  const machine = `${cpus()[0]?.model ?? "this machine"}, Node ${process.versions.node}`;
  process.stdout.write(
    `${trial.about}; ${nSubjects} ${nSubjects === 1 ? "subject" : "subjects"}, one thread, ${machine}\n\n`,
  );
  process.stdout.write(`${printBench(rows)}\n${printReference(reference)}`);
}

async function write(
  folder: string,
  trial: Trial,
  rows: readonly Measured[],
  reference: Reference,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const figure = workPrecision(trial.model.title, rows, reference);
  await writeFile(join(folder, "bench.csv"), toCsv(benchTable(rows)));
  await writeFile(join(folder, "bench.svg"), renderFigure(figure));
  process.stderr.write(`${join(folder, "bench.csv")}, ${join(folder, "bench.svg")} written.\n`);
}

const usual = "1e-3,1e-4,1e-5,1e-6,1e-7,1e-8,1e-9,1e-10";

function tolerancesOf(text: string = usual): readonly number[] | undefined {
  const numbers = text.split(",").map(Number);
  if (numbers.every((tolerance) => tolerance >= 1e-10 && tolerance <= 0.1))
    return [...new Set(numbers)].sort((a, b) => b - a);
  return refuse(
    "--tolerances",
    `found "${text}"`,
    "numbers from 1e-10 to 0.1 with commas between them",
    "--tolerances 1e-4,1e-6,1e-8",
  );
}

function methodsOf(text: string | undefined) {
  const all = everyMethod();
  if (text === undefined) return all;
  const known = all.flatMap(({ key, name }) => [key, name]);
  const wanted = text.split(",").map((name) => name.trim());
  const stranger = wanted.find((name) => !known.includes(name));
  if (stranger === undefined)
    return all.filter(({ key, name }) => wanted.includes(key) || wanted.includes(name));
  const near = nearest(stranger, known);
  return refuse(
    "--methods",
    `found "${stranger}"`,
    `one of ${all.map(({ key }) => key).join(", ")}`,
    near && `--methods ${near}`,
  );
}

function subjectsOf(text = "16"): number | undefined {
  const n = Number(text);
  if (Number.isInteger(n) && n >= 1 && n <= 1000) return n;
  return refuse("--subjects", `found "${text}"`, "a whole number from 1 to 1000", "--subjects 16");
}
