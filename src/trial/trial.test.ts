import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { printIssue } from "../source/index.ts";
import {
  type Act,
  actText,
  advise,
  amendProtocol,
  audit,
  checkReceipt,
  compareLogs,
  correct,
  enrol,
  headIssues,
  isRefused,
  lineOf,
  outcome,
  type Proposal,
  type Result,
  readLog,
  readProtocol,
  receiptOf,
  recommended,
  replay,
  type Sealed,
  seal,
  trialPage,
  withdraw,
} from "./index.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const today = "2026-12-31";

const protocolText = (design: string, window = "21 d") => `trial: T-1
window: ${window}
escalate:
  design: ${design}
  levels: 120, 150, 170, 190 mg/m2
  target: 25 %
  cohort: 3
  max-patients: 30
`;

const planned = (text: string) => {
  const { protocol, issues } = readProtocol({ path: "protocol.yaml", text });
  expect(issues.map(printIssue)).toEqual([]);
  return protocol!;
};

const begin = (text: string): Sealed[] => {
  const { settings } = planned(text);
  const act: Act = { kind: "init", trial: "T-1", log: "a", protocol: text, settings, program: "0" };
  return [seal(undefined, act, { at: "2026-01-01T00:00:00.000Z", by: "A", why: "begins" }, hash)];
};

const trialOf = (log: readonly Sealed[]) => replay(log.map(({ entry }) => entry));

/** The log with one more entry; what is refused throws. */
const add = (log: readonly Sealed[], propose: (trial: ReturnType<typeof trialOf>) => Proposal): Sealed[] => {
  const act = propose(trialOf(log));
  if (isRefused(act)) throw new Error(act.problem);
  const at = `2026-01-01T00:00:${String(log.length % 60).padStart(2, "0")}.000Z`;
  return [...log, seal(log.at(-1), act, { at, by: "A", why: "because" }, hash)];
};

const enrolled = (log: readonly Sealed[], patient: string, dose: number, on: string) =>
  add(log, (trial) => enrol(trial, { patient, dose: { value: dose, unit: "mg/m2" }, on, today }));

const known = (log: readonly Sealed[], patient: string, result: Result, on: string) =>
  add(log, (trial) => outcome(trial, { patient, result, on, today }));

/** Three patients at a dose on a day, of whom the first `dlt` have a toxicity, the others none through the window. */
const cohort = (log: readonly Sealed[], dose: number, on: string, end: string, dlt: number) => {
  const names = [1, 2, 3].map((k) => `${dose}-${on}-${k}`);
  const all = names.reduce((sofar, name) => enrolled(sofar, name, dose, on), [...log]);
  return names.reduce(
    (sofar, name, k) => known(sofar, name, k < dlt ? "dlt" : "none", k < dlt ? on : end),
    all,
  );
};

const twoCohorts = (design = "boin") =>
  cohort(
    cohort(begin(protocolText(design)), 120, "2026-02-01", "2026-02-22", 0),
    150,
    "2026-03-01",
    "2026-03-22",
    1,
  );

const text = (log: readonly Sealed[]) => log.map(lineOf).join("");
const read = (written: string) => readLog("t.jsonl", written, hash);

test("a log that is read is the log that was written", () => {
  const log = twoCohorts();
  expect(read(text(log))).toEqual({ sealed: log, issues: [], torn: "" });
});

test("the next dose follows from the log and the date alone", () => {
  const log = twoCohorts();
  expect(advise(trialOf(log), "2026-02-22").because).toBe(
    "Treat 3 patients at 150 mg/m2: escalate (0 of 3 with a dose-limiting toxicity at 120 mg/m2).",
  );
  const now = advise(trialOf(log), "2026-03-22");
  expect(now).toMatchObject({ action: "treat", level: 0, rule: "de-escalate" });
  expect(now.whatIf.map(({ when }) => when)).toHaveLength(4);
});

test("a recommendation in the log is made again from the entries before it, and a changed one is found", () => {
  const log = add(twoCohorts(), (trial) => recommended(trial, "2026-03-22", "0"));
  expect(
    audit(
      "t",
      log.map(({ entry }) => entry),
    ),
  ).toEqual([]);
  const { act } = log.at(-1)!.entry;
  if (act.kind !== "recommend") throw new Error("no recommendation");
  const forged = seal(
    log.at(-2),
    { ...act, dose: 170 },
    { at: "2026-04-01T00:00:00.000Z", by: "B", why: "" },
    hash,
  );
  const issues = audit(
    "t",
    [...log.slice(0, -1), forged].map(({ entry }) => entry),
  );
  expect(issues.map(({ code }) => code)).toEqual(["trial.not-reproduced"]);
});

