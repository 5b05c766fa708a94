import { expect, test } from "vitest";
import type { PlanContext, Tables } from "../../step/index.ts";
import { rowObjects } from "../../table/index.ts";
import { escalateOptions } from "./options.ts";
import { escalateStep } from "./step.ts";

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "escalation",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 3, path: ["escalate", ...path].join(".") }),
});

const plan = (options: object, files = {}) =>
  escalateStep.plan(escalateOptions.parse(options), context(files));

function runStep(options: object, files = {}): Tables {
  const { spec, issues } = plan(options, files);
  expect(issues).toEqual([]);
  const jobs = escalateStep.split(JSON.parse(JSON.stringify(spec)), {});
  const parts = jobs.map(({ piece }) => escalateStep.run(JSON.parse(JSON.stringify(piece)), {}));
  const tables = escalateStep.collect(spec!, parts, {});
  // Figures draw what the tables hold, whatever was asked for.
  const figures = escalateStep.figures(spec!, tables);
  for (const { shows } of figures) expect(Object.keys(tables)).toContain(shows);
  return tables;
}

const rows = (tables: Tables, name: string) => rowObjects(tables[name]!);
const found = (options: object, files = {}) =>
  plan(options, files).issues.map((issue) => `${issue.where.path}: ${issue.found}`);

const levels = "60, 90, 126 mg/m2";
const optimal = {
  design: ["boin12", "boin-et"],
  levels,
  target: "35 %",
  efficacy: "25 %",
  "max-patients": 12,
  trials: 2000,
  scenarios: { flat: ["5 %", "15 %", "30 %"] },
  responses: { flat: ["20 %", "40 %", "42 %"] },
};

test("designs that look at responses are simulated, say which dose is right, and count responders", () => {
  const tables = runStep({ ...optimal, optimise: { patients: 10 } });
  for (const row of rows(tables, "selection")) {
    expect(row.method).toBe("simulated");
    expect(Number(row.standard_error)).toBeGreaterThan(0);
  }
  // By BOIN12's utilities: 40 pE(1-pT) and so on are largest at 90 mg/m2; BOIN-ET takes the largest response rate below 35 %.
  const right = Object.fromEntries(rows(tables, "selection").map((row) => [row.design, row.mtd]));
  expect(right).toEqual({ boin12: 90, "boin-et": 126 });
  for (const row of rows(tables, "characteristics")) {
    expect(Number(row.responders)).toBeCloseTo((Number(row.patients) * Number(row.response)) / 100, 9);
  }
  for (const design of optimal.design) {
    const own = rows(tables, "optimisation").filter((row) => row.design === design);
    const total = own.reduce((sum, row) => sum + Number(row.select), Number(own[0]!.select_none));
    expect(total).toBeCloseTo(100, 9);
  }
});

test("patients with responses give the next dose and the view of every dose", () => {
  const tables = runStep({
    ...optimal,
    method: "none",
    treated: [
      { dose: "60 mg/m2", n: 3, dlt: 0, response: 0 },
      { dose: "90 mg/m2", n: 3, dlt: 1, response: 2, both: 1 },
    ],
  });
  const last = rows(tables, "recommendation")
    .filter((row) => row.design === "boin12")
    .at(-1);
  expect(last?.because).toContain("1 of 3 with a dose-limiting toxicity and 2 with a response at 90 mg/m2");
  expect(rows(tables, "doses").every((row) => Number(row.efficacy) > 0)).toBe(true);
  expect(tables.characteristics).toBeUndefined();
  const csv = "dose [mg/m2],n,dlt,response,both\n60,3,0,0,0\n90,3,1,2,1\n";
  const { treated: _, ...rest } = { ...optimal, method: "none", treated: [] };
  const file = runStep({ ...rest, data: "t.csv" }, { "t.csv": csv });
  expect(rows(file, "doses")).toEqual(rows(tables, "doses"));
});

