import type { Citations } from "./citations.ts";
import { escapeText, scrolling, tag, words } from "./html.ts";
import type { ReportClaim, Verdict } from "./types.ts";

/** Verdicts in the order they are counted, each with a sign that does not need colour. */
const verdicts: Readonly<
  Record<Verdict, { readonly sign: string; readonly counted: string; readonly look: string }>
> = {
  agrees: { sign: "✓", counted: "agree", look: "agrees" },
  differs: { sign: "≠", counted: "differ", look: "differs" },
  "not comparable": { sign: "∼", counted: "cannot be compared", look: "open" },
  "not computed": { sign: "○", counted: "not computed yet", look: "open" },
};

const headings = ["Statement", "Reported", "Computed", "Computed ÷ reported", "Verdict"];

/** Reported values beside computed ones, with how many agree. */
export function claimsTable(claims: readonly ReportClaim[], citations: Citations): string {
  if (claims.length === 0) return words("p", "The study makes no claims.", { class: "muted" });
  const head = headings.map((heading) => words("th", heading, { scope: "col" }));
  const rows = claims.map((claim) => claimRow(claim, citations));
  const table = tag(
    "table",
    { class: "claims cards" },
    tag("thead", {}, tag("tr", {}, ...head)),
    tag("tbody", {}, ...rows),
  );
  return tally(claims) + scrolling(table);
}

function tally(claims: readonly ReportClaim[]): string {
  const parts = Object.entries(verdicts)
    .map(([verdict, { counted, sign }]) => ({
      n: claims.filter((claim) => claim.verdict === verdict).length,
      counted,
      sign,
    }))
    .filter(({ n }) => n > 0)
    .map(
      ({ n, counted, sign }) =>
        `${sign} ${n} ${n === 1 ? counted.replace(/^(agree|differ)$/, "$1s") : counted}`,
    );
  const total = claims.length === 1 ? "1 statement" : `${claims.length} statements`;
  return words("p", `${total}: ${parts.join(", ")}.`, { class: "tally" });
}

const cell = (k: number, className: string, ...children: readonly string[]): string =>
  tag("td", { "data-label": headings[k], class: className }, ...children);

const small = (text: string | undefined): string => (text ? words("div", text, { class: "small" }) : "");

function claimRow(claim: ReportClaim, citations: Citations): string {
  const source = claim.citeKey === undefined ? "" : citations.cite([claim.citeKey]);
  const where = tag("div", { class: "small" }, escapeText(claim.source), source);
  const statement = words("div", claim.says, { class: "says" }) + where + small(claim.note);
  const computed =
    claim.computed === null ? words("span", "–", { class: "muted" }) : escapeText(claim.computed);
  const from = claim.from === undefined ? "" : tag("div", { class: "small" }, words("code", claim.from));
  const kind = words("span", claim.kind, { class: `kind kind-${claim.kind.replace(" ", "-")}` });
  const { sign, look } = verdicts[claim.verdict];
  const verdict = `${tag("span", { "aria-hidden": "true", class: "sign" }, sign)} ${words("b", claim.verdict)}`;
  return tag(
    "tr",
    { class: `verdict-${look}` },
    cell(0, "", statement),
    cell(1, "value", escapeText(claim.reported)),
    cell(2, "value", tag("div", {}, computed), kind, from),
    cell(3, "value", escapeText(claim.ratio ?? "–")),
    cell(4, "verdict", tag("div", {}, verdict), small(claim.how)),
  );
}
