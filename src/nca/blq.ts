import type { Curve, Profile } from "./types.ts";

/** What becomes of a value below the limit of quantification. */
export type BlqAction = "zero" | "drop" | "half";

/** A rule for values below the limit: by their place in the profile, or by their place about Tmax. */
export type BlqRule = {
  readonly name: string;
  readonly description: string;
} & (
  | {
      readonly by: "place";
      /** Before the first, between, and after the last measurable value. */
      readonly first: BlqAction;
      readonly middle: BlqAction;
      readonly last: BlqAction;
    }
  | { readonly by: "tmax"; readonly before: BlqAction; readonly after: BlqAction }
);

/** The rules for values below the limit of quantification, by name. */
export const blqRules = {
  standard: {
    name: "standard",
    description: "zero before the first measurable value, left out between, zero after the last",
    by: "place",
    first: "zero",
    middle: "drop",
    last: "zero",
  },
  zero: { name: "zero", description: "zero", by: "place", first: "zero", middle: "zero", last: "zero" },
  drop: { name: "drop", description: "left out", by: "place", first: "drop", middle: "drop", last: "drop" },
  "half-lloq": {
    name: "half-lloq",
    description: "zero before the first measurable value, half the limit of quantification after it",
    by: "place",
    first: "zero",
    middle: "half",
    last: "half",
  },
  "drop-after-tmax": {
    name: "drop-after-tmax",
    description: "zero before Tmax, left out after it",
    by: "tmax",
    before: "zero",
    after: "drop",
  },
} as const satisfies Record<string, BlqRule>;

/** Which values count as below the limit: reported so, zero or less, or under the limit. */
export const isBelow = (profile: Profile, k: number): boolean => {
  const value = profile.concentrations[k]!;
  return (profile.belowLimit?.[k] ?? false) || value <= 0 || value < (profile.lloq ?? 0);
};

/** A curve whose points know which sample of the profile they are. */
export interface SampledCurve extends Curve {
  /** Indices into the profile; length n. */
  readonly samples: readonly number[];
}

/**
 * The profile as a curve: excluded and missing values left out, values below the limit treated by the rule.
 *
 * @throws RangeError when the rule needs a limit of quantification and the profile has none.
 */
export function applyBlq(profile: Profile, rule: BlqRule): SampledCurve {
  const kept = profile.times.flatMap((time, sample) => {
    const below = isBelow(profile, sample);
    const value = profile.concentrations[sample]!;
    const out = profile.excluded?.[sample] || (!below && Number.isNaN(value));
    return out ? [] : [{ sample, time, value, below }];
  });
  const place = placer(kept, rule);
  const points = kept.flatMap(({ sample, time, value, below }, k) => {
    const replaced = below ? replacement(place(k), profile.lloq) : value;
    return replaced === undefined ? [] : [{ sample, time, value: replaced }];
  });
  return {
    times: points.map((p) => p.time),
    concentrations: points.map((p) => p.value),
    samples: points.map((p) => p.sample),
  };
}

type Seen = readonly { readonly value: number; readonly below: boolean }[];

function placer(points: Seen, rule: BlqRule): (k: number) => BlqAction {
  const measurable = points.flatMap((point, k) => (point.below ? [] : [k]));
  const first = measurable[0] ?? points.length;
  const last = measurable.at(-1) ?? points.length;
  if (rule.by === "place") return (k) => (k < first ? rule.first : k > last ? rule.last : rule.middle);
  const top = measurable.reduce((best, k) => (points[k]!.value > points[best]!.value ? k : best), first);
  return (k) => (k < top ? rule.before : rule.after);
}

function replacement(action: BlqAction, lloq: number | undefined): number | undefined {
  if (action === "zero") return 0;
  if (action === "drop") return undefined;
  if (lloq === undefined) throw new RangeError("half the limit of quantification needs the limit (lloq)");
  return lloq / 2;
}