test("pairs of doses have two dose columns, and their characteristics are exact", () => {
  const tables = runStep({
    design: ["boin-pairs", "pocrm"],
    levels: "90, 126 mg/m2",
    second: "50, 75 mg/m2",
    "max-patients": 9,
    "look-ahead": 1,
    treated: [{ dose: "90 mg/m2", second: "50 mg/m2", n: 3, dlt: 0 }],
  });
  expect(rows(tables, "selection").every((row) => row.method === "exact")).toBe(true);
  const next = rows(tables, "recommendation")
    .filter((row) => row.design === "boin-pairs")
    .at(-1);
  expect([next?.next_dose, next?.next_dose_second]).toEqual([90, 75]);
  const names = rows(tables, "values").map((row) => row.name);
  expect(names).toEqual(expect.arrayContaining(["pocrm.mtd", "pocrm.mtd_second"]));
  // Diagonals stand at the target in turn: one more scenario than there are.
  expect(new Set(rows(tables, "selection").map((row) => row.scenario)).size).toBe(4);
});

test("calendar time gives durations with standard errors, the same every time", () => {
  const options = {
    design: ["boin", "tite-boin"],
    levels,
    target: "25 %",
    "max-patients": 12,
    window: "42 d",
    accrual: { "per-month": 3, trials: 200, backfill: { "needs-response": false } },
    scenarios: { ocular: ["5 %", "12 %", "25 %"] },
  };
  const tables = runStep(options);
  const [waits, goesOn] = rows(tables, "calendar");
  expect(Number(waits!.duration_error)).toBeGreaterThan(0);
  expect(Number(waits!.backfilled)).toBeGreaterThan(0);
  expect(Number(goesOn!.duration)).toBeLessThan(Number(waits!.duration));
  expect(rows(runStep(options), "calendar")).toEqual(rows(tables, "calendar"));
});

test("a table of times to toxicity with responses feeds designs that look at responses, in calendar time too", () => {
  const patients = levels
    .split(" ")[0]!
    .concat(" 90, 126")
    .split(/,\s*/)
    .flatMap((dose, level) =>
      Array.from(
        { length: 20 },
        (_, k) => `${dose},${k < 3 * level ? 30 : ""},${k % 3 === 0 ? "yes" : "no"}`,
      ),
    );
  const csv = ["dose [mg/m2],toxicity [d],response", ...patients].join("\n");
  const { scenarios: _, responses: __, ...rest } = optimal;
  const tables = runStep(
    { ...rest, toxicity: "t.csv", window: ["42 d", "21 d"], accrual: { "per-month": 3, trials: 100 } },
    { "t.csv": csv },
  );
  const inside = rows(tables, "characteristics").filter(
    (row) => row.scenario === "inside 42 d" && row.design === "boin12",
  );
  expect(inside.map((row) => row.truth)).toEqual([0, 15, 30]);
  expect(inside.map((row) => row.response)).toEqual([35, 35, 35]);
  expect(rows(tables, "calendar")).toHaveLength(2);
});

test("a search ranks every combination by the loss asked for, over fixed and random scenarios", () => {
  const tables = runStep({
    design: "boin",
    levels,
    target: "25 %",
    "max-patients": 12,
    random: { family: "pseudo-uniform", n: 5 },
    calibrate: { cohort: [1, 3], cutoff: ["90 %", "95 %"], by: "worst regret" },
  });
  const settings = rows(tables, "calibration");
  expect(settings.map((row) => row.rank)).toEqual([1, 2, 3, 4]);
  expect(settings.every((row) => row.scenarios === 9)).toBe(true);
  const regrets = settings.map((row) => Number(row.worst_regret));
  expect(regrets).toEqual([...regrets].sort((a, b) => a - b));
  for (const scenario of new Set(rows(tables, "calibration_scenarios").map((row) => row.scenario))) {
    const own = rows(tables, "calibration_scenarios").filter((row) => row.scenario === scenario);
    expect(Math.min(...own.map((row) => Number(row.regret)))).toBe(0);
  }
});

