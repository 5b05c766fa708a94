import type { Layout } from "./layout.ts";
import { doseGroups, type Pooled } from "./observations.ts";
import type { Observations } from "./types.ts";

/** Why there is no fit, and what would help. */
export interface NoFit {
  readonly status: "not fitted";
  readonly reason: string;
  readonly advice: string;
}

const noFit = (reason: string, advice: string): NoFit => ({ status: "not fitted", reason, advice });

/** Why these data determine no curve of this layout, or undefined where a search makes sense. */
export function whyNotFitted(
  data: Observations,
  { data: means, within }: Pooled,
  layout: Layout,
): NoFit | undefined {
  if (data.n === 0) return noFit("all responses are missing", "measured responses");
  const groups = doseGroups(means);
  for (let curve = 0; curve < layout.nCurves; curve++) {
    const own = groups.filter((group) => group.curve === curve);
    const reason = whyNotOne(own, means, within);
    if (reason) return reason;
  }
  if (data.n < layout.nFree + (data.totals ? 0 : 1)) {
    return noFit(
      `${data.n} responses for ${layout.nFree} parameters`,
      `at least ${layout.nFree + 1} responses, or a model with fewer parameters`,
    );
  }
  if (groups.length < layout.nFree) {
    return noFit(
      `${groups.length} doses for ${layout.nFree} parameters`,
      `at least ${layout.nFree} doses, or a model with fewer parameters`,
    );
  }
  return undefined;
}

function whyNotOne(
  own: ReturnType<typeof doseGroups>,
  { responses }: Observations,
  within: number,
): NoFit | undefined {
  const given = own.filter((group) => group.lnDose > Number.NEGATIVE_INFINITY);
  if (own.length === 0) return noFit("all responses of a curve are missing", "measured responses");
  if (given.length < 2) {
    const found = given.length === 0 ? "no dose above 0" : "one dose above 0 only";
    return noFit(found, "responses at several doses above 0");
  }
  const first = responses[own[0]!.rows[0]!];
  if (within === 0 && own.every(({ rows }) => rows.every((i) => responses[i] === first))) {
    return noFit(
      `the response is ${first} at every dose`,
      "doses that change the response; no effect was measured here",
    );
  }
  return undefined;
}
