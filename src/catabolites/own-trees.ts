import * as z from "zod";
import { type DrawnTree, readTreeLines } from "../chemistry/index.ts";
import type { Issue, SourceFile } from "../source/index.ts";
import type { PlanContext } from "../step/index.ts";

const words = z.string();
const formula = z.record(z.string(), z.number());
const layout = z.object({
  places: z.array(z.number()),
  labels: z.array(z.tuple([z.number(), words, z.number()])),
  bonds: z.array(z.number()),
});

/** A line of a tree file: what `tapworks compounds tree --out` writes. */
const line = z.union([
  z.object({ tree: z.object({ conjugate: words, residue: words, added: formula, predictor: words }) }),
  z.object({
    species: z.object({
      name: words,
      smiles: words,
      inchiKey: words,
      formula,
      logP: z.number(),
      tpsa: z.number(),
      nOpenStereocentres: z.number(),
      permeability: z.enum(["bound to protein", "poor", "crosses"]),
      because: words,
    }),
    drawing: z.object({ full: layout, short: layout }),
  }),
  z.object({
    step: z.object({
      compartment: z.enum(["plasma", "lysosome", "cytosol", "liver"]),
      species: words,
      parent: words,
      rule: words,
      evidence: z.enum(["reported", "expected"]),
      cite: z.array(words),
    }),
  }),
]);

/** Lines of tree files, and the trees in them. */
export interface OwnTrees {
  readonly lines: readonly string[];
  readonly trees: readonly DrawnTree[];
  readonly issues: readonly Issue[];
}

/** Reads the tree files that the options name; what is not one is reported with its line. */
export function readOwnTrees(files: readonly string[], context: PlanContext): OwnTrees {
  const read = files.map((file, k) => {
    const source = context.file(file);
    return source ? readLines(source) : { lines: [], issues: [missing(file, k, context)] };
  });
  const lines = read.flatMap((each) => each.lines);
  const issues = read.flatMap((each) => each.issues);
  return { lines, issues, trees: issues.length > 0 ? [] : readTreeLines(lines) };
}

function readLines({ path, text }: SourceFile): {
  readonly lines: readonly string[];
  readonly issues: readonly Issue[];
} {
  const lines = text.split("\n").filter((each) => each.trim() !== "");
  const wrong = lines.findIndex((each, k) => !isTreeLine(each, k === 0));
  if (lines.length > 0 && wrong < 0) return { lines, issues: [] };
  return {
    lines: [],
    issues: [
      {
        code: "catabolites.tree-file",
        severity: "error",
        where: { file: path, line: wrong + 1 },
        found: "this is not a line of a catabolite tree",
        needed: "a file that `tapworks compounds tree NAME --out FILE` writes",
      },
    ],
  };
}

function isTreeLine(text: string, isFirst: boolean): boolean {
  try {
    const read = line.safeParse(JSON.parse(text));
    return read.success && (!isFirst || "tree" in read.data);
  } catch {
    return false;
  }
}

const missing = (file: string, k: number, { place }: PlanContext): Issue => ({
  code: "catabolites.no-file",
  severity: "error",
  where: place("trees", k),
  found: `there is no file "${file}" beside the study`,
  needed: "a file that `tapworks compounds tree NAME --out FILE` writes",
});
