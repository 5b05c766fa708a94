import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { forest, renderFigure, timeCourse } from "../figure/index.ts";
import { type Report, type ReportTable, writeReport } from "./index.ts";

const days = Array.from({ length: 127 }, (_, k) => k / 2);
const decline = (peak: number, rate: number) =>
  days.map((t) =>
    [0, 21, 42]
      .filter((dose) => dose < t)
      .reduce((sum, dose) => sum + peak * Math.exp(-rate * (t - dose)), 0),
  );
const curve = (name: string, values: readonly number[]) => ({
  name,
  time: days,
  middle: values,
  low: values.map((v) => v / 1.7),
  high: values.map((v) => v * 1.7),
});

const concentrations = renderFigure(
  timeCourse({
    title: "Conjugate and antibody in plasma, 168 mg/m² every three weeks",
    time: { unit: "d" },
    value: { label: "Concentration", unit: "ug/mL" },
    doses: [0, 21, 42],
    series: [curve("Total antibody", decline(95, 0.08)), curve("Conjugate", decline(82, 0.16))],
  }),
);

const ratios = renderFigure(
  forest({
    title: "T-DM1: computed over reported",
    value: { label: "Ratio", unit: "", scale: "log", domain: [0.5, 2] },
    reference: 1,
    margins: [0.8, 1.25],
    textTitle: "Ratio",
    rows: [
      { name: "Cmax", middle: 0.97, low: 0.9, high: 1.05, text: "0.97" },
      { name: "Trough", middle: 1.34, low: 0.8, high: 1.9, text: "1.34" },
    ],
  }),
);

const hash = (k: number): string => `${k}f8e2c41b09d7a563`.repeat(4).slice(0, 64);

const values = (step: string, k: number): ReportTable => ({
  name: "values",
  title: "Parameters over all patients",
  nRows: 24,
  columns: [
    { name: "parameter", unit: "", description: "Name of the parameter", kind: "text" },
    { name: "analyte", unit: "", description: "What was measured", kind: "text" },
    { name: "median", unit: "", description: "Median over patients", kind: "number" },
    { name: "p5", unit: "", description: "5th percentile", kind: "number" },
    { name: "p95", unit: "", description: "95th percentile", kind: "number" },
    { name: "unit", unit: "", description: "Unit of the three numbers before", kind: "text" },
  ],
  preview: [
    ["Cmax", "conjugate", "81.6", "60.2", "110", "µg/mL"],
    ["AUC, first dose", "conjugate", "7850", "4920", "12400", "µg·h/mL"],
    ["clearance", "conjugate", "0.039", "0.024", "0.062", "L/h"],
    ["half-life", "conjugate", "4.3", "2.9", "6.4", "d"],
  ],
  csv: `${step}/values.csv`,
  parquet: `${step}/values.parquet`,
  hash: hash(k),
});

const profiles: ReportTable = {
  name: "profiles",
  title: "Concentrations of each patient",
  nRows: 127000,
  columns: [
    { name: "subject", unit: "", description: "Number of the virtual patient", kind: "number" },
    { name: "time", unit: "d", description: "Time since the first dose", kind: "number" },
    { name: "conjugate", unit: "ug/mL", description: "Antibody with at least one drug", kind: "number" },
    { name: "total", unit: "ug/mL", description: "Antibody with or without drug", kind: "number" },
    { name: "dm4", unit: "nM", description: "Free DM4", kind: "number" },
    { name: "s_methyl_dm4", unit: "nM", description: "Free S-methyl-DM4", kind: "number" },
    { name: "unit", unit: "", description: "", kind: "text" },
  ],
  preview: [
    ["1", "0", "0", "0", "0", "0", "first"],
    ["1", "0.5", "74.1", "77.9", "2.31", "11.8", "second"],
    ["1", "1", "68.0", "73.5", "1.97", "14.2", ""],
  ],
  csv: "human/profiles.csv",
  parquet: "human/profiles.parquet",
  hash: hash(1),
};

