import {
  type AssignedPeak,
  type Assignment,
  adductNamed,
  assignPeaks,
  type Candidate,
  type CataboliteTree,
  candidateIons,
  formula,
  type Peak,
} from "../chemistry/index.ts";
import { numberColumn, type Table, table, textColumn } from "../table/index.ts";
import { type CatabolitesSpec, peakOf } from "./spec.ts";

/** Drugs and precursors that a sample may hold although no catabolism makes them: rivals of the catabolites. */
const beside: readonly Candidate[] = [
  { name: "maytansine", formula: formula("C34H46ClN3O10") },
  { name: "DM1-SMe (methyl disulfide)", formula: formula("C36H50ClN3O10S2") },
  { name: "DM4-SMe (methyl disulfide)", formula: formula("C39H56ClN3O10S2") },
];

/** The peaks of a step with their assignments; none when it has no peak list. */
export function assignedOf(
  { peaks: given, ions }: CatabolitesSpec,
  trees: readonly CataboliteTree[],
): { readonly peaks: readonly Peak[]; readonly assigned: readonly AssignedPeak[] } | undefined {
  if (!given) return undefined;
  const peaks = given.peaks.map(peakOf);
  const species = trees.flatMap((tree) => tree.species).filter(({ inchiKey }) => inchiKey !== "");
  const distinct = [...new Map([...species, ...beside].map((each) => [each.name, each])).values()];
  const wanted = candidateIons(distinct, ions.map(adductNamed));
  return { peaks, assigned: assignPeaks(peaks, wanted, { ppm: given.ppm }) };
}

/** One row per peak. */
export function peakTable(peaks: readonly Peak[], assigned: readonly AssignedPeak[]): Table {
  const byPeak = new Map(assigned.map((each) => [each.peak, each]));
  const isotopes = new Set(assigned.flatMap(({ isotopePeaks }) => isotopePeaks));
  const verdict = (k: number): string =>
    byPeak.get(k)?.verdict ?? (isotopes.has(k) ? "isotope peak" : "not assigned");
  const best = (k: number): Assignment | undefined => byPeak.get(k)?.assignments[0];
  const rows = peaks.map((_, k) => k);
  const number = (name: string, unit: string, description: string, of: (k: number) => number | undefined) =>
    numberColumn(
      name,
      rows.map((k) => of(k) ?? Number.NaN),
      { unit, description },
    );
  const text = (name: string, description: string, of: (k: number) => string) =>
    textColumn(name, rows.map(of), { description });
  return table([
    number("mz", "", "as measured", (k) => peaks[k]!.mz),
    number("intensity", "", "as measured", (k) => peaks[k]!.intensity),
    number("rt", "min", "retention time", (k) => peaks[k]!.rtMin),
    text(
      "verdict",
      "assigned, isomers (one formula), ambiguous (several formulas), isotope peak, not assigned",
      verdict,
    ),
    text("species", "best assignment", (k) => best(k)?.name ?? ""),
    text("ion", "its ion", (k) => best(k)?.adduct ?? ""),
    text("formula", "its molecular formula", (k) => best(k)?.formula ?? ""),
    number("error_ppm", "", "(measured − calculated) / calculated × 10⁶", (k) => best(k)?.errorPpm),
    number(
      "isotope_score",
      "",
      "cosine between calculated and measured isotope pattern, 0 to 1",
      (k) => best(k)?.isotopeScore,
    ),
    text("rivals", "other assignments within the tolerance, best first", (k) =>
      (byPeak.get(k)?.assignments ?? [])
        .slice(1)
        .map(({ name, adduct, errorPpm }) => `${name} ${adduct} (${errorPpm.toFixed(1)} ppm)`)
        .join("; "),
    ),
  ]);
}
