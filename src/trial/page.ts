import { renderFigure } from "../figure/index.ts";
import { escapeText, pageStyle, scrolling, section, tag, words } from "../report/index.ts";
import { type Issue, printIssue } from "../source/index.ts";
import { printNumber } from "../units/index.ts";
import { type Advice, advise, printLevel } from "./advise.ts";
import { receiptOf } from "./chain.ts";
import { laneFigure } from "./lanes.ts";
import { describe, doseText, resultText, type Trial } from "./replay.ts";
import type { Standing } from "./standing.ts";
import type { Day, Entry, Sealed } from "./types.ts";

/** What a page of a trial shows. */
export interface TrialPage {
  readonly trial: Trial;
  readonly sealed: readonly Sealed[];
  readonly issues: readonly Issue[];
  readonly on: Day;
  readonly version: string;
}

/** One self-contained HTML page: what the design says and why, the patients, deviations, and the whole log. Loads nothing. */
export function trialPage(page: TrialPage): string {
  const { trial, on } = page;
  const advice = advise(trial, on);
  const parts: readonly (readonly [id: string, title: string, body: string])[] = [
    ["wrong", "What is wrong with this log", issueList(page.issues)],
    ["next", "What the design says", nextPart(trial, advice)],
    ["patients", "Patients", patientsPart(trial, advice, on)],
    ["doses", "Doses", dosesPart(trial, advice)],
    ["beside", "Other designs, given the same patients", besidePart(trial, on)],
    ["deviations", "Deviations and corrections", deviationsPart(trial)],
    ["protocol", "Protocol", protocolPart(trial)],
    ["log", "Log", logPart(page.sealed)],
  ];
  const shown = parts.filter(([, , body]) => body !== "");
  const nav = tag(
    "nav",
    { "aria-label": "Contents" },
    tag("ul", {}, ...shown.map(([id, title]) => tag("li", {}, words("a", title, { href: `#${id}` })))),
  );
  const main = tag("main", {}, ...shown.map(([id, title, body]) => section(id, title, body)));
  const head = [
    `<meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta name="color-scheme" content="light dark">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    words("title", trial.protocol.title),
    `<style>${pageStyle}</style>`,
  ];
  const body = [heading(page, advice), tag("div", { class: "page" }, nav, main)];
  return `<!doctype html>\n${tag("html", { lang: "en" }, tag("head", {}, ...head), tag("body", {}, ...body))}\n`;
}

function heading({ trial, sealed, on, version }: TrialPage, advice: Advice): string {
  const last = sealed.at(-1);
  const counts: readonly (readonly [string, string])[] = [
    ["patients", String(advice.standings.length)],
    ["with a dose-limiting toxicity", String(stateCount(advice, "toxicity"))],
    ["inside the window", String(stateCount(advice, "pending"))],
    ["data up to", on],
    ["entries", String(sealed.length)],
    ["last entry", last ? receiptOf(last) : "none"],
  ];
  return tag(
    "header",
    {},
    words("h1", trial.protocol.title),
    words("p", `${trial.protocol.trial} · Tapworks ${version}`, { class: "subtitle" }),
    tag(
      "dl",
      { class: "counts" },
      ...counts.map(([name, value]) => tag("div", {}, words("dt", name), words("dd", value))),
    ),
  );
}

const stateCount = ({ standings }: Advice, state: Standing["state"]): number =>
  standings.filter((one) => one.state === state).length;

const issueList = (issues: readonly Issue[]): string =>
  issues.length === 0
    ? ""
    : tag("ul", { class: "notice" }, ...issues.map((issue) => words("li", printIssue(issue))));

function nextPart(trial: Trial, advice: Advice): string {
  const print = printLevel(trial.protocol);
  const mtd = advice.mtd === null ? "no dose" : print(advice.mtd);
  return [
    tag("p", {}, words("b", advice.because)),
    words(
      "p",
      `If the trial ended now, the design would select ${mtd} as the ${trial.protocol.designs[0]!.efficacy ? "optimal biological" : "maximum tolerated"} dose.`,
    ),
    advice.notes.length === 0
      ? ""
      : tag("ul", { class: "notice" }, ...advice.notes.map((note) => words("li", note))),
    advice.whatIf.length === 0
      ? ""
      : grid(
          ["If", "the design then says"],
          advice.whatIf.map(({ when, says }) => [when, says]),
        ),
  ].join("");
}

function patientsPart(trial: Trial, advice: Advice, on: Day): string {
  const lanes = laneFigure(trial, on);
  if (!lanes) return words("p", "No patient has been enrolled.");
  const caption =
    "One bar a patient, from the first dose to the last assessment; the thin line is the window in which a toxicity counts.";
  const figure = tag(
    "figure",
    {},
    tag("div", { class: "drawing", tabindex: 0 }, renderFigure(lanes, { theme: "page" })),
    words("figcaption", caption),
  );
  const rows = advice.standings.map(({ patient, state, late, days, share }) => [
    patient.name,
    `${patient.second === undefined ? `${printNumber(patient.dose)} ${patient.unit}` : doseText(patient)}${patient.backfill ? ", backfilled" : ""}`,
    patient.on,
    late ? `${state}; toxicity after the window` : state,
    `${days} d (${printNumber(100 * share, 3)} %)`,
    patient.assessments
      .filter((one) => one.on <= on)
      .map((one) => `${one.on}: ${resultText[one.result]}${one.what ? `, ${one.what}` : ""}`)
      .join("; "),
  ]);
  return figure + grid(["Patient", "Dose", "First dose", "Counts as", "Followed", "Assessments"], rows);
}

function dosesPart(trial: Trial, { doses }: Advice): string {
  const looks = trial.protocol.designs[0]!.efficacy === true;
  const print = printLevel(trial.protocol);
  const percent = (share: number) => (Number.isNaN(share) ? "–" : `${printNumber(100 * share, 3)} %`);
  return grid(
    [
      "Dose",
      "Patients",
      "With a toxicity",
      "Estimate",
      "P(below)",
      "P(inside)",
      "P(above)",
      ...(looks ? ["Response", "Utility"] : []),
      "Allowed",
      "",
    ],
    doses.map((view) => [
      print(view.dose),
      String(view.n),
      String(view.tox),
      percent(view.estimate),
      percent(view.under),
      percent(view.inside),
      percent(view.over),
      ...(looks
        ? [
            percent(view.efficacy ?? Number.NaN),
            view.utility === undefined ? "–" : printNumber(view.utility, 3),
          ]
        : []),
      view.allowed ? "yes" : "no",
      view.why,
    ]),
  );
}

function besidePart(trial: Trial, on: Day): string {
  const print = printLevel(trial.protocol);
  const others = trial.protocol.designs.slice(1);
  return others.length === 0
    ? ""
    : grid(
        ["Design", "Says", "Would select"],
        others.map((design, k) => {
          const { because, mtd } = advise(trial, on, k + 1);
          return [design.name, because, mtd === null ? "no dose" : print(mtd)];
        }),
      );
}

function deviationsPart(trial: Trial): string {
  const deviations = trial.patients.flatMap(({ deviation, entry, name }) =>
    deviation === null ? [] : [[String(entry), `deviation, patient ${name}`, deviation]],
  );
  const changes = trial.changes.map(({ entry, of, text }) => [
    String(entry),
    `correction of entry ${of}`,
    text,
  ]);
  const rows = [...deviations, ...changes].sort((a, b) => Number(a[0]) - Number(b[0]));
  return rows.length === 0 ? words("p", "None.") : grid(["Entry", "What", ""], rows);
}

function protocolPart({ protocol, protocols }: Trial): string {
  const amended = protocols.slice(1).map(({ entry }) => entry);
  const rules = protocol.designs[0]!.rules.join(" ");
  const facts = protocol.settings.flatMap(({ name, value }) => [words("dt", name), words("dd", value)]);
  return [
    words("p", `${protocol.designs[0]!.name}. ${rules}`),
    amended.length > 0 ? words("p", `Amended in entry ${amended.join(", ")}.`) : "",
    tag("dl", { class: "facts" }, ...facts),
  ].join("");
}

const logPart = (sealed: readonly Sealed[]): string =>
  grid(
    ["Entry", "Written", "By", "What", "Why", "Hash"],
    sealed.map(({ entry, hash }) => [
      String(entry.n),
      entry.at.replace("T", " ").replace(/\.\d+Z$/, " UTC"),
      entry.by,
      actText(entry),
      entry.why,
      hash.slice(0, 16),
    ]),
  );

/** An entry in words. */
export function actText({ act }: Entry): string {
  switch (act.kind) {
    case "init":
      return `trial ${act.trial} begins`;
    case "enrol":
      return `${describe(act)}${act.deviation ? `; deviation: ${act.deviation}` : ""}`;
    case "outcome":
      return describe(act);
    case "correct":
      return `correction of entry ${act.entry}: ${Object.entries(act.to)
        .map(([name, value]) => `${name} ${value}`)
        .join(", ")}`;
    case "withdraw":
      return `entry ${act.entry} withdrawn`;
    case "protocol":
      return "protocol amended";
    case "recommend":
      return `recommendation on ${act.on}: ${act.because}`;
    case "recovered":
      return act.found;
  }
}

const grid = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  scrolling(
    tag(
      "table",
      {},
      tag("thead", {}, tag("tr", {}, ...head.map((text) => words("th", text, { scope: "col" })))),
      tag(
        "tbody",
        {},
        ...rows.map((row) =>
          tag(
            "tr",
            {},
            ...row.map((cell) =>
              tag("td", isShort(cell) ? { style: "white-space:nowrap" } : {}, escapeText(cell)),
            ),
          ),
        ),
      ),
    ),
  );

/** Numbers with units and dates stay on one line. */
const isShort = (cell: string): boolean => cell.length <= 16;
