import { printUnit } from "../units/index.ts";
import { escapeText, relativeLink, scrolling, slug, tag, words } from "./html.ts";
import type { Report, ReportFigure, ReportStep, ReportTable } from "./types.ts";

/** A figure with its number in the report and its step. */
export interface NumberedFigure {
  readonly figure: ReportFigure;
  readonly step: ReportStep;
  readonly number: number;
  readonly isKey: boolean;
}

/** All figures, the key ones first; without marked ones the first figure is the key one. */
export function numberFigures(report: Report): readonly NumberedFigure[] {
  const all = report.steps.flatMap((step) => step.figures.map((figure) => ({ figure, step })));
  const marked = all.filter(({ figure }) => figure.key);
  const key = new Set((marked.length > 0 ? marked : all.slice(0, 1)).map(({ figure }) => figure));
  const ordered = [
    ...all.filter(({ figure }) => key.has(figure)),
    ...all.filter(({ figure }) => !key.has(figure)),
  ];
  return ordered.map((entry, k) => ({ ...entry, number: k + 1, isKey: key.has(entry.figure) }));
}

/** Where a step, and a table of it, stand in the page; the position keeps addresses of like names apart. */
export const stepId = (report: Report, step: ReportStep): string =>
  `step-${report.steps.indexOf(step) + 1}-${slug(step.name)}`;

const tableId = (report: Report, step: ReportStep, table: ReportTable): string =>
  `${stepId(report, step)}-table-${step.tables.indexOf(table) + 1}`;

/** A hash short enough to read; the whole stands in the last section. */
export const shortHash = (hash: string): string => words("code", hash.slice(0, 12), { title: hash });

/** The SVG when it is one and carries no script; otherwise a sentence, so that the page stays whole. */
const drawing = ({ svg }: ReportFigure): string =>
  /^<svg[\s>]/.test(svg) && svg.endsWith("</svg>") && !/<\s*(script|foreignObject)|\son\w+\s*=/i.test(svg)
    ? svg
    : words("p", "This figure is not an SVG image and is left out.", { class: "muted" });

/** A figure with caption and the table that its numbers stand in. */
export function figureBlock(report: Report, { figure, step, number }: NumberedFigure): string {
  const table = step.tables.find((candidate) => candidate.name === figure.table);
  const numbers = table
    ? tag("a", { href: `#${tableId(report, step, table)}` }, escapeText(`${step.name}.${table.name}`))
    : escapeText(`${step.name}.${figure.table}`);
  const links = table ? ` (${tableLinks(table)})` : "";
  return tag(
    "figure",
    { id: `figure-${number}` },
    tag("div", { class: "drawing", tabindex: 0 }, drawing(figure)),
    tag(
      "figcaption",
      {},
      `${words("b", `Figure ${number}.`)} ${escapeText(figure.caption)} `,
      tag("span", { class: "muted" }, "Numbers: ", numbers, links),
    ),
  );
}

const tableLinks = ({ csv, parquet, hash }: ReportTable): string =>
  [
    words("a", "CSV", { href: relativeLink(csv) }),
    words("a", "Parquet", { href: relativeLink(parquet) }),
    shortHash(hash),
  ].join(" · ");

/** The section of one step. */
export function stepSection(report: Report, step: ReportStep, figures: readonly NumberedFigure[]): string {
  const own = figures.filter((entry) => entry.step === step);
  const id = stepId(report, step);
  const above = own
    .filter((entry) => entry.isKey)
    .map(({ number }) => tag("a", { href: `#figure-${number}` }, `Figure ${number}`));
  return tag(
    "section",
    { id, class: "step", "aria-labelledby": `${id}-title` },
    tag("h3", { id: `${id}-title` }, escapeText(step.name), " ", words("span", step.kind, { class: "kind" })),
    words("p", step.summary),
    failures(step),
    above.length === 0 ? "" : tag("p", { class: "muted" }, "Shown above: ", above.join(", "), "."),
    ...own.filter((entry) => !entry.isKey).map((entry) => figureBlock(report, entry)),
    ...step.tables.map((table) => tableBlock(report, step, table)),
    settings(step),
  );
}

function failures({ failures }: ReportStep): string {
  if (failures.length === 0) return "";
  const items = failures.map(({ what, where, advice }) =>
    tag("li", {}, words("b", what), `, ${escapeText(sentence(where))} ${escapeText(sentence(advice))}`),
  );
  return tag(
    "div",
    { class: "notice" },
    words("p", "⚠ Not everything could be computed:"),
    tag("ul", {}, ...items),
  );
}

function tableBlock(report: Report, step: ReportStep, table: ReportTable): string {
  const isNumber = table.columns.map(({ kind }, k) => {
    const texts = table.preview.map((row) => row[k] ?? "").filter((text) => text !== "");
    return kind === undefined ? texts.every((text) => /^[−+\-–<∞\d]/.test(text)) : kind === "number";
  });
  const look = (k: number) => (isNumber[k] ? "number" : undefined);
  const head = table.columns.map(({ name, unit, description }, k) =>
    tag("th", { scope: "col", title: description, class: look(k) }, escapeText(name), unitLine(unit)),
  );
  const rows = table.preview.map((row) =>
    tag("tr", {}, ...table.columns.map((_, k) => words("td", row[k] ?? "", { class: look(k) }))),
  );
  const id = tableId(report, step, table);
  const caption = tag(
    "summary",
    { class: "caption", id: `${id}-title` },
    `${words("b", table.title)} `,
    tag("span", { class: "muted" }, `${extent(table)} · ${tableLinks(table)}`),
  );
  const body = tag(
    "table",
    { "aria-labelledby": `${id}-title` },
    tag("thead", {}, tag("tr", {}, ...head)),
    tag("tbody", {}, ...rows),
  );
  const open = table === step.tables[0];
  return tag("details", { id, class: "table", open }, caption, scrolling(body), columnList(table));
}

const unitLine = (unit: string): string =>
  unit === "" || unit === "1" ? "" : words("span", printUnit(unit), { class: "unit" });

const extent = ({ nRows, preview }: ReportTable): string => {
  if (preview.length < nRows) return `first ${preview.length} of ${nRows} rows`;
  return nRows === 1 ? "1 row" : `${nRows} rows`;
};

function columnList({ columns }: ReportTable): string {
  const items = columns
    .filter((column) => column.description !== "")
    .map((column) => words("dt", column.name) + words("dd", column.description));
  if (items.length === 0) return "";
  return tag("details", {}, words("summary", "What the columns hold"), tag("dl", {}, ...items));
}

function settings({ settings }: ReportStep): string {
  if (settings.length === 0) return "";
  const rows = settings.map(({ name, value, isDefault }) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, words("code", name)),
      words("td", value),
      words("td", isDefault ? "default" : "set"),
    ),
  );
  const table = tag("table", { class: "settings" }, tag("tbody", {}, ...rows));
  return tag("details", {}, words("summary", `Settings (${settings.length})`), scrolling(table));
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
