import { type Issue, printIssue } from "../source/index.ts";
import { type Citations, numberCitations, referenceList } from "./citations.ts";
import { claimsTable } from "./claims.ts";
import { escapeText, scrolling, section, tag, words } from "./html.ts";
import { figureBlock, numberFigures, stepId, stepSection } from "./steps.ts";
import { pageStyle } from "./style.ts";
import type { Report, ReportAssumption, ReportMethod } from "./types.ts";

interface Part {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly inner?: readonly { readonly id: string; readonly title: string }[];
}

/**
 * One self-contained HTML page: opens from disk, loads nothing, runs no script, prints on paper, follows the reader's light or dark
 * setting. Every text is escaped. The same report gives the same bytes. Links lead to the tables beside it and to DOIs.
 */
export function writeReport(report: Report): string {
  const citations = numberCitations(report);
  const parts = partsOf(report, citations).filter((part) => part.body !== "");
  const head = [
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    words("title", report.title),
    `<style>${pageStyle}</style>`,
  ];
  const main = tag("main", {}, ...parts.map(({ id, title, body }) => section(id, title, body)));
  const page = tag("div", { class: "page" }, contents(parts), main);
  const html = tag("html", { lang: "en" }, tag("head", {}, ...head), tag("body", {}, heading(report), page));
  return `<!doctype html>\n${html}\n`;
}

function partsOf(report: Report, citations: Citations): readonly Part[] {
  const figures = numberFigures(report);
  const key = figures.filter((entry) => entry.isKey).map((entry) => figureBlock(report, entry));
  const steps = report.steps.map((step) => ({ id: stepId(report, step), title: step.name }));
  return [
    { id: "claims", title: "Reported beside computed", body: claimsTable(report.claims, citations) },
    { id: "warnings", title: "Warnings", body: warnings(report.issues, citations) },
    { id: "figures", title: "Key figures", body: key.join("") },
    { id: "assumptions", title: "Assumptions", body: assumptions(report.assumptions) },
    {
      id: "steps",
      title: "Steps",
      body: report.steps.map((step) => stepSection(report, step, figures)).join(""),
      inner: steps,
    },
    { id: "methods", title: "Methods", body: methods(report.methods, citations) },
    {
      id: "references",
      title: "References",
      body: citations.numbered.length > 0 ? referenceList(citations) : "",
    },
    { id: "made", title: "How this was made", body: made(report) },
  ];
}

function heading(report: Report): string {
  const counts = report.counts.map(({ label, value }) =>
    tag("div", {}, words("dt", label), words("dd", value)),
  );
  return tag(
    "header",
    {},
    words("h1", report.title),
    report.subtitle === undefined ? "" : words("p", report.subtitle, { class: "subtitle" }),
    counts.length === 0 ? "" : tag("dl", { class: "counts" }, ...counts),
  );
}

function contents(parts: readonly Part[]): string {
  const entry = (id: string, title: string, inner = ""): string =>
    tag("li", {}, words("a", title, { href: `#${id}` }), inner);
  const items = parts.map(({ id, title, inner = [] }) =>
    entry(
      id,
      title,
      inner.length === 0 ? "" : tag("ul", {}, ...inner.map((part) => entry(part.id, part.title))),
    ),
  );
  return tag("nav", { "aria-label": "Contents" }, tag("ul", {}, ...items));
}

function warnings(issues: readonly Issue[], { missing }: Citations): string {
  const lines = [
    ...issues.map(printIssue),
    ...missing.map((key) => `"${key}" is cited; needed: an entry of that key among the references.`),
  ];
  if (lines.length === 0) return "";
  return tag("ul", { class: "notice" }, ...lines.map((line) => words("li", line)));
}

const assumed = ["Assumed", "Value", "Why", "What hangs on it", "Step"];

function assumptions(all: readonly ReportAssumption[]): string {
  if (all.length === 0) return "";
  const head = assumed.map((text) => words("th", text, { scope: "col" }));
  const lead = words(
    "p",
    "These values were not measured for this study. The results stand only as far as they do.",
  );
  const body = [tag("thead", {}, tag("tr", {}, ...head)), tag("tbody", {}, ...all.map(assumptionRow))];
  return lead + scrolling(tag("table", { class: "cards" }, ...body));
}

function assumptionRow({ step, what, value, why, sensitivity }: ReportAssumption): string {
  const cells = [
    `${words("span", "assumed", { class: "kind kind-assumed" })} ${escapeText(what)}`,
    words("span", value),
    words("span", why),
    sensitivity === "" ? words("span", "not examined", { class: "muted" }) : words("span", sensitivity),
    words("code", step),
  ];
  return tag("tr", {}, ...cells.map((cell, k) => tag("td", { "data-label": assumed[k] }, cell)));
}

/** Sentences in the order of the steps; one that several steps share is said once, with all its references. */
function methods(all: readonly ReportMethod[], citations: Citations): string {
  const merged = new Map<string, readonly string[]>();
  for (const { text, cite } of all) merged.set(text, [...(merged.get(text) ?? []), ...cite]);
  return [...merged].map(([text, cite]) => tag("p", {}, escapeText(text), citations.cite(cite))).join("");
}

function made(report: Report): string {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["Tapworks", report.version],
    ["Code fingerprint", report.fingerprint],
    ["Study file", report.studyPath],
    ["Seed", String(report.seed)],
    ["Written", report.generated],
  ];
  const list = facts.flatMap(([name, value]) =>
    value === undefined ? [] : [words("dt", name) + tag("dd", {}, words("code", value))],
  );
  const rows = report.steps.flatMap((step) => {
    const [first] = step.tables;
    if (!first) return [];
    const names = step.tables.map((table) => table.name).join(", ");
    const cells = [words("code", step.name), escapeText(names), words("code", first.hash)];
    return [tag("tr", {}, ...cells.map((cell) => tag("td", {}, cell)))];
  });
  const lead = words(
    "p",
    "The tables of a step are named by the hash of what made them: its settings, its inputs and the code. The same study file, seed and code give the same hashes.",
  );
  const hashes =
    rows.length === 0 ? "" : scrolling(tag("table", { class: "hashes" }, tag("tbody", {}, ...rows)));
  return tag("dl", { class: "facts" }, ...list) + lead + hashes;
}
