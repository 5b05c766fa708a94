import type { Issue, SourceFile } from "../../source/index.ts";
import { hasColumn, numbers, readCsv, texts } from "../../table/index.ts";
import { isProblem, readUnit } from "../../units/index.ts";
import { isoMoment } from "./iso-time.ts";

/** One dose of the SDTM domain EX. */
export interface Exposure {
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  /** Hours of the calendar; undefined where there is a date alone. */
  readonly startH: number | undefined;
  /** From EXSTDTC to EXENDTC, undefined where they do not say it. */
  readonly infusionH: number | undefined;
  readonly extravascular: boolean;
}

const intoVein = /INTRAVENOUS|INFUSION|BOLUS|^IV$/i;

/** The doses of the SDTM domain EX, in the order of their beginning. */
export function readEx(source: SourceFile, issues: Issue[]): readonly Exposure[] {
  const text = (name: string, required: boolean) => ({ name, kind: "text" as const, required });
  const reading = readCsv(source, {
    columns: [
      text("USUBJID", true),
      { name: "EXDOSE", kind: "number", required: true },
      text("EXDOSU", true),
      text("EXSTDTC", false),
      text("EXENDTC", false),
      text("EXROUTE", false),
    ],
  });
  issues.push(...reading.issues);
  const { table } = reading;
  if (!table) return [];
  const cells = (name: string) => (hasColumn(table, name) ? texts(table, name) : []);
  const [start, end, route] = [cells("EXSTDTC"), cells("EXENDTC"), cells("EXROUTE")];
  const [subjects, units, values] = [
    texts(table, "USUBJID"),
    texts(table, "EXDOSU"),
    numbers(table, "EXDOSE"),
  ];
  const doses = subjects.flatMap((subject, row): Exposure[] => {
    const unit = readUnit(units[row]!);
    if (isProblem(unit)) {
      issues.push({
        code: "nca.column-unit",
        severity: "error",
        where: { file: source.path, line: row + 2, path: "EXDOSU" },
        found: unit.problem,
        needed: unit.needed,
      });
      return [];
    }
    if (!(values[row]! > 0)) return [];
    const [startH, endH] = [isoMoment(start[row] ?? ""), isoMoment(end[row] ?? "")];
    return [
      {
        subject,
        value: values[row]!,
        unit: unit.text,
        startH,
        infusionH: startH !== undefined && endH !== undefined && endH > startH ? endH - startH : undefined,
        extravascular: (route[row] ?? "") !== "" && !intoVein.test(route[row]!),
      },
    ];
  });
  return doses.sort((a, b) => (a.startH ?? 0) - (b.startH ?? 0));
}
