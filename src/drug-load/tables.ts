import {
  amountFromMg,
  amountFromNmol,
  amountFromPayloadUg,
  type ConjugateMasses,
  conjugateMassDa,
  payloadMassFraction,
  unconjugatedFraction,
} from "../chemistry/index.ts";
import type { Tables } from "../step/index.ts";
import { type Column, numberColumn, type Table, table, textColumn } from "../table/index.ts";
import type { Load } from "./analyse.ts";
import { type Expected, expectedAt } from "./expected.ts";
import type { DrugLoadSpec } from "./spec.ts";

/** Every table of a step. */
export function loadTables(spec: DrugLoadSpec, load: Load): Tables {
  const expected = expectedAt(load.average, spec);
  const masses = spec.masses && { ...spec.masses, dar: load.average };
  return {
    values: valuesTable(load, expected, masses),
    distribution: distributionTable(load, expected),
    replicates: replicatesTable(load),
    ...(masses && load.average > 0 ? { amounts: amountsTable(masses) } : {}),
    ...(spec.measured.kind === "intact" ? { peaks: peaksTable(spec, load) } : {}),
    ...(spec.measured.kind === "reduced" ? { chains: chainsTable(load) } : {}),
  };
}

interface Value {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly description: string;
}

const value = (name: string, found: number | undefined, unit: string, description: string): Value => ({
  name,
  value: found ?? Number.NaN,
  unit,
  description,
});

function valuesTable(load: Load, expected: Expected, masses: ConjugateMasses | null): Table {
  const { average, interval, distribution } = load;
  const values = [
    value("average", average, "", "average number of drugs per antibody"),
    value("average.low", interval?.low, "", "lower end of its 95 % interval"),
    value("average.high", interval?.high, "", "upper end of its 95 % interval"),
    value(
      "unconjugated",
      distribution && unconjugatedFraction(distribution),
      "",
      "share of antibody without a drug",
    ),
    value(
      "unconjugated.binomial",
      unconjugatedFraction(expected.binomial),
      "",
      "the same if drugs sat on equal sites by chance",
    ),
    value("unconjugated.poisson", unconjugatedFraction(expected.poisson), "", "the same with many sites"),
    ...(masses ? massValues(masses) : []),
  ];
  return table([
    texts(values, "name", "what claims call it", ({ name }) => name),
    numbers(values, "value", "", "in the unit of its row", (each) => each.value),
    texts(values, "unit", "unit of the value", ({ unit }) => unit),
    texts(values, "description", "what it is", ({ description }) => description),
  ]);
}

function massValues(masses: ConjugateMasses): readonly Value[] {
  const { antibodyNmol, payloadNmol, payloadUg } = amountFromMg(1, masses);
  return [
    value("conjugate.mass", conjugateMassDa(masses), "Da", "mass at the average load, without glycans"),
    value("drug.share", payloadMassFraction(masses), "", "mass of free drug per mass of conjugate"),
    value("per_mg.antibody", antibodyNmol, "nmol", "antibody in 1 mg of conjugate"),
    value("per_mg.drug", payloadNmol, "nmol", "drug in 1 mg of conjugate"),
    value("per_mg.drug_mass", payloadUg, "ug", "mass of drug in 1 mg of conjugate"),
  ];
}

function distributionTable({ average, distribution }: Load, { binomial, poisson }: Expected): Table {
  // Beyond the loads found, as far as the expectations still matter.
  const most = Math.max(
    (distribution?.fractions.length ?? 1) - 1,
    Math.ceil(average + 3 * Math.sqrt(average)),
  );
  const loads = Array.from({ length: most + 1 }, (_, n) => n);
  const share = (name: string, what: string, fractions: readonly number[] | undefined) =>
    numbers(loads, name, "", what, (n) => (fractions ? (fractions[n] ?? 0) : Number.NaN));
  return table([
    numbers(loads, "drugs", "", "drugs per antibody", (n) => n),
    share(
      "measured",
      "share of antibody, mean over replicates; empty where it is not seen",
      distribution?.fractions,
    ),
    share("binomial", "share if drugs sat on equal sites by chance", binomial.fractions),
    share("poisson", "share with many sites", poisson.fractions),
  ]);
}

