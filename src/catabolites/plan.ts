import { adducts, knownTrees, readPeaks } from "../chemistry/index.ts";
import type { Compound } from "../compound/index.ts";
import { hasErrors, type Issue, nearest } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";
import type { CatabolitesOptions } from "./options.ts";
import { readOwnTrees } from "./own-trees.ts";
import { type CatabolitesSpec, type PlainPeak, plainPeak } from "./spec.ts";

/** The plan of a step: the peak list read, everything else as the options say. */
export function planCatabolites(
  options: CatabolitesOptions,
  context: PlanContext,
): { readonly spec?: CatabolitesSpec; readonly issues: readonly Issue[] } {
  const { compartments } = options;
  const { peaks, polarity, issues: peakIssues } = readPeakFile(options, context);
  const ions = options.ions ?? ionsOf(peaks?.peaks ?? [], polarity);
  const own = readOwnTrees(options.trees, context);
  const ownNames = own.trees.map(({ conjugate }) => conjugate);
  const names = [...ownNames, ...knownTrees().map(({ conjugate }) => conjugate)];
  const pairs = options.conjugates.map((name, k) => {
    const isOwn = hasOwnStructure(context.compounds.get(name));
    return pairOf(name, k, isOwn ? ownNames : names, context);
  });
  const issues = [
    ...own.issues,
    ...pairs.flatMap((pair) => (typeof pair === "string" ? [] : [pair])),
    ...peakIssues,
  ];
  if (hasErrors(issues)) return { issues };
  const conjugates = [...new Set(pairs.filter((pair) => typeof pair === "string"))];
  return { spec: { conjugates, ownTrees: own.lines, compartments, ions, peaks }, issues };
}

/** Names of the ions of the polarity of a list: as its file says, or negative where it has a negative charge, otherwise positive. */
function ionsOf(peaks: readonly PlainPeak[], polarity: 1 | -1 | undefined): readonly string[] {
  const sign = polarity ?? (peaks.some(({ charge }) => (charge ?? 0) < 0) ? -1 : 1);
  return adducts.filter(({ charge }) => Math.sign(charge) === sign).map(({ name }) => name);
}

/** A structure of its own makes a pair another, whatever its name. */
const hasOwnStructure = (compound: Compound | undefined): boolean =>
  (compound?.linker?.smiles ?? compound?.payload?.smiles) !== undefined;

/** The linker–payload pair that a name stands for: itself, or that of a compound of the study. */
function pairOf(
  name: string,
  k: number,
  names: readonly string[],
  { compounds, place }: PlanContext,
): string | Issue {
  if (names.includes(name)) return name;
  const compound = compounds.get(name);
  const pair = compound?.linker && compound.payload && `${compound.linker.name}-${compound.payload.name}`;
  if (pair !== undefined && names.includes(pair)) return pair;
  const near = nearest(name, [...names, ...compounds.keys()]);
  const write = pair === undefined ? near : `trees: [${pair}.jsonl]`;
  return {
    code: "catabolites.unknown-conjugate",
    severity: "error",
    where: place("conjugates", k),
    found: compound
      ? pair
        ? `no catabolites are kept for ${pair}, the conjugate of ${name}`
        : `${name} is a naked antibody: it has no linker and no payload`
      : `"${name}" is neither a compound of the study nor a linker–payload pair`,
    needed: `${names.length > 0 ? `a compound of the study, one of ${names.join(", ")}, or ` : ""}a tree of your own that \`tapworks compounds tree\` made`,
    ...(write === undefined || write === name ? {} : { write }),
  };
}

function readPeakFile(
  { peaks: given }: CatabolitesOptions,
  context: PlanContext,
): {
  readonly peaks: CatabolitesSpec["peaks"];
  readonly polarity?: 1 | -1 | undefined;
  readonly issues: readonly Issue[];
} {
  if (!given) return { peaks: null, issues: [] };
  const source = context.file(given.file);
  if (!source) return { peaks: null, issues: [missingFile(given.file, context)] };
  const { peaks, polarity, issues } = readPeaks(source);
  return { peaks: peaks ? { ppm: given.ppm, peaks: peaks.map(plainPeak) } : null, polarity, issues };
}

const missingFile = (file: string, context: PlanContext): Issue => ({
  code: "catabolites.no-file",
  severity: "error",
  where: context.place("peaks", "file"),
  found: `there is no file "${file}" beside the study`,
  needed: "the path of a CSV file with columns mz and intensity, or of an mzML file",
  write: "peaks: { file: peaks.csv, ppm: 5 }",
});