test("any changed byte of a log is found, at its line or as a torn end", () => {
  const log = twoCohorts();
  const whole = text(log);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(94), (at, code) => {
      const byte = String.fromCharCode(32 + code);
      if (whole[at] === byte) return;
      const { sealed, issues, torn } = read(whole.slice(0, at) + byte + whole.slice(at + 1));
      const line = whole.slice(0, at).split("\n").length;
      expect(issues.length + (torn === "" ? 0 : 1)).toBeGreaterThan(0);
      expect(sealed.length).toBeLessThanOrEqual(line - 1);
    }),
    { seed: 5, numRuns: 400 },
  );
});

test("a log cut anywhere keeps its whole entries, and a cut below the last acknowledged one is said", () => {
  const log = twoCohorts();
  const whole = text(log);
  const last = log.at(-1)!;
  fc.assert(
    fc.property(fc.nat(whole.length - 1), (at) => {
      const cut = read(whole.slice(0, at));
      expect(cut.issues).toEqual([]);
      expect(text(cut.sealed) + cut.torn).toBe(whole.slice(0, at));
      const lost = headIssues("t", cut, { n: last.entry.n, hash: last.hash });
      expect(lost.map(({ code }) => code)).toEqual(["trial.lost"]);
    }),
    { seed: 6, numRuns: 100 },
  );
});

test("entries in the wrong order, twice, or left out are found", () => {
  const lines = twoCohorts().map(lineOf);
  const swapped = [...lines.slice(0, 3), lines[4]!, lines[3]!, ...lines.slice(5)];
  const twice = [...lines.slice(0, 3), lines[2]!, ...lines.slice(3)];
  const without = [...lines.slice(0, 3), ...lines.slice(4)];
  for (const wrong of [swapped, twice, without]) {
    const { sealed, issues } = read(wrong.join(""));
    expect(issues.map(({ code }) => code)).toEqual(["trial.order"]);
    expect(sealed).toHaveLength(3);
  }
});

test("entries of two writers that did not see each other do not chain", () => {
  const log = twoCohorts();
  const a = enrolled(log, "A", 120, "2026-04-01");
  const b = enrolled(enrolled(log, "B", 120, "2026-04-01"), "C", 120, "2026-04-01");
  const mixed = read(text([...a, b.at(-1)!]));
  expect(mixed.issues.map(({ code }) => code)).toEqual(["trial.chain"]);
});

test("a log written anew is not the one that was acknowledged, and a receipt shows it", () => {
  const log = twoCohorts();
  const other = twoCohorts("3+3");
  const head = { n: log.length - 1, hash: log.at(-1)!.hash };
  expect(headIssues("t", read(text(other)), head).map(({ code }) => code)).toEqual(["trial.rewritten"]);
  expect(checkReceipt(log, receiptOf(log[4]!))).toBe("yes");
  expect(checkReceipt(other, receiptOf(log[4]!))).toContain("entry 4 has another hash");
});

test("two logs of one trial, and one that went two ways, are told apart", () => {
  const log = twoCohorts();
  const of = (sealed: Sealed[]) => ({ path: "b", sealed });
  const a = { path: "a", sealed: enrolled(log, "A", 120, "2026-04-01") };
  expect(compareLogs(a, of(enrolled(log, "B", 120, "2026-04-01"))).map(({ code }) => code)).toEqual([
    "trial.forked",
  ]);
  expect(compareLogs(a, of(twoCohorts("3+3"))).map(({ code }) => code)).toEqual(["trial.two-logs"]);
  expect(compareLogs(a, of(log))).toEqual([]);
});

test("a dose that the design had not asked for is recorded as a deviation and counted", () => {
  const log = enrolled(twoCohorts(), "X", 190, "2026-04-01");
  const trial = trialOf(log);
  expect(trial.patients.at(-1)?.deviation).toBe("the design asked for 120 mg/m2; 190 mg/m2 was given");
  const after = advise(trialOf(known(log, "X", "dlt", "2026-04-02")), "2026-04-10");
  expect(after.doses[3]).toMatchObject({ n: 1, tox: 1 });
});