const sample: Report = {
  title: "huC242-DM4, autumn 2007",
  subtitle:
    "The conjugate in patients and mice, and the statements of the program beside what this study computes",
  version: "0.1.0",
  fingerprint: hash(9).slice(0, 32),
  studyPath: "examples/huc242-dm4/study.yaml",
  seed: 20071024,
  counts: [
    { label: "virtual patients", value: "1000" },
    { label: "steps", value: "3" },
    { label: "tables", value: "4" },
    { label: "assumed values", value: "2" },
  ],
  claims: [
    {
      says: "T-DM1 Cmax, first cycle, 3.6 mg/kg",
      source: "MARIANNE",
      citeKey: "perez2017",
      reported: "78.9 ± 22.2 µg/mL",
      computed: "76.4 µg/mL",
      kind: "predicted",
      verdict: "agrees",
      how: "within 1 SD",
      ratio: "0.97",
      from: "tdm1-nca.values",
    },
    {
      says: "T-DM1 trough, first cycle",
      source: "MARIANNE",
      citeKey: "perez2017",
      reported: "1.81 ± 1.03 µg/mL",
      computed: "3.4 µg/mL",
      kind: "predicted",
      verdict: "differs",
      how: "1.5 SD above",
      ratio: "1.88",
      from: "tdm1-nca.values",
      note: "The trough depends on the sampling time within the last day of the cycle.",
    },
    {
      says: "Maximum tolerated dose, every three weeks",
      source: "8-K 2007-10-24",
      citeKey: "immunogen2007",
      reported: "168 mg/m²",
      computed: null,
      kind: "not computed",
      verdict: "not computed",
      how: "needs a dose-escalation step",
    },
    {
      says: "Clearance of the conjugate",
      source: "template, Table 3",
      citeKey: "pouzin2022",
      reported: "0.392 L/d",
      computed: "0.392 L/d",
      kind: "calibrated",
      verdict: "not comparable",
      how: "this value set the parameter",
    },
  ],
  steps: [
    {
      name: "human",
      kind: "simulate",
      summary: "Four doses of 168 mg/m² of huC242-DM4 every three weeks in 1000 virtual patients.",
      figures: [
        {
          name: "concentrations",
          caption: "Median and 90 % of 1000 virtual patients; arrowheads mark doses.",
          svg: concentrations,
          table: "profiles",
          key: true,
        },
      ],
      tables: [profiles],
      failures: [
        {
          what: "2 of 1000 patients",
          where: "subjects 417 and 803, after 61 d",
          advice: "The stiff integrator gives them values: set solver to rosenbrock",
        },
      ],
      settings: [
        { name: "dose", value: "168 mg/m2", isDefault: false },
        { name: "bsa", value: "mosteller", isDefault: true },
      ],
    },
    {
      name: "human-nca",
      kind: "nca",
      summary: "Non-compartmental analysis of the conjugate, linear up and logarithmic down.",
      figures: [],
      tables: [values("human-nca", 2)],
      failures: [],
      settings: [{ name: "analyte", value: "conjugate", isDefault: false }],
    },
    {
      name: "tdm1-nca",
      kind: "nca",
      summary: "The same analysis of T-DM1 at 3.6 mg/kg.",
      figures: [
        {
          name: "ratios",
          caption: "Computed over reported with 90 % intervals.",
          svg: ratios,
          table: "values",
        },
      ],
      tables: [values("tdm1-nca", 3)],
      failures: [],
      settings: [],
    },
  ],
  assumptions: [
    {
      step: "human",
      what: "plasma parameters of the SPDB-DM4 template hold for huC242",
      value: "Pouzin 2022, Table 3",
      why: "no population model of huC242-DM4 was published",
      sensitivity: "AUC −32 % to +58 % over CL 0.25 to 0.60 L/d",
    },
    {
      step: "human",
      what: "mean drug load of the lot",
      value: "3.5",
      why: "typical of the linker",
      sensitivity: "",
    },
  ],
  methods: [
    {
      text: "Plasma concentrations follow a chain of drug loads 0 to 8 in two compartments.",
      cite: ["pouzin2022"],
    },
    { text: "Equations were integrated with a Rosenbrock method of order 4.", cite: ["hairer1996"] },
    { text: "Areas were computed linear up and logarithmic down.", cite: ["gabrielsson2012", "pouzin2022"] },
  ],
  references: [
    {
      key: "gabrielsson2012",
      text: "Gabrielsson J, Weiner D. Non-compartmental analysis. Methods Mol Biol 929:377 (2012).",
    },
    {
      key: "hairer1996",
      text: "Hairer E, Wanner G. Solving Ordinary Differential Equations II. Springer (1996).",
    },
    { key: "immunogen2007", text: "ImmunoGen, Inc. Form 8-K, Exhibit 99.1, 24 October 2007." },
    {
      key: "perez2017",
      text: "Perez EA et al. MARIANNE. J Clin Oncol 35:141 (2017).",
      doi: "10.1200/JCO.2016.67.4887",
    },
    { key: "pouzin2022", text: "Pouzin C et al. Tusamitamab ravtansine in plasma (2022)." },
  ],
  issues: [
    {
      code: "assumed.unset",
      severity: "warning",
      where: { file: "study.yaml", line: 12, path: "steps.human.population" },
      found: "no shed antigen is set",
      needed: "a concentration, when it is known",
      write: '"shed: 0 nM"',
    },
  ],
};

