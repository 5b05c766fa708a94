import { type SmilesProblem, smilesProblems } from "./smiles-problem.ts";

/** What {@link checkSmilesText} lets pass. */
export interface SmilesRules {
  /** Whether `*` may stand for the rest of a protein. */
  readonly attachments: boolean;
}

/**
 * What is wrong with a SMILES before a toolkit sees it: brackets, rings, several components, polymers. The place is exact,
 * which toolkits do not always give.
 */
export function checkSmilesText(smiles: string, rules: SmilesRules): SmilesProblem | undefined {
  if (smiles.trim() === "") return smilesProblems.empty();
  const strange = /[^A-Za-z0-9@+\-[\]()\\/=#$:.%*~{}]/u.exec(smiles);
  if (strange) return smilesProblems.symbol(strange[0], strange.index);
  return (
    checkBrackets(smiles) ?? checkComponents(smiles) ?? checkPolymer(smiles, rules) ?? checkRings(smiles)
  );
}

function checkBrackets(smiles: string): SmilesProblem | undefined {
  const open: { token: string; at: number }[] = [];
  for (const { 0: token, index: at } of smiles.matchAll(/[()[\]]/g)) {
    if (token === "(" || token === "[") open.push({ token, at });
    else if (open.pop()?.token !== (token === ")" ? "(" : "[")) return smilesProblems.bracket(token, at);
  }
  const unclosed = open.at(-1);
  return unclosed && smilesProblems.bracket(unclosed.token, unclosed.at);
}

function checkComponents(smiles: string): SmilesProblem | undefined {
  const dots = [...outsideAtoms(smiles).matchAll(/\./g)];
  return dots[0] && smilesProblems.component(dots[0].index, dots.length + 1);
}

function checkPolymer(smiles: string, { attachments }: SmilesRules): SmilesProblem | undefined {
  const found = /[{}]|\)n|\[R\d*\]/.exec(smiles) ?? (attachments ? null : /\*/.exec(smiles));
  return found ? smilesProblems.polymer(found[0], found.index) : undefined;
}

function checkRings(smiles: string): SmilesProblem | undefined {
  const open = new Map<string, { label: string; at: number }>();
  for (const { 0: label, index: at } of outsideAtoms(smiles).matchAll(/%\d\d|%\(\d+\)|\d/g)) {
    const ring = label.replace(/[%()]/g, "").replace(/^0+(?=\d)/, "");
    if (!open.delete(ring)) open.set(ring, { label, at });
  }
  const first = [...open.values()][0];
  return first && smilesProblems.ring(first.label, first.at);
}

/** The text with bracket atoms blanked, so that places stay what they were. */
const outsideAtoms = (smiles: string): string =>
  smiles.replace(/\[[^\]]*\]/g, (atom) => " ".repeat(atom.length));