test("a dose that is no level is recorded, not counted, and said", () => {
  const log = known(enrolled(twoCohorts(), "X", 160, "2026-04-01"), "X", "dlt", "2026-04-02");
  const said = advise(trialOf(log), "2026-04-10");
  expect(said.notes).toEqual(["Not counted, because the dose is none of the 4 levels: X (160 mg/m2)."]);
  expect(said.doses.map(({ n }) => n)).toEqual([3, 3, 0, 0]);
});

test.each([
  [
    "an outcome for a patient who was not enrolled",
    (t: ReturnType<typeof trialOf>) =>
      outcome(t, { patient: "120-2026-02-01-7", result: "none", on: "2026-03-01", today }),
    'there is no patient "120-2026-02-01-7"',
  ],
  [
    "an outcome before enrolment",
    (t) => outcome(t, { patient: "120-2026-02-01-1", result: "dlt", on: "2026-01-31", today }),
    "2026-01-31 is before patient",
  ],
  [
    "a date that has not come",
    (t) => outcome(t, { patient: "120-2026-02-01-1", result: "dlt", on: "2027-01-31", today }),
    "2027-01-31 has not come yet",
  ],
  [
    "a date that is none",
    (t) => outcome(t, { patient: "120-2026-02-01-1", result: "dlt", on: "2026-02-30", today }),
    '"2026-02-30" is not a date',
  ],
  [
    "a patient enrolled twice",
    (t) =>
      enrol(t, { patient: "120-2026-02-01-1", dose: { value: 150, unit: "mg/m2" }, on: "2026-04-01", today }),
    "was enrolled in entry 1",
  ],
  [
    "a dose by another measure",
    (t) => enrol(t, { patient: "Y", dose: { value: 3.6, unit: "mg/kg" }, on: "2026-04-01", today }),
    "is not a dose by the measure of this trial",
  ],
  [
    "an outcome after a toxicity",
    (t) => outcome(t, { patient: "150-2026-03-01-1", result: "none", on: "2026-04-01", today }),
    "had a dose-limiting toxicity on 2026-03-01",
  ],
  [
    "a correction that moves enrolment behind an outcome",
    (t) => correct(t, { entry: 1, to: { on: "2026-02-27" }, today }),
    "2026-02-22 is before patient",
  ],
  ["a correction of nothing", (t) => correct(t, { entry: 1, to: {}, today }), "nothing is to be changed"],
  [
    "a correction of what is not there",
    (t) => correct(t, { entry: 99, to: { on: "2026-02-27" }, today }),
    "entry 99 does not exist",
  ],
  ["withdrawing an enrolment with outcomes", (t) => withdraw(t, 1), "has outcomes (entries 4)"],
  [
    "an amendment that leaves out a dose given",
    (t) => amendProtocol(t, planned(protocolText("boin").replace("120, 150,", "150,")), "0"),
    "leave out 120 mg/m2",
  ],
  [
    "a protocol of another trial",
    (t) => amendProtocol(t, planned(protocolText("boin").replace("T-1", "T-2")), "0"),
    'of the trial "T-2"',
  ],
] satisfies [string, (trial: ReturnType<typeof trialOf>) => Proposal, string][])(
  "%s is refused with its reason",
  (_, propose, problem) => {
    const refused = propose(trialOf(twoCohorts()));
    expect(isRefused(refused) ? refused.problem : "accepted").toContain(problem);
  },
);

test("a correction is a new entry that changes what follows, and the earlier entry stays", () => {
  const log = twoCohorts();
  const at = log.findIndex(({ entry: { act } }) => act.kind === "outcome" && act.result === "dlt");
  const after = add(log, (trial) =>
    correct(trial, { entry: at, to: { result: "none", on: "2026-03-22" }, today }),
  );
  expect(after.slice(0, -1)).toEqual(log);
  expect(advise(trialOf(after), "2026-03-22")).toMatchObject({ action: "treat", level: 2, rule: "escalate" });
  expect(trialOf(after).changes[0]?.text).toBe("result dlt → none, on 2026-03-01 → 2026-03-22");
});

test("BOIN waits for patients inside the window, and says what follows from each outcome", () => {
  const log = ["a", "b", "c"].reduce(
    (sofar, name) => enrolled(sofar, name, 120, "2026-02-01"),
    begin(protocolText("boin")),
  );
  const some = known(known(log, "a", "none", "2026-02-22"), "b", "none", "2026-02-11");
  const said = advise(trialOf(some), "2026-02-22");
  expect(said.because).toBe("Wait for the outcome of b (followed 10 of 21 d), c (followed 0 of 21 d).");
  expect(said.whatIf).toEqual([
    { when: "0 of 2 pending at 120 mg/m2", says: "3 patients at 150 mg/m2" },
    { when: "1 of 2 pending at 120 mg/m2", says: "3 patients at 120 mg/m2" },
    { when: "2 of 2 pending at 120 mg/m2", says: "3 patients at 120 mg/m2" },
  ]);
});

