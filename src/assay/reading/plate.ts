import { sd } from "../../math/index.ts";
import { hasErrors, type Issue, type SourceFile } from "../../source/index.ts";
import {
  column,
  concatTables,
  hasColumn,
  numberColumn,
  numbers,
  type Table,
  takeRows,
  textColumn,
  texts,
  toCsv,
  withColumns,
} from "../../table/index.ts";
import { type EdgeEffect, edgeEffect, robustZPrime, ssmd, zPrime } from "./plate-quality.ts";
import { viabilityOf } from "./response.ts";
import { readWells, withMap } from "./wells.ts";

/** What a well holds: cells with what the map says of them, untreated cells, no cells, or cells that were killed. */
export const controlWords = ["", "vehicle", "blank", "kill"] as const;
type Control = (typeof controlWords)[number];
const known: ReadonlySet<string> = new Set(controlWords);

/** How a plate is judged: its controls, and wells at the edge. NaN where wells are missing. */
export interface PlateQuality {
  readonly plate: string;
  readonly nVehicle: number;
  readonly nKill: number;
  readonly nBlank: number;
  readonly zPrime: number;
  readonly robustZPrime: number;
  readonly ssmd: number;
  /** Standard deviation of the vehicle wells over their mean. */
  readonly vehicleCv: number;
  readonly edgeRatio: number;
  readonly edgeP: number;
  readonly note: string;
}

/** Plates as read: every well of every plate, and how each is judged. */
export interface PlatesReading {
  /** plate, well, row, column, edge, control, what the map says, signal, viability (share; NaN without vehicle wells). */
  readonly wells?: Table;
  readonly quality: readonly PlateQuality[];
  readonly issues: readonly Issue[];
}

/**
 * Exports of a plate reader, one plate each, joined with one map. The map has a column `well`, may have a column `control` (vehicle,
 * blank, kill; empty for a sample), and any others. Viability is (signal − blank)/(vehicle − blank), plate by plate.
 *
 * @param read name of the block that holds the signal; the first block of numbers when left out.
 */
export function readPlates(files: readonly SourceFile[], map: SourceFile, read?: string): PlatesReading {
  const issues: Issue[] = [];
  const plates = files.flatMap((file, k) => {
    const wells = onePlate(file, map, read, k === 0, issues);
    return wells ? [{ name: String(k + 1), wells }] : [];
  });
  if (hasErrors(issues) || plates.length === 0) return { quality: [], issues };
  const judged = plates.map(({ name, wells }) => withViability(name, wells));
  return {
    wells: concatTables(judged.map(({ wells }) => wells)),
    quality: judged.map(({ quality }) => quality),
    issues,
  };
}

function onePlate(
  file: SourceFile,
  map: SourceFile,
  read: string | undefined,
  reportMap: boolean,
  issues: Issue[],
): Table | undefined {
  const reading = readWells(file);
  issues.push(...reading.issues);
  if (!reading.table) return undefined;
  const blocks = reading.table.columns.slice(4);
  const block =
    read === undefined
      ? blocks.find(({ kind }) => kind === "number")
      : blocks.find(({ name }) => name === read);
  if (block?.kind !== "number") {
    issues.push({
      code: "plate.no-read",
      severity: "error",
      where: { file: file.path, line: 1 },
      found: read === undefined ? "no block of numbers" : `no block of numbers called "${read}"`,
      needed: `one of ${blocks.map(({ name }) => name).join(", ")}`,
    });
    return undefined;
  }
  const kept = reading.table.columns.filter((one) => one === block || !blocks.includes(one));
  const signal = {
    ...reading.table,
    columns: kept.map((one) => (one === block ? { ...one, name: "signal" } : one)),
  };
  const mapped = withMap(signal, map);
  if (reportMap) issues.push(...mapped.issues);
  if (!mapped.table) return undefined;
  const controls = hasColumn(mapped.table, "control") ? texts(mapped.table, "control") : [];
  const odd = controls.findIndex((word) => !known.has(word));
  if (odd < 0) return mapped.table;
  if (reportMap)
    issues.push({
      code: "plate.control",
      severity: "error",
      where: { file: map.path, line: 1, path: "control" },
      found: `"${controls[odd]}" in well ${texts(mapped.table, "well")[odd]}`,
      needed: "vehicle, blank, kill, or an empty cell for a sample",
    });
  return undefined;
}

const meanOf = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;

