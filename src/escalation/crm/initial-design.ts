import { type CrmOptions, closestDose, modelOf, rememberEstimates } from "./crm.ts";

/**
 * Whether a two-stage CRM is coherent: whenever the first toxicity comes, at the i-th patient of the initial doses, the
 * model asks for no higher dose than that patient's.
 * @param initial doses of the first patients, indices from 0.
 * @see cheung2005
 */
export function isCoherent(options: CrmOptions, initial: readonly number[]): boolean {
  const model = modelOf(options);
  const estimates = rememberEstimates(model, options);
  const n = new Array<number>(model.skeleton.length).fill(0);
  const none = n.map(() => 0);
  return initial.slice(0, -1).every((dose) => {
    n[dose] += 1;
    const tox = none.map((_, k) => (k === dose ? 1 : 0));
    return closestDose(estimates({ n, tox }).p, options.target) <= dose;
  });
}

/**
 * Doses for n patients, up to the first toxicity, that escalate as slowly as coherence allows. From one patient at the
 * last dose but one and the rest at the top, single patients are added in turn to the doses below the top, downwards,
 * while the design stays coherent and the top keeps a share of the patients.
 * @param atTop patients that the top dose keeps at least; default a third of n. @throws RangeError for fewer than 3 doses.
 * @see cheung2005 dfcrm
 */
export function coherentInitialDesign(options: CrmOptions, n: number, atTop = Math.round(n / 3)): number[] {
  const top = options.skeleton.length - 1;
  if (top < 2) throw new RangeError(`an initial design needs three doses or more, not ${top + 1}`);
  const sizes = options.skeleton.map((_, dose) => (dose === top ? n - 1 : dose === top - 1 ? 1 : 0));
  let initial = spread(sizes);
  let next = top - 2;
  let longer = initial;
  while (isCoherent(options, longer)) {
    initial = longer;
    sizes[next] += 1;
    sizes[top] -= 1;
    if (sizes[top] < atTop) break;
    next = next === 0 ? top - 1 : next - 1;
    longer = spread(sizes);
  }
  return initial;
}

const spread = (sizes: readonly number[]): number[] =>
  sizes.flatMap((size, dose) => new Array<number>(size).fill(dose));
