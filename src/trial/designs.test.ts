import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import {
  type Act,
  advise,
  audit,
  correct,
  type Enrolment,
  enrol,
  isRefused,
  outcome,
  type Proposal,
  type Result,
  readProtocol,
  recommended,
  replay,
  type Sealed,
  seal,
  trialPage,
} from "./index.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const today = "2026-12-31";
const mg = (value: number) => ({ value, unit: "mg/m2" });

const begin = (text: string): Sealed[] => {
  const { protocol, issues } = readProtocol({ path: "protocol.yaml", text });
  expect(issues.map(printIssue)).toEqual([]);
  const { settings, trial } = protocol!;
  const act: Act = { kind: "init", trial, log: "a", protocol: text, settings, program: "0" };
  return [seal(undefined, act, { at: "2026-01-01T00:00:00.000Z", by: "A", why: "begins" }, hash)];
};

const trialOf = (log: readonly Sealed[]) => replay(log.map(({ entry }) => entry));

const add = (log: readonly Sealed[], propose: (trial: ReturnType<typeof trialOf>) => Proposal): Sealed[] => {
  const act = propose(trialOf(log));
  if (isRefused(act)) throw new Error(`${act.problem}; needed: ${act.needed}`);
  return [...log, seal(log.at(-1), act, { at: "2026-01-01T00:00:01.000Z", by: "A", why: "because" }, hash)];
};

type Given = Pick<Enrolment, "dose" | "second" | "backfill">;

/** A patient with what was found, each on the date given. */
const treat = (
  log: readonly Sealed[],
  patient: string,
  given: Given,
  on: string,
  found: readonly (readonly [Result, string])[],
) =>
  found.reduce(
    (sofar, [result, day]) => add(sofar, (trial) => outcome(trial, { patient, result, on: day, today })),
    add(log, (trial) => enrol(trial, { patient, ...given, on, today })),
  );

const efficacyProtocol = (design: string, more = "") => `trial: E-1
window: 21 d
escalate:
  design: ${design}
  levels: 60, 90, 126 mg/m2
  target: 35 %
  efficacy: 25 %
  cohort: 3
  max-patients: 24
${more}`;

const efftox = `  efftox:
    efficacy-alone: 30 %
    toxicity-alone: 60 %
    efficacy: 50 %
    toxicity: 30 %
    least-efficacy: 20 %
    toxicity-prior: [[-1.5, 1.5], [1, 1]]
    efficacy-prior: [[-0.5, 1.5], [1, 1], [0, 0.2]]
    association: [0, 1]
`;

/** Three at 60 mg/m2 without anything, three at 90 of whom one has both outcomes and one responds. */
const twoCohorts = (text: string) => {
  const clean = [
    ["none", "2026-02-22"],
    ["no-response", "2026-02-22"],
  ] as const;
  let log = begin(text);
  for (const k of [1, 2, 3]) log = treat(log, `60-${k}`, { dose: mg(60) }, "2026-02-01", clean);
  const second: readonly (readonly (readonly [Result, string])[])[] = [
    [
      ["dlt", "2026-03-05"],
      ["response", "2026-03-22"],
    ],
    [
      ["none", "2026-03-22"],
      ["response", "2026-03-22"],
    ],
    [["none", "2026-03-22"]],
  ];
  second.forEach((found, k) => {
    log = treat(log, `90-${k}`, { dose: mg(90) }, "2026-03-01", found);
  });
  return log;
};

test.each([
  ["boin12", ""],
  ["boin-et", ""],
  ["efftox", efftox],
])("%s waits for every assessment of response, then says the next dose with both counts", (design, more) => {
  const waiting = twoCohorts(efficacyProtocol(design, more));
  const before = advise(trialOf(waiting), "2026-03-22");
  expect(before).toMatchObject({ action: "wait", rule: "pending" });
  expect(before.because).toBe("Wait for the outcome of 90-2 (response not assessed).");
  const log = add(waiting, (trial) =>
    outcome(trial, { patient: "90-2", result: "no-response", on: "2026-03-22", today }),
  );
  const now = advise(trialOf(log), "2026-03-22");
  expect(now.action).toBe("treat");
  expect(now.because).toContain("1 of 3 with a dose-limiting toxicity and 2 with a response at 90 mg/m2");
  expect(now.doses[1]).toMatchObject({ n: 3, tox: 1 });
  expect(now.doses[1]!.efficacy).toBeGreaterThan(now.doses[0]!.efficacy!);
  // Toxicities from 0 to 3 with responses from 0 to 3.
  expect(now.whatIf).toHaveLength(16);
  expect(now.whatIf[0]!.when).toBe("0 of the next 3 patients with a toxicity, 0 with a response");
  const said = add(log, (trial) => recommended(trial, "2026-03-22", "0"));
  expect(
    audit(
      "t.jsonl",
      said.map(({ entry }) => entry),
    ),
  ).toEqual([]);
  const page = trialPage({ trial: trialOf(said), sealed: said, issues: [], on: "2026-03-22", version: "0" });
  expect(page).toContain("optimal biological dose");
  expect(page).toContain("2026-03-22: response");
});

