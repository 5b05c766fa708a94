import { escapeText, tag, words } from "./html.ts";
import type { Report, ReportReference } from "./types.ts";

/** The references of a report, numbered in the order in which the text first uses them. */
export interface Citations {
  readonly numbered: readonly ReportReference[];
  /** Keys that are cited and have no reference. */
  readonly missing: readonly string[];
  /** HTML of the numbers of some keys: [1, 4]. */
  readonly cite: (keys: readonly string[]) => string;
}

/** Numbers the references: those of claims, then those of methods, then the ones that nothing cites. */
export function numberCitations(report: Report): Citations {
  const used = [
    ...report.claims.flatMap((claim) => (claim.citeKey === undefined ? [] : [claim.citeKey])),
    ...report.methods.flatMap((method) => method.cite),
  ];
  const byKey = new Map(report.references.map((reference) => [reference.key, reference]));
  const order = [...new Set([...used, ...byKey.keys()])];
  const numbered = order.flatMap((key) => byKey.get(key) ?? []);
  const numbers = new Map(numbered.map((reference, k) => [reference.key, k + 1]));
  const one = (key: string): string => {
    const n = numbers.get(key);
    return n === undefined ? words("span", `no reference "${key}"`, { class: "missing" }) : link(n);
  };
  return {
    numbered,
    missing: order.filter((key) => !byKey.has(key)),
    cite: (keys) =>
      keys.length === 0 ? "" : ` <span class="cite">[${[...new Set(keys)].map(one).join(", ")}]</span>`,
  };
}

const link = (n: number): string => tag("a", { href: `#reference-${n}` }, String(n));

/** The list of references. */
export const referenceList = ({ numbered }: Citations): string =>
  tag(
    "ol",
    { class: "references" },
    ...numbered.map(({ text, doi }, k) =>
      tag("li", { id: `reference-${k + 1}` }, escapeText(text), doi === undefined ? "" : ` ${doiLink(doi)}`),
    ),
  );

const doiLink = (doi: string): string =>
  words("a", `doi:${doi}`, { href: `https://doi.org/${doi.split("/").map(encodeURIComponent).join("/")}` });