function withViability(
  plate: string,
  read: Table,
): { readonly wells: Table; readonly quality: PlateQuality } {
  const signal = numbers(read, "signal");
  const control = hasColumn(read, "control")
    ? texts(read, "control")
    : new Array<string>(read.nRows).fill("");
  const of = (word: Control) => signal.filter((value, k) => control[k] === word && !Number.isNaN(value));
  const [vehicle, blank, kill] = [of("vehicle"), of("blank"), of("kill")];
  const background = blank.length > 0 ? meanOf(blank) : 0;
  const viability = signal.map((value) => viabilityOf(value, meanOf(vehicle), background));
  const isVehicle = (_: number, k: number) => control[k] === "vehicle";
  const edges = edgeEffect(signal.filter(isVehicle), numbers(read, "edge").filter(isVehicle));
  const columns = [
    textColumn("plate", new Array<string>(read.nRows).fill(plate), {
      description: "Plate, in the order of the files",
    }),
    ...read.columns.filter(({ name }) => name !== "control" && name !== "plate"),
    textColumn("control", control, { description: "vehicle, blank or kill; empty for a sample" }),
    numberColumn("viability", viability, { description: "(signal − blank)/(vehicle − blank)" }),
  ];
  return { wells: { ...read, columns }, quality: qualityOf(plate, { vehicle, blank, kill }, edges) };
}

interface Controls {
  readonly vehicle: Float64Array;
  readonly blank: Float64Array;
  readonly kill: Float64Array;
}

function qualityOf(plate: string, { vehicle, blank, kill }: Controls, edges: EdgeEffect): PlateQuality {
  const low = kill.length > 0 ? kill : blank;
  const said = [
    vehicle.length < 2 ? "fewer than two vehicle wells: nothing to judge the plate by" : "",
    kill.length === 0 && blank.length > 0 ? "no kill wells: blanks stand in for them" : "",
    blank.length === 0 ? "no blank wells: the background counts as 0" : "",
    edges.p < 0.01 ? `vehicle wells at the edge read ${edges.ratio.toFixed(2)} times those inside` : "",
  ];
  return {
    plate,
    nVehicle: vehicle.length,
    nKill: kill.length,
    nBlank: blank.length,
    zPrime: zPrime(vehicle, low),
    robustZPrime: robustZPrime(vehicle, low),
    ssmd: ssmd(vehicle, low),
    vehicleCv: sd(vehicle) / meanOf(vehicle),
    edgeRatio: edges.ratio,
    edgeP: edges.p,
    note: said.filter(Boolean).join("; "),
  };
}

/**
 * The wells with a treatment as a long table, for the readers of long tables: samples and vehicle wells (their doses 0), with the
 * columns of the map, `plate`, `signal` and `viability`.
 */
export function platesAsLong(
  files: readonly SourceFile[],
  map: SourceFile,
  read?: string,
): { readonly long?: SourceFile; readonly issues: readonly Issue[] } {
  const { wells, issues } = readPlates(files, map, read);
  if (!wells) return { issues };
  const control = texts(wells, "control");
  const measured = wells.columns.slice(wells.columns.findIndex(({ name }) => name === "edge") + 1);
  const isMapped = (row: number) =>
    measured.some(
      ({ kind, name, values }) =>
        !["signal", "viability", "control"].includes(name) &&
        (kind === "number" ? !Number.isNaN(values[row]) : values[row] !== ""),
    );
  const rows = control.flatMap((word, row) =>
    word === "vehicle" || (word === "" && isMapped(row)) ? [row] : [],
  );
  const treated = takeRows(wells, Uint32Array.from(rows));
  const words = texts(treated, "control");
  const doses = treated.columns.flatMap((one) =>
    one.kind === "number" && one.unit !== ""
      ? [
          {
            ...one,
            values: one.values.map((value, row) =>
              Number.isNaN(value) && words[row] === "vehicle" ? 0 : value,
            ),
          },
        ]
      : [],
  );
  const long = withColumns(treated, doses);
  return { long: { path: files[0]!.path, text: toCsv(dropMissing(long)) }, issues };
}

/** Viability of plates without vehicle wells is missing throughout; then the column only misleads. */
const dropMissing = (wells: Table): Table =>
  numbers(wells, "viability").every(Number.isNaN)
    ? { ...wells, columns: wells.columns.filter((one) => one !== column(wells, "viability")) }
    : wells;
