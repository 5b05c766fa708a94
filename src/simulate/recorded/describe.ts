import { timeCourse } from "../../figure/index.ts";
import type { Assumption, Method, Setting, StepFigure, Tables } from "../../step/index.ts";
import { column, filterRows, numbers, type Table, texts } from "../../table/index.ts";
import { convert, printNumber, printQuantity } from "../../units/index.ts";
import { speciesText } from "../figures.ts";
import { readyModel } from "../prepare.ts";
import { parameterSettings } from "../settings.ts";
import type { RecordedSpec } from "./spec.ts";

/** The settings of a simulation of recorded subjects. */
export function recordedSettings(spec: RecordedSpec): Setting[] {
  const { records } = spec;
  const { sameTime, laterDoses, pending, longLag } = records.conventions;
  const pairs = (of: Readonly<Record<string, string>>) =>
    Object.entries(of)
      .map(([name, value]) => (name === "" ? value : `${name}: ${value}`))
      .join(", ") || "none";
  const said: Readonly<Record<string, string>> = {
    ...(spec.compound ? { compound: spec.compound.name } : {}),
    ...{ model: spec.model.name, species: spec.species, data: records.path },
    "records.units": pairs(records.format.units),
    "records.columns": pairs(records.format.columns),
    "records.compartments": pairs(records.format.compartments),
    "records.observed": pairs(records.observed),
    "records.between": pairs({ ...records.format.between, others: records.format.otherwise }),
    ...{ "records.same-time": sameTime, "records.later-doses": laterDoses },
    ...{ "records.pending": pending, "records.long-lag": longLag },
    ...{ outputs: spec.outputs.join(", "), tolerance: printNumber(spec.tolerance), method: spec.method },
  };
  return [...Object.entries(said).map(([name, value]) => ({ name, value })), ...parameterSettings(spec)];
}

/** What was done, in sentences. */
export function recordedMethods({ model, compound, species, records, tolerance }: RecordedSpec): Method[] {
  const whose = `${compound?.name ?? "the drug"} in ${speciesText(species)}`;
  const { nSubjects, nRecords, path } = records;
  return [
    {
      text: `The records of ${nSubjects} subjects (${nRecords} records of ${path}) were followed with the model ${model.name} (${model.title}) of ${whose}, with the parameters of the model where the file gives none.`,
      cite: model.cite,
    },
    {
      text: `Additional doses, lags, modelled rates and steady states were worked out before integration; steady states are fixed points of one dosing interval, found by Newton's method. Equations were integrated with a relative tolerance of ${printNumber(tolerance)}.`,
      cite: [],
    },
  ];
}

/** Parameters that the model assumes, where neither the step nor the file gives them. */
export function recordedAssumptions({ model: { text }, set, records }: RecordedSpec): Assumption[] {
  const [head = ""] = records.text.split("\n", 1);
  const given = new Set(head.split(/[,;\t]/).map((name) => name.trim().toUpperCase()));
  return readyModel(text).model.parameters.flatMap(({ name, description, quantity, provenance }) =>
    provenance.mark === "assumed" && !set[name] && !given.has(name.toUpperCase())
      ? [
          {
            what: `${name}, ${description}`,
            value: printQuantity(quantity, 6),
            why: provenance.source,
            sensitivity: "",
          },
        ]
      : [],
  );
}

/** Most subjects that a figure shows. */
const mostShown = 12;

/** One figure per output: what was computed at the records of the first subjects, with what was observed. */
export function recordedFigures(spec: RecordedSpec, { profiles }: Tables): StepFigure[] {
  if (!profiles || profiles.nRows === 0) return [];
  const names = texts(profiles, "subject");
  const subjects = [...new Set(names)].slice(0, mostShown);
  const shown = subjects.length < spec.records.nSubjects ? `The first ${mostShown} subjects` : "The subjects";
  return spec.outputs.map((analyte) => ({
    name: analyte,
    caption: `${shown} of ${spec.records.path}: lines join what the model says at the records, points were observed.`,
    shows: "profiles",
    figure: timeCourse({
      ...{ title: analyte, subtitle: spec.model.name, time: { unit: spec.timeUnit }, scale: "linear" },
      value: { label: analyte, unit: column(profiles, analyte).unit },
      series: subjects.map((subject) => {
        const mine = filterRows(profiles, (row) => names[row] === subject);
        return { name: "computed", panel: subject, ...curveOf(spec, mine, analyte) };
      }),
    }),
  }));
}

function curveOf({ records }: RecordedSpec, rows: Table, analyte: string) {
  const time = numbers(rows, "time");
  const middle = numbers(rows, analyte);
  const analytes = texts(rows, "analyte");
  if (!analytes.includes(analyte)) return { time, middle };
  const [from, to] = [records.observedUnit, column(rows, analyte).unit || "1"];
  const value = numbers(rows, "observed").map((x, k) =>
    analytes[k] === analyte ? convert(x, from, to) : Number.NaN,
  );
  return { time, middle, observed: { time, value } };
}