const html = writeReport(sample);
// A way to look at the page: SAMPLE_REPORT=/some/file.html.
if (process.env.SAMPLE_REPORT) writeFileSync(process.env.SAMPLE_REPORT, html);

const attack = `</td><script>alert("x")</script><b title='y'>&`;

/** The same report with every text replaced; SVG and the fixed words of the types stay. */
function poisoned(value: unknown, key = ""): unknown {
  if (typeof value === "string")
    return ["svg", "kind", "verdict", "table", "severity"].includes(key) ? value : attack;
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
}

/** Names of elements left open or closed out of turn. */
function misnested(page: string): readonly string[] {
  const alone = new Set(["meta", "br"]);
  const open: string[] = [];
  const wrong: string[] = [];
  const tags = page
    .replace(/<style>.*?<\/style>/gs, "")
    .matchAll(/<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>/g);
  for (const [, end, name = "", , closed] of tags) {
    if (closed || alone.has(name)) continue;
    if (!end) open.push(name);
    else if (open.pop() !== name) wrong.push(name);
  }
  return [...wrong, ...open];
}

const attributes = (page: string, name: string): readonly string[] =>
  [...page.matchAll(new RegExp(`<[^>]* ${name}="([^"]*)"`, "g"))].map((match) => match[1] ?? "");

test("the page is well nested and every address within it leads somewhere, once", () => {
  expect(misnested(html)).toEqual([]);
  const ids = attributes(html, "id");
  expect(new Set(ids).size).toBe(ids.length);
  const targets = attributes(html, "href").filter((href) => href.startsWith("#"));
  expect(targets.length).toBeGreaterThan(15);
  for (const target of targets) expect(ids).toContain(target.slice(1));
});

test("the nesting checker finds what is wrong", () => {
  expect(misnested("<p><b></p>")).not.toEqual([]);
});

test("every text is escaped", () => {
  // The report is rebuilt from its own plain data, so its shape is known.
  const page = writeReport(poisoned(sample) as Report);
  expect(page).not.toMatch(/<script|<b title/);
  expect(page.match(/&lt;script&gt;/g)?.length).toBeGreaterThan(60);
  expect(misnested(page)).toEqual([]);
});

