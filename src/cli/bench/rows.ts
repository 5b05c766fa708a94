import { numberColumn, type Table, table, textColumn } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import { printRows } from "../compounds/rows.ts";
import { type Measured, type Reference, referenceTolerance } from "./measure.ts";

/** The measurements as a table. */
export function benchTable(rows: readonly Measured[]): Table {
  const number = (name: string, value: (row: Measured) => number, description: string, unit = "") =>
    numberColumn(name, rows.map(value), { unit, description });
  return table([
    textColumn(
      "method",
      rows.map(({ method }) => method),
      { description: "Integrator." },
    ),
    number("tolerance", (row) => row.tolerance, "Relative tolerance."),
    number("subjects", (row) => row.nSubjects, "Subjects that were measured."),
    number("time", (row) => row.usPerSubject, "Processor time of one subject, median over runs.", "us"),
    number("steps", (row) => row.nSteps, "Mean number of steps of a subject."),
    number("worst_error", (row) => row.worst, "Largest relative error over subjects, times and outputs."),
    number("rms_error", (row) => row.rms, "Root mean square error of the output with the largest."),
    textColumn(
      "status",
      rows.map(({ status }) => status),
      { description: "ok, or why the integration failed." },
    ),
  ]);
}

/** The measurements for a terminal; failures of one method stand on one line. */
export function printBench(rows: readonly Measured[]): string {
  const head = ["method", "tolerance", "µs/subject", "steps", "worst error", "rms error"];
  const failed = new Set<string>();
  return printRows([
    head,
    ...rows.flatMap((row) => {
      const { method, tolerance, status } = row;
      if (status === "ok") return [[method, tolerance.toExponential(0), ...numbersOf(row)]];
      if (failed.has(method)) return [];
      failed.add(method);
      const at = rows
        .filter((one) => one.method === method && one.status !== "ok")
        .map((one) => one.tolerance.toExponential(0));
      const range = at.length > 2 ? `${at[0]} to ${at.at(-1)}` : at.join(", ");
      return [[method, range, status, "", "", ""]];
    }),
  ]);
}

const numbersOf = ({ usPerSubject, nSteps, worst, rms }: Measured): readonly string[] => [
  ...[printNumber(usPerSubject, 3), printNumber(nSteps, 4)],
  ...[worst.toExponential(1), rms.toExponential(1)],
];

/** Differences between two references above which errors below them say little. */
const doubtful = 1e-8;

/** What the errors are measured against, and whether to trust it. */
export function printReference({ method, beside, apart }: Reference): string {
  const found = `worst ${apart.worst.toExponential(1)}, rms ${apart.rms.toExponential(1)}`;
  const said = `Errors against ${method} at ${referenceTolerance.toExponential(0)}; ${beside} differs from it: ${found}.`;
  const doubt =
    apart.worst > doubtful
      ? `\nThe reference itself is doubtful: errors below ${apart.worst.toExponential(0)} say little. Look for jumps, if(...) and outputs close to 0.`
      : "";
  return `${said}${doubt}\n`;
}