test("pending patients in a study count by the share observed", () => {
  const treated = [{ dose: "60 mg/m2", n: 3, dlt: 0, pending: ["50 %"] }];
  const tables = runStep({ design: "tite-boin", levels, method: "none", treated });
  expect(String(rows(tables, "doses")[0]!.why)).toContain("2.5 effective patients of 3");
});

test("skeletons, priors and stopping rules of a study reach the design", () => {
  const rulesOf = (options: object) =>
    rows(runStep({ levels, method: "none", ...options }), "protocol")
      .map((row) => String(row.text))
      .join(" ");
  expect(rulesOf({ design: "crm", skeleton: ["5 %", "20 %", "40 %"] })).toContain("skeleton 0.05, 0.2, 0.4");
  expect(rulesOf({ design: "crm", precise: "40 %" })).toContain("narrower than 0.4");
  expect(rulesOf({ design: "crm", "too-toxic": "90 %" })).toContain("exceeds 0.9");
  const blrm = rulesOf({
    design: "blrm",
    reference: "126 mg/m2",
    prior: { mean: [-1, 0.2], sd: [1, 0.5], correlation: 0.1 },
    overdose: "20 %",
  });
  expect(blrm).toContain("ln(dose/126)");
  expect(blrm).toContain("means -1, 0.2, standard deviations 1, 0.5, correlation 0.1");
  expect(blrm).toContain("is at most 0.2");
});

test.each<readonly [object, string]>([
  [
    { design: "boin12", levels },
    "escalate.design: the design looks at responses; give the least acceptable response rate (efficacy: 30 %)",
  ],
  [
    { design: "boin12", levels, efficacy: "25 %" },
    "escalate.design: boin12 looks at responses, and the scenarios have none",
  ],
  [
    { design: "boin", levels, second: "1, 2 mg" },
    "escalate.design: BOIN takes one agent and there are two; designs for two are boin-pairs, pocrm, blrm-pairs",
  ],
  [{ design: "pocrm", levels }, "escalate.design: two-agent BOIN"],
  [
    { design: "efftox", levels },
    "escalate.design: EffTox needs its priors and its contour, in the option efftox",
  ],
  [
    { design: "crm", levels, skeleton: ["20 %", "10 %", "40 %"] },
    "escalate.design: a skeleton increases from dose to dose inside (0, 1), not 0.2, 0.1, 0.4; write 0.05, 0.12, 0.25, 0.4, say",
  ],
  [
    { design: "crm", levels, skeleton: ["20 %", "30 %"] },
    "escalate.design: the skeleton has 2 probabilities for 3 levels",
  ],
  [{ design: "boin", levels, accrual: { "per-month": 2 } }, "escalate.accrual: no window is given"],
  [{ design: "boin", levels, calibrate: {} }, "escalate.calibrate: nothing is given to search over"],
  [
    { ...optimal, calibrate: { cohort: [1, 3] } },
    "escalate.calibrate: boin12 looks at responses, of which a search knows nothing",
  ],
  [
    { ...optimal, responses: { other: ["1 %", "2 %", "3 %"] } },
    'escalate.responses.other: there is no scenario "other"',
  ],
  [
    { ...optimal, treated: [{ dose: "60 mg/m2", n: 3, dlt: 2, response: 2, both: 0 }] },
    "escalate.treated.0: 2 with a toxicity, 2 with a response and 0 with both among 3 patients",
  ],
  [{ design: "boin", levels, target: "120 %" }, "escalate.target: 120 % is more than 100 %"],
  [{ design: "boin", levels: "60, 40 mg" }, "escalate.levels: level 2, 40 mg, is not above level 1, 60 mg"],
])("what is wrong is said at the option: %j", (options, message) => {
  const issues = found(options);
  if (message.endsWith("two-agent BOIN")) expect(issues[0]).toContain("takes two agents");
  else expect(issues).toContain(message);
});