const replicatesTable = ({ replicates }: Load): Table =>
  table([
    texts(replicates, "replicate", "name of the injection or reading", ({ name }) => name),
    numbers(replicates, "average", "", "drugs per antibody", ({ average }) => average),
    numbers(replicates, "unconjugated", "", "share of antibody without a drug", ({ distribution }) =>
      distribution ? unconjugatedFraction(distribution) : Number.NaN,
    ),
    numbers(
      replicates,
      "unexplained",
      "",
      "share of the intensity in peaks that nothing explains",
      ({ unexplainedShare }) => unexplainedShare ?? Number.NaN,
    ),
  ]);

/** One unit of each kind of amount, and the others it is. */
function amountsTable(masses: ConjugateMasses): Table {
  const rows = [
    { amount: "1 mg of conjugate", ...amountFromMg(1, masses) },
    { amount: "1 nmol of antibody", ...amountFromNmol(1, masses) },
    { amount: "1 nmol of drug", ...amountFromNmol(1 / masses.dar, masses) },
    { amount: "1 µg of drug", ...amountFromPayloadUg(1, masses) },
  ];
  return table([
    texts(rows, "amount", "what is given", ({ amount }) => amount),
    numbers(rows, "conjugate", "mg", "mass of conjugate, without glycans", ({ conjugateMg }) => conjugateMg),
    numbers(rows, "antibody", "nmol", "amount of antibody", ({ antibodyNmol }) => antibodyNmol),
    numbers(rows, "drug", "nmol", "amount of drug", ({ payloadNmol }) => payloadNmol),
    numbers(rows, "drug_mass", "ug", "mass of drug", ({ payloadUg }) => payloadUg),
  ]);
}

function peaksTable({ measured }: DrugLoadSpec, { replicates }: Load): Table {
  if (measured.kind !== "intact") return table([]);
  const rows = measured.replicates.flatMap(({ name, rows: peaks }, r) => {
    const found = new Map(replicates[r]?.assignments?.map((each) => [each.peak, each]));
    return peaks.map((peak, k) => ({ name, peak, found: found.get(k) }));
  });
  return table([
    texts(rows, "replicate", "name of the injection", ({ name }) => name),
    numbers(rows, "mass", "Da", "as measured", ({ peak }) => peak.massDa),
    numbers(rows, "intensity", "", "as measured", ({ peak }) => peak.intensity),
    numbers(
      rows,
      "drugs",
      "",
      "drugs on it; empty when nothing explains the peak",
      ({ found }) => found?.dar,
    ),
    texts(rows, "glycans", "glycans on it", ({ found }) => found?.glycoform ?? ""),
    numbers(rows, "error", "Da", "measured − expected", ({ found }) => found?.errorDa),
    texts(rows, "other_loads", "whether another load lies within the tolerance", ({ found }) =>
      found ? (found.ambiguous ? "yes" : "no") : "",
    ),
  ]);
}

/** Chains of every replicate. */
function chainsTable({ replicates }: Load): Table {
  const rows = replicates.flatMap(({ name, chains }) =>
    (["light", "heavy"] as const).flatMap((chain) =>
      (chains?.[chain].fractions ?? []).map((share, n) => ({ name, chain, n, share })),
    ),
  );
  return table([
    texts(rows, "replicate", "name of the injection", ({ name }) => name),
    texts(rows, "chain", "light or heavy", ({ chain }) => chain),
    numbers(rows, "drugs", "", "drugs on the chain", ({ n }) => n),
    numbers(rows, "share", "", "share of these chains", ({ share }) => share),
  ]);
}

const texts = <T>(rows: readonly T[], name: string, description: string, of: (row: T) => string): Column =>
  textColumn(name, rows.map(of), { description });

const numbers = <T>(
  rows: readonly T[],
  name: string,
  unit: string,
  description: string,
  of: (row: T) => number | undefined,
): Column =>
  numberColumn(
    name,
    rows.map((row) => of(row) ?? Number.NaN),
    { unit, description },
  );
