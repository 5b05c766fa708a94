import { describe, expect, test } from "vitest";
import { printIssue } from "../../source/index.ts";
import type { PlanContext } from "../../step/index.ts";
import { column, numbers, rowObjects, texts } from "../../table/index.ts";
import { ncaOptions } from "../options.ts";
import { ncaStep } from "../step.ts";
import { isoHours, isoMoment } from "./iso-time.ts";

const context = (files: Readonly<Record<string, string>>): PlanContext => ({
  stepName: "analysis",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", path: path.join(".") }),
});

const plan = (options: object, files: Readonly<Record<string, string>>) =>
  ncaStep.plan(ncaOptions.parse(options), context(files));

function run(options: object, files: Readonly<Record<string, string>>) {
  const { spec, issues } = plan(options, files);
  expect(issues.map(printIssue)).toEqual([]);
  const parts = ncaStep
    .split(JSON.parse(JSON.stringify(spec)), {})
    .map(({ piece }) => ncaStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return ncaStep.collect(spec!, parts, {});
}

const said = (options: object, files: Readonly<Record<string, string>>) =>
  plan(options, files).issues.map(printIssue).join("\n");

/** 10 exp(−0.1 t) after 100 mg over 1 h, twice, a week apart. */
const hours = [0, 1, 8, 24, 72, 120];
const level = (t: number) => (t === 0 ? 0 : 10 * Math.exp(-0.05 * t));
const moment = (h: number) => new Date(Date.UTC(2024, 4, 1, 8) + h * 3.6e6).toISOString().slice(0, 16);

const pcRow = (subject: string, dose: number, t: number, value = String(level(t)), more = "") =>
  `S1,PC,${subject},ADC,${value},ug/mL,${value},${value.startsWith("<") || value === "" ? "" : value},ug/mL,${more},0.01,${moment(168 * dose + t)},PT${t}H,${moment(168 * dose)}`;
const pcHead =
  "STUDYID,DOMAIN,USUBJID,PCTESTCD,PCORRES,PCORRESU,PCSTRESC,PCSTRESN,PCSTRESU,PCSTAT,PCLLOQ,PCDTC,PCELTM,PCRFTDTC";
const pc = [
  pcHead,
  ...["A-01", "A-02"].flatMap((subject) =>
    [0, 1].flatMap((dose) => hours.map((t) => pcRow(subject, dose, t))),
  ),
].join("\n");
const ex = [
  "STUDYID,DOMAIN,USUBJID,EXTRT,EXDOSE,EXDOSU,EXROUTE,EXSTDTC,EXENDTC",
  ...["A-01", "A-02"].flatMap((subject) =>
    [0, 1].map(
      (dose) => `S1,EX,${subject},ADC,100,mg,INTRAVENOUS,${moment(168 * dose)},${moment(168 * dose + 1)}`,
    ),
  ),
].join("\n");

describe("the SDTM domain PC", () => {
  const options = { data: "pc.csv", layout: "pc", ex: "ex.csv", doses: "all", pp: { study: "S1" } };

  test("gives the profiles, with doses, infusion times and intervals from EX", () => {
    const { subjects_wide, values } = run(options, { "pc.csv": pc, "ex.csv": ex });
    const rows = rowObjects(subjects_wide!);
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatchObject({ subject: "A-01", dose: 1, dose_given: 100 });
    expect(Number(rows[0]!.half_life)).toBeCloseTo(Math.LN2 / 0.05, 8);
    expect(column(subjects_wide!, "auc_last").unit).toBe("ug*h/mL");
    expect(texts(values!, "name")).toContain("dose2.cl_ss.mean");
  });

  test("its results go out as PP, under SDTM names, in the units of CDISC", () => {
    const { pp } = run(options, { "pc.csv": pc, "ex.csv": ex });
    const rows = rowObjects(pp!);
    const [auc] = rows.filter(({ PPTESTCD, PPGRPID }) => PPTESTCD === "AUCIFO" && PPGRPID === "DOSE 1");
    expect(auc).toMatchObject({
      STUDYID: "S1",
      DOMAIN: "PP",
      USUBJID: "A-01",
      PPTEST: "AUC Infinity Obs",
      PPSTRESU: "h*ug/mL",
      PPSTAT: "",
    });
    expect(rows.filter(({ USUBJID }) => USUBJID === "A-01").map(({ PPSEQ }) => PPSEQ)).toEqual(
      Array.from({ length: rows.length / 2 }, (_, k) => k + 1),
    );
    const tau = rows.find(({ PPTESTCD }) => PPTESTCD === "AUCTAU");
    expect(tau).toMatchObject({ PPSTINT: "PT0H", PPENINT: "PT168H" });
    expect(rows.map(({ PPTESTCD }) => PPTESTCD)).not.toContain("TLAG");
  });

  test("values below the limit come as <LLOQ, BLQ or a number with <; what was not done is missing", () => {
    const more = [pcRow("A-01", 0, 130, "<0.01"), pcRow("A-01", 0, 140, "", "NOT DONE")].join("\n");
    const one = [pcHead, ...hours.map((t) => pcRow("A-01", 0, t)), more].join("\n");
    const { points } = run(
      { data: "pc.csv", layout: "pc", dose: "100 mg", infuse: "1 h" },
      { "pc.csv": one },
    );
    expect(texts(points!, "status").slice(-2)).toEqual(["below the limit, taken as 0", "missing"]);
  });

  test("what cannot be read is said with its line", () => {
    expect(said(options, { "pc.csv": pc.replace("PT8H,2024-05-01T08:00", "PT8H,"), "ex.csv": ex })).toBe("");
    const noTime = pc.replace(/2024-05-01T16:00,PT8H,/, "2024-05-01,,");
    expect(said(options, { "pc.csv": noTime, "ex.csv": ex })).toMatch(
      /pc.csv:4 {2}PCELTM: the sample has no time after its dose; needed: PCDTC and PCRFTDTC/,
    );
    expect(said(options, { "pc.csv": pc.replace("A-02,ADC", "A-02,DM4"), "ex.csv": ex })).toMatch(
      /there are 2 analytes; needed: one of ADC, DM4/,
    );
    expect(said(options, { "pc.csv": pc.replace(",ug/mL,,0.01", ",ng/mL,,0.01"), "ex.csv": ex })).toMatch(
      /values are in ng\/mL and ug\/mL/,
    );
    expect(said(options, { "pc.csv": pc, "ex.csv": ex.replace("INTRAVENOUS", "SUBCUTANEOUS") })).toMatch(
      /Write route: extravascular/,
    );
    expect(said({ ...options, ex: "no.csv" }, { "pc.csv": pc })).toMatch(/there is no file "no.csv"/);
  });
});

describe("NONMEM records", () => {
  const units = {
    time: { column: "TIME", unit: "h" },
    concentration: { column: "DV", unit: "mg/L" },
    dose: { column: "AMT", unit: "mg" },
  };
  const observed = (t: number) => `1,${t},.,${level(t % 168)},0,0,.,.,.`;
  const text = [
    "ID,TIME,AMT,DV,EVID,MDV,RATE,ADDL,II",
    "1,0,100,.,1,1,100,2,168",
    ...[1, 8, 24, 72, 120].map(observed),
    ...[337, 344, 360, 408, 456].map(observed),
  ].join("\n");

  test("doses with ADDL and II are written out, and samples belong to the last dose before them", () => {
    const { subjects_wide, parameters } = run(
      { data: "n.csv", layout: "nonmem", columns: units },
      { "n.csv": text },
    );
    expect(Array.from(numbers(subjects_wide!, "dose"))).toEqual([1, 3]);
    const wide = rowObjects(subjects_wide!)[1]!;
    expect(Number(wide.lambda_z_first)).toBeCloseTo(8, 8);
    const tau = rowObjects(parameters!).find(({ parameter, dose }) => parameter === "auc_tau" && dose === 1);
    // To the next dose given, not to the next one sampled.
    expect(String(tau!.note)).toMatch(/from 120 h to the end of the interval/);
    const infused = rowObjects(parameters!).find(({ parameter }) => parameter === "mrt")!;
    expect(Number(infused.value)).toBeGreaterThan(0);
  });

  test("columns without units, and times that fall, are said", () => {
    expect(said({ data: "n.csv", layout: "nonmem" }, { "n.csv": text })).toMatch(/column "TIME" has no unit/);
    const falling = text.replace("1,24,", "1,4,");
    expect(said({ data: "n.csv", layout: "nonmem", columns: units }, { "n.csv": falling })).toMatch(
      /n.csv:5 {2}TIME: subject 1: the time is earlier than in the row before/,
    );
    const two = text
      .replace("ADDL,II", "ADDL,II,DVID")
      .replaceAll(/$/gm, ",1")
      .replace("II,DVID,1", "II,DVID");
    const both = two.replace(/,1$/, ",2");
    expect(said({ data: "n.csv", layout: "nonmem", columns: units }, { "n.csv": both })).toMatch(
      /DVID has 2 values; needed: one of 1, 2/,
    );
  });
});

describe("a table of samples", () => {
  const rows = hours.slice(1).map((t) => `a,${t},${level(t)},100,`);
  const head = "subject,time [h],concentration [mg/L],dose [mg],excluded";

  test("reads <LLOQ, BLQ and decimal commas, and a byte-order mark before the head", () => {
    const text = `\uFEFF${[head, ...rows, "a,144,<LLOQ,100,", "a,168,BLQ,100,"].join("\n")}`;
    const { points } = run({ data: "a.csv" }, { "a.csv": text });
    expect(texts(points!, "status").slice(-2)).toEqual([
      "below the limit, taken as 0",
      "below the limit, taken as 0",
    ]);
    const german = [head, ...rows].join("\n").replaceAll(",", ";").replaceAll(".", ",");
    expect(rowObjects(run({ data: "a.csv" }, { "a.csv": german }).subjects_wide!)).toEqual(
      rowObjects(run({ data: "a.csv" }, { "a.csv": [head, ...rows].join("\n") }).subjects_wide!),
    );
  });

  test("samples and subjects are left out with their reasons; the rest is computed", () => {
    const other = rows.map((row) => row.replace(/^a/, "b"));
    const spoilt = [head, rows[0]!, rows[1]!.replace(/,$/, ",haemolysed"), ...rows.slice(2), ...other].join(
      "\n",
    );
    const { points, parameters, summary } = run(
      {
        data: "a.csv",
        exclude: [
          { subject: "a", time: "24 h", why: "wrong tube" },
          { subject: "b", why: "vomited" },
        ],
      },
      { "a.csv": spoilt },
    );
    expect(texts(points!, "status").slice(0, 3)).toEqual([
      "used",
      "excluded: haemolysed",
      "excluded: wrong tube",
    ]);
    const cmax = rowObjects(parameters!).filter(({ parameter }) => parameter === "cmax");
    expect(cmax.map(({ left_out }) => left_out)).toEqual(["", "vomited"]);
    const lambda = rowObjects(parameters!).find(({ parameter }) => parameter === "half_life")!;
    expect(lambda.samples).toBe("1, 4-5");
    expect(rowObjects(summary!).find(({ parameter }) => parameter === "cmax")).toMatchObject({
      n: 1,
      n_left_out: 1,
    });
  });

  test("choices that name nothing are said with what there is", () => {
    const text = [head, ...rows].join("\n");
    const found = said(
      {
        data: "a.csv",
        exclude: [
          { subject: "z", why: "?" },
          { subject: "a", time: "5 h", why: "?" },
        ],
        "lambda-z": { "by-hand": [{ subject: "a", dose: 4, from: "1 h", to: "9 h" }] },
        partial: { late: ["9 h", "2 h"], cmax: ["0 h", "9 h"] },
      },
      { "a.csv": text },
    );
    expect(found).toMatch(/no subject "z"; needed: one of a/);
    expect(found).toMatch(/no sample 5 h after dose 1; needed: one of 1, 8, 24, 72, 120 h/);
    expect(found).toMatch(/subject "a" has no dose 4; needed: one of 1/);
    expect(found).toMatch(/the stretch ends at 2 h, not after 9 h/);
    expect(found).toMatch(/"cmax" is the name of another parameter/);
  });

  test("a profile below the limit throughout has reasons, and the other subjects are computed", () => {
    const below = hours.slice(1).map((t) => `b,${t},<LLOQ,100,`);
    const { parameters } = run({ data: "a.csv" }, { "a.csv": [head, ...rows, ...below].join("\n") });
    const cmax = rowObjects(parameters!).filter(({ parameter }) => parameter === "cmax");
    expect(cmax[1]!.note).toBe("no concentration above the limit of quantification");
    expect(Number(cmax[0]!.value)).toBeGreaterThan(0);
  });

  test("animals with one sample each make one mean profile per group, with an interval", () => {
    const animal = (group: string, k: number, t: number, c: number) =>
      `${group}${k}-${t},${t},${c},100,,${group}`;
    const text = [
      `${head},group`,
      ...["x", "y"].flatMap((group) =>
        [1, 8, 24, 72].flatMap((t) => [0, 1, 2].map((k) => animal(group, k, t, level(t) * (1 + k / 10)))),
      ),
    ].join("\n");
    const { sparse, values, subjects_wide } = run({ data: "a.csv", sparse: true }, { "a.csv": text });
    expect(texts(sparse!, "subject")).toEqual(["x", "y"]);
    expect(numbers(sparse!, "se")[0]).toBeGreaterThan(0);
    expect(texts(values!, "name")).toContain("x.sparse.auc_last");
    expect(rowObjects(subjects_wide!)).toHaveLength(2);
  });
});

test("durations and moments of ISO 8601", () => {
  expect(["PT2H", "-PT15M", "P1DT12H", "P3W", "PT1.5H"].map(isoHours)).toEqual([2, -0.25, 36, 504, 1.5]);
  expect(["P", "2 h", "P1M", ""].map(isoHours)).toEqual([undefined, undefined, undefined, undefined]);
  expect(isoMoment("2024-05-01T08:30")! - isoMoment("2024-05-01T06:00Z")!).toBe(2.5);
  expect(isoMoment("2024-05-01")).toBeUndefined();
});