test("TITE-BOIN counts the same patients by the share of the window that was followed", () => {
  const log = ["a", "b", "c"].reduce(
    (sofar, name) => enrolled(sofar, name, 120, "2026-02-01"),
    begin(protocolText("tite-boin")),
  );
  const some = known(
    known(known(log, "a", "none", "2026-02-22"), "b", "none", "2026-02-11"),
    "c",
    "none",
    "2026-02-22",
  );
  const said = advise(trialOf(some), "2026-02-22");
  expect(said).toMatchObject({ action: "treat", level: 1, rule: "escalate" });
  expect(said.doses[0]?.why).toBe("2.48 effective patients of 3");
});

test("a toxicity after the window is not counted, and the answer with it is said", () => {
  const log = cohort(begin(protocolText("boin")), 120, "2026-02-01", "2026-02-22", 0);
  const late = known(
    known(log, "120-2026-02-01-1", "dlt", "2026-03-01"),
    "120-2026-02-01-2",
    "dlt",
    "2026-03-03",
  );
  const said = advise(trialOf(late), "2026-03-05");
  expect(said).toMatchObject({ action: "treat", level: 1 });
  expect(said.notes).toEqual([
    "After the window of 21 d, and so not counted: 120-2026-02-01-1 (day 28, 120 mg/m2), 120-2026-02-01-2 (day 30, 120 mg/m2). Counted, the design would say: 3 patients at 120 mg/m2.",
  ]);
});

test("a longer window, by amendment, counts it", () => {
  const log = cohort(begin(protocolText("3+3")), 120, "2026-02-01", "2026-03-15", 0);
  const late = known(
    known(log, "120-2026-02-01-1", "dlt", "2026-03-01"),
    "120-2026-02-01-2",
    "dlt",
    "2026-03-03",
  );
  const amended = add(late, (trial) => amendProtocol(trial, planned(protocolText("3+3", "42 d")), "0"));
  expect(advise(trialOf(late), "2026-03-16")).toMatchObject({ action: "treat", level: 1 });
  expect(advise(trialOf(amended), "2026-03-16")).toMatchObject({ action: "stop", mtd: null });
});

test("a patient who is not evaluable is replaced", () => {
  const log = cohort(begin(protocolText("boin")), 120, "2026-02-01", "2026-02-22", 0);
  const at = log.findIndex(({ entry: { act } }) => act.kind === "outcome");
  const one = add(log, (trial) =>
    correct(trial, { entry: at, to: { result: "not-evaluable", on: "2026-02-05" }, today }),
  );
  expect(advise(trialOf(one), "2026-02-22").because).toBe(
    "Treat 1 more patient at 120 mg/m2: the cohort is not full (2 of 3 enrolled).",
  );
});

test("a cohort is not filled when even clean patients could not keep the dose", () => {
  const first = cohort(begin(protocolText("3+3")), 120, "2026-02-01", "2026-02-22", 0);
  const two = ["x", "y"].reduce((sofar, name) => enrolled(sofar, name, 150, "2026-03-01"), first);
  const toxic = known(known(two, "x", "dlt", "2026-03-02"), "y", "dlt", "2026-03-03");
  expect(advise(trialOf(toxic), "2026-03-04")).toMatchObject({ action: "treat", level: 0, size: 3 });
});

test("the page holds the answer, every patient, every entry and no address to load from", () => {
  const log = enrolled(twoCohorts("[boin, 3+3]"), "<X>", 190, "2026-04-01");
  const page = trialPage({ trial: trialOf(log), sealed: log, issues: [], on: "2026-04-01", version: "0" });
  expect(page).toContain("&lt;X&gt;");
  expect(page).not.toContain("<X>");
  expect(page).not.toMatch(/<script|src=|@import|url\(/);
  for (const { entry, hash: own } of log) {
    expect(page).toContain(own.slice(0, 16));
    expect(page).toContain(actText(entry).replaceAll("<", "&lt;").replaceAll(">", "&gt;").slice(0, 40));
  }
});

test("a protocol with something wrong says where", () => {
  const { issues } = readProtocol({ path: "p.yaml", text: protocolText("boin").replace("21 d", "21 kg") });
  expect(issues.map(printIssue)[0]).toContain("p.yaml:2");
});
