import type { EfficacyCounts } from "./boin12.ts";
import type { Powers } from "./efftox-grid.ts";

/** One term of the likelihood's expansion in c: coefficient × efficacy part × toxicity part. */
export interface AssociationTerm {
  readonly coefficient: number;
  readonly efficacy: Powers;
  readonly toxicity: Powers;
}

interface Group {
  readonly dose: number;
  readonly eff: boolean;
  readonly tox: boolean;
  readonly n: number;
}

/**
 * ∏ over patients of (1 ± c × (1−pE or pE) × (1−pT or pT)), as a sum of products, powers of c replaced by their moments: a
 * patient with efficacy brings 1−pE, one without brings pE, the same for toxicity; the sign is + when both or neither occurred.
 * @param momentsOfC E(c^k) from k = 0; the last index is the order at which the expansion ends.
 */
export function associationTerms(counts: EfficacyCounts, momentsOfC: readonly number[]): AssociationTerm[] {
  const zeros = counts.n.map(() => 0);
  const none: Powers = { up: zeros, down: zeros };
  let terms: (AssociationTerm & { readonly order: number })[] = [
    { coefficient: 1, efficacy: none, toxicity: none, order: 0 },
  ];
  for (const group of groupsOf(counts)) {
    const sign = group.eff === group.tox ? 1 : -1;
    terms = terms.flatMap((term) => {
      const most = Math.min(group.n, momentsOfC.length - 1 - term.order);
      return Array.from({ length: most + 1 }, (_, k) => ({
        coefficient: term.coefficient * choose(group.n, k) * sign ** k,
        efficacy: raised(term.efficacy, group.dose, group.eff, k),
        toxicity: raised(term.toxicity, group.dose, group.tox, k),
        order: term.order + k,
      }));
    });
  }
  return terms
    .map(({ coefficient, order, ...powers }) => ({ ...powers, coefficient: coefficient * momentsOfC[order] }))
    .filter(({ coefficient }) => Math.abs(coefficient) > 1e-15);
}

/** Patients with the same dose and outcomes. */
function groupsOf({ n, tox, eff, both = [] }: EfficacyCounts): Group[] {
  return n
    .flatMap((size, dose) => [
      { dose, eff: true, tox: true, n: both[dose] },
      { dose, eff: true, tox: false, n: eff[dose] - both[dose] },
      { dose, eff: false, tox: true, n: tox[dose] - both[dose] },
      { dose, eff: false, tox: false, n: size - eff[dose] - tox[dose] + both[dose] },
    ])
    .filter((group) => group.n > 0);
}

const raised = ({ up, down }: Powers, dose: number, event: boolean, k: number): Powers => {
  const plus = (powers: readonly number[]) => powers.map((power, d) => (d === dose ? power + k : power));
  return event ? { up, down: plus(down) } : { up: plus(up), down };
};

function choose(n: number, k: number): number {
  let ways = 1;
  for (let j = 1; j <= k; j++) ways = (ways * (n - k + j)) / j;
  return ways;
}