test("the page loads nothing and links only to DOIs and to the tables beside it", () => {
  const outside = [...html.matchAll(/(?:https?:)?\/\/[^\s"'<)]+/g)].map(([url]) => url);
  for (const url of outside)
    expect(url).toMatch(/^https:\/\/doi\.org\/10\.|^http:\/\/www\.w3\.org\/2000\/svg$/);
  expect(attributes(html, "src")).toEqual([]);
  expect(html).not.toMatch(/@import|url\(|<script|<link|<iframe/);
  const files = attributes(html, "href").filter((href) => !href.startsWith("#") && !href.startsWith("https"));
  expect(files).toContain("human/profiles.csv");
  for (const file of files) expect(file).not.toContain(":");
});

test("a path that looks like a script stays a file name", () => {
  const table = { ...profiles, csv: "javascript:alert(1)", parquet: "a b/ü.parquet" };
  const steps = sample.steps.map((step, k) => (k === 0 ? { ...step, tables: [table] } : step));
  const files = attributes(writeReport({ ...sample, steps }), "href");
  expect(files).toContain("javascript%3Aalert(1)");
  expect(files).toContain("a%20b/%C3%BC.parquet");
});

test("citations are numbered in the order of first use", () => {
  const list = /<ol class="references">(.*?)<\/ol>/s.exec(html)?.[1] ?? "";
  const order = ["MARIANNE", "Form 8-K", "Pouzin", "Hairer", "Gabrielsson"].map((name) => list.indexOf(name));
  expect(order.every((at) => at >= 0)).toBe(true);
  expect([...order].sort((a, b) => a - b)).toEqual(order);
  expect(html).toContain('[<a href="#reference-5">5</a>, <a href="#reference-3">3</a>]');
});

test("a citation without a reference is reported among the warnings and in its place", () => {
  const methods = [{ text: "Doses were rounded.", cite: ["nobody1999"] }];
  const page = writeReport({ ...sample, methods, issues: [] });
  expect(page).toContain(
    "<li>&quot;nobody1999&quot; is cited; needed: an entry of that key among the references.</li>",
  );
  expect(page).toContain("no reference &quot;nobody1999&quot;");
  expect(writeReport({ ...sample, issues: [] })).not.toContain('id="warnings"');
});

test("the same report gives the same bytes, and no date stands in it unless it is given", () => {
  expect(writeReport(structuredClone(sample))).toBe(html);
  expect(html).not.toContain("Written");
  expect(writeReport({ ...sample, generated: "2007-10-24 09:00 UTC" })).toContain("2007-10-24 09:00 UTC");
});

test("the claims are counted by verdict, each verdict with a sign and a word", () => {
  expect(html).toContain(
    "4 statements: ✓ 1 agrees, ≠ 1 differs, ∼ 1 cannot be compared, ○ 1 not computed yet.",
  );
  for (const verdict of ["agrees", "differs", "not comparable", "not computed"]) {
    expect(html).toMatch(new RegExp(`class="sign">[✓≠∼○]</span> <b>${verdict}</b>`));
  }
});

test("every table's whole hash stands in the report", () => {
  for (const step of sample.steps)
    for (const table of step.tables) expect(html).toContain(`<code>${table.hash}</code>`);
});

test("every figure is shown once, with the table of its numbers", () => {
  expect(html.match(/<figure /g)).toHaveLength(2);
  expect(html).toContain('Numbers: <a href="#step-1-human-table-1">human.profiles</a>');
});

test("a figure that is not an SVG image, or carries a script, is left out", () => {
  for (const svg of [attack, `<svg><script>1</script></svg>`, `<svg onload="x"></svg>`]) {
    const steps = sample.steps.map((step) => ({
      ...step,
      figures: step.figures.map((figure) => ({ ...figure, svg })),
    }));
    const page = writeReport({ ...sample, steps });
    expect(page).not.toContain(svg);
    expect(page).toContain("is left out");
  }
});

test("a report with nothing in it is a whole page", () => {
  const empty = {
    ...sample,
    counts: [],
    claims: [],
    steps: [],
    assumptions: [],
    methods: [],
    references: [],
    issues: [],
  };
  const page = writeReport(empty);
  expect(misnested(page)).toEqual([]);
  expect(page).toContain("The study makes no claims.");
});
