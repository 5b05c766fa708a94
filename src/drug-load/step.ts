import { darFigure, intactFigure } from "../chemistry/index.ts";
import type { Figure } from "../figure/index.ts";
import type { Assumption, Job, Method, Plain, Setting, StepFigure, StepKind, Tables } from "../step/index.ts";
import { analyse, type Load } from "./analyse.ts";
import { type Expected, expectedAt } from "./expected.ts";
import { type DrugLoadOptions, drugLoadOptions } from "./options.ts";
import { planDrugLoad } from "./plan.ts";
import type { DrugLoadSpec, Measured } from "./spec.ts";
import { loadTables } from "./tables.ts";

/** The step `drug-load`: average drug load of a lot with its interval, the distribution, and what amounts follow from it. */
export const drugLoadStep: StepKind<DrugLoadOptions, DrugLoadSpec> = {
  kind: "drug-load",
  summary:
    "drug load of a lot from intact masses, hydrophobic-interaction areas, reduced chains or absorbances; amounts that follow",
  options: drugLoadOptions,
  needs: () => [],
  plan: planDrugLoad,
  settings,
  split: (spec): readonly Job[] => [{ id: "all", piece: spec }],
  run: (piece) => {
    const spec = asSpec(piece);
    return loadTables(spec, analyse(spec));
  },
  collect: (_, parts) => parts[0]!,
  figures,
  methods,
  assumptions,
};

/** What `split` made comes back as it was. */
const asSpec = (piece: Plain): DrugLoadSpec => piece as DrugLoadSpec;

function settings({ compound, measured, masses, error, sites, perSite }: DrugLoadSpec): readonly Setting[] {
  const percent = error === null ? "" : `${Number((100 * error).toPrecision(3))} %`;
  return [
    ...(compound === null ? [] : [{ name: "compound", value: compound }]),
    ...(masses
      ? [
          { name: "antibody", value: `${masses.antibodyDa} Da` },
          { name: "adds", value: `${masses.addedDa} Da` },
          { name: "drug", value: `${masses.payloadDa} Da` },
        ]
      : []),
    ...methodSettings(measured),
    { name: "error", value: percent || "not given" },
    { name: "sites", value: `${sites}${perSite === 1 ? "" : `, ${perSite} drugs each`}` },
    { name: "replicates", value: String(measured.replicates.length) },
  ];
}

function methodSettings(measured: Measured): readonly Setting[] {
  switch (measured.kind) {
    case "intact":
      return [
        { name: "intact.tolerance", value: `${measured.toleranceDa} Da` },
        { name: "intact.glycans", value: measured.glycans ? "G0F to G2F" : "none" },
        { name: "intact.most", value: String(measured.most) },
      ];
    case "hic":
      return [{ name: "hic.ratio", value: String(measured.ratio) }];
    case "reduced":
      return [
        { name: "reduced.lightRatio", value: String(measured.lightRatio) },
        { name: "reduced.heavyRatio", value: String(measured.heavyRatio) },
      ];
    case "uv":
      return (["antibody252", "antibody280", "drug252", "drug280"] as const).map((name) => ({
        name: `uv.${name}`,
        value: String(measured[name]),
      }));
  }
}

function figures(spec: DrugLoadSpec): readonly StepFigure[] {
  const load = analyse(spec);
  const expected = expectedAt(load.average, spec);
  return [
    {
      name: "distribution",
      caption: load.distribution
        ? "Share of antibody by drug load, beside what chance alone would give at the same average."
        : "What chance alone would give at this average: these data do not show which drugs sat on one antibody.",
      shows: "distribution",
      figure: load.distribution
        ? darFigure(load.distribution, { binomial: expected.binomial, Poisson: expected.poisson })
        : expectedFigure(load, expected),
    },
    ...intactSpectra(spec, load),
  ];
}

function intactSpectra({ measured }: DrugLoadSpec, { replicates }: Load): readonly StepFigure[] {
  if (measured.kind !== "intact") return [];
  const spectra = measured.replicates.map(({ name, rows }, k) => ({
    name: measured.replicates.length > 1 ? `replicate ${name}` : "",
    peaks: rows,
    assignments: replicates[k]?.assignments ?? [],
  }));
  return [
    {
      name: "spectrum",
      caption: `Deconvoluted masses${measured.glycans ? ", each drug load with pairs of the glycans G0F to G2F" : ""}; the number of drugs stands over the highest peak of a load.`,
      shows: "peaks",
      figure: intactFigure(spectra),
    },
  ];
}

function expectedFigure({ average }: Load, { binomial, poisson }: Expected): Figure {
  const loads = Array.from({ length: Math.ceil(average + 3 * Math.sqrt(average)) + 1 }, (_, n) => n);
  const series = { binomial, Poisson: poisson };
  return {
    title: "Drug-load distributions expected by chance",
    subtitle: `average ${average.toFixed(2)} drugs per antibody, measured`,
    x: { label: "Drugs per antibody", unit: "", scale: "band", domain: loads.map(String) },
    y: { label: "Share of antibodies", unit: "", scale: "linear" },
    marks: Object.entries(series).map(([name, { fractions }]) => ({
      mark: "points" as const,
      series: name,
      x: loads.map(String),
      y: loads.map((n) => fractions[n] ?? 0),
    })),
    legend: { show: "top" },
  };
}

const how: Readonly<Record<Measured["kind"], string>> = {
  intact:
    "Each peak of the deconvoluted spectrum was given the load whose expected mass (antibody, glycans, drugs with linkers) is nearest within the tolerance; intensities were added by load.",
  hic: "Areas of hydrophobic-interaction chromatography were divided by what a molecule of that load absorbs, and added by load.",
  reduced:
    "The average load is twice the mean load of a light and a heavy chain after reduction, by areas divided by what a chain of that load absorbs.",
  uv: "Concentrations of antibody and drug were solved from the absorbances at 252 and 280 nm; the average load is their ratio.",
};

function methods(spec: DrugLoadSpec): readonly Method[] {
  const { interval } = analyse(spec);
  const sentence = interval
    ? `The 95 % interval is a ${interval.method.replace(/^normal 95 % interval/, "normal interval")}.`
    : "There is one replicate and no stated error of a signal, so there is no interval.";
  return [{ text: `${how[spec.method]} ${sentence}`, cite: [] }];
}

function assumptions(spec: DrugLoadSpec, _: Tables): readonly Assumption[] {
  const { measured } = spec;
  const ideal: Assumption = {
    what: "signal per antibody does not depend on drug load",
    value: measured.kind === "intact" ? "equal ionisation" : "no absorption by the drug",
    why:
      measured.kind === "intact"
        ? "nothing is known of how loads ionise"
        : "the ratio of extinction coefficients is 0",
    sensitivity:
      measured.kind === "intact"
        ? "loads that ionise less are underestimated"
        : "a drug that absorbs makes the average too high",
  };
  const corrected =
    (measured.kind === "hic" && measured.ratio > 0) ||
    (measured.kind === "reduced" && measured.lightRatio + measured.heavyRatio > 0);
  return measured.kind === "uv" || corrected ? [] : [ideal];
}