test("a response can be recorded after a toxicity, a second toxicity cannot", () => {
  const log = twoCohorts(efficacyProtocol("boin12"));
  const again = outcome(trialOf(log), { patient: "90-0", result: "dlt", on: "2026-03-23", today });
  expect(isRefused(again)).toBe(true);
  const later = outcome(trialOf(log), { patient: "90-0", result: "no-response", on: "2026-04-30", today });
  expect(isRefused(later)).toBe(false);
});

const pairProtocol = (design: string) => `trial: P-1
window: 21 d
escalate:
  design: ${design}
  levels: 90, 126 mg/m2
  second: 50, 75 mg/m2
  target: 30 %
  cohort: 3
  max-patients: 12
`;

test.each(["boin-pairs", "pocrm", "blrm-pairs"])("%s is conducted by pairs of doses", (design) => {
  let log = begin(pairProtocol(design));
  expect(advise(trialOf(log), "2026-02-01").because).toBe(
    "Treat 3 patients at 90 mg/m2 + 50 mg/m2: the first cohort.",
  );
  for (const k of [1, 2, 3]) {
    log = treat(log, `${k}`, { dose: mg(90), second: mg(50) }, "2026-02-01", [["none", "2026-02-22"]]);
  }
  const now = advise(trialOf(log), "2026-02-22");
  expect(now.action).toBe("treat");
  expect(now.because).toMatch(/at (126 mg\/m2 \+ 50|90 mg\/m2 \+ 75|90 mg\/m2 \+ 50) mg\/m2/);
  const one = enrol(trialOf(log), { patient: "4", dose: mg(90), on: "2026-02-23", today });
  expect(one).toMatchObject({ problem: "the trial is of two agents, and one dose is given" });
  const off = enrol(trialOf(log), { patient: "4", dose: mg(90), second: mg(60), on: "2026-02-23", today });
  expect(off).toMatchObject({ deviation: "90 mg/m2 + 60 mg/m2 is none of the levels" });
  const corrected = add(log, (trial) => correct(trial, { entry: 1, to: { second: mg(75) }, today }));
  expect(
    trialOf(corrected)
      .patients.map(({ level }) => level)
      .sort(),
  ).toEqual([0, 0, 1]);
  const said = add(log, (trial) => recommended(trial, "2026-02-22", "0"));
  const last = said.at(-1)!.entry.act;
  expect(last).toMatchObject({ kind: "recommend", action: "treat" });
  expect("second" in last && [50, 75]).toContain("second" in last ? last.second : null);
  expect(
    audit(
      "t.jsonl",
      said.map(({ entry }) => entry),
    ),
  ).toEqual([]);
});

test("a lower dose opens for backfill with a response, counts apart from the cohorts, and closes with toxicities", () => {
  const protocol = `trial: B-1
window: 21 d
backfill: { cap: 4 }
escalate:
  design: boin
  levels: 60, 90, 126 mg/m2
  target: 25 %
  cohort: 3
  max-patients: 18
`;
  let log = begin(protocol);
  for (const k of [1, 2, 3]) {
    log = treat(log, `60-${k}`, { dose: mg(60) }, "2026-02-01", [["none", "2026-02-22"]]);
  }
  for (const k of [1, 2, 3]) log = treat(log, `90-${k}`, { dose: mg(90) }, "2026-03-01", []);
  expect(advise(trialOf(log), "2026-03-02").open).toEqual([]);
  const early = enrol(trialOf(log), {
    patient: "b0",
    dose: mg(60),
    backfill: true,
    on: "2026-03-02",
    today,
  });
  expect(early).toMatchObject({ deviation: "60 mg/m2 is not open for backfill; no dose is" });
  log = add(log, (trial) => outcome(trial, { patient: "60-1", result: "response", on: "2026-03-02", today }));
  const open = advise(trialOf(log), "2026-03-02");
  expect(open.open).toEqual([{ level: 0, treated: 3, cap: 4 }]);
  expect(open.notes).toContain("Open for backfill: 60 mg/m2 (3 of 4).");
  log = treat(log, "b1", { dose: mg(60), backfill: true }, "2026-03-03", [["dlt", "2026-03-10"]]);
  const now = advise(trialOf(log), "2026-03-10");
  expect(now.open).toEqual([]);
  // The backfilled patient is counted at the dose, not in the cohorts.
  expect(now.doses[0]).toMatchObject({ n: 4, tox: 1 });
  expect(now.groups.map(({ patients }) => patients.length)).toEqual([3, 3]);
});
