import type { CataboliteStep, CataboliteTree } from "../catabolite-tree.ts";
import type { Compartment } from "../rules/types.ts";

/** A step of one compartment, how deep it stands below where it came in, and the row it hangs from. */
export interface HangingStep {
  readonly step: CataboliteStep;
  readonly depth: number;
  /** Index among the rows; undefined for what came in from elsewhere. */
  readonly parent: number | undefined;
}

/** The steps of a compartment depth first, each below the one it comes from. */
export function hangingSteps(tree: CataboliteTree, compartment: Compartment): readonly HangingStep[] {
  const steps = tree.steps.filter((step) => step.compartment === compartment);
  const here = new Set(steps.map(({ species }) => species));
  const rows: HangingStep[] = [];
  const visit = (step: CataboliteStep, parent: number | undefined, depth: number): void => {
    const at = rows.push({ step, depth, parent }) - 1;
    for (const next of steps)
      if (next.parent === step.species && next.species !== step.species) visit(next, at, depth + 1);
  };
  for (const step of steps)
    if (step.parent === step.species || !here.has(step.parent)) visit(step, undefined, 0);
  return rows;
}
