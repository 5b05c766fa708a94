import { expect, test } from "vitest";
import { numberColumn, table, textColumn } from "../table/index.ts";
import { judgeClaim, printComputed } from "./claims.ts";
import { type Claim, readTolerance } from "./schema.ts";

const values = table([
  textColumn("name", ["cmax.mean", "auc.mean", "broken", "share"], { description: "name" }),
  numberColumn("value", new Float64Array([70, 15, Number.NaN, 3.5]), { unit: "", description: "value" }),
  textColumn("unit", ["ug/mL", "ug*d/mL", "ug/mL", "%"], { description: "unit" }),
  numberColumn("low", new Float64Array([50, Number.NaN, 0, Number.NaN]), { unit: "", description: "low" }),
  numberColumn("high", new Float64Array([90, Number.NaN, 0, Number.NaN]), { unit: "", description: "high" }),
]);

const judge = (claim: Partial<Claim>) =>
  judgeClaim(
    {
      says: "Cmax",
      reported: "74.4 ug/mL",
      kind: "predicted",
      source: "somewhere",
      computed: "nca.cmax.mean",
      ...claim,
    },
    (step, name) => (step === "nca" && name === "values" ? values : undefined),
  );

test("a computed value within one standard deviation agrees, outside it differs", () => {
  expect(judge({ within: "1 sd", sd: "10.1 ug/mL" })).toMatchObject({
    verdict: "agrees",
    computed: { value: 70, unit: "ug/mL" },
  });
  expect(judge({ within: "1 sd", sd: "4.3 ug/mL" }).verdict).toBe("differs");
});

test("relative tolerances and factors judge both sides alike", () => {
  expect(judge({ within: "6 %" }).verdict).toBe("agrees");
  expect(judge({ within: "5 %" }).verdict).toBe("differs");
  expect(judge({ reported: "140 ug/mL", within: "factor 2" }).verdict).toBe("agrees");
  expect(judge({ reported: "34 ug/mL", within: "factor 2" }).verdict).toBe("differs");
});

test("percentage points are an absolute tolerance, and 0 reported has no ratio", () => {
  const share = { computed: { step: "nca", table: "values", where: { name: "share" }, column: "value" } };
  const at = (reported: string, within: string) => judge({ ...share, reported, within });
  expect(at("0 %", "4 points")).toMatchObject({ verdict: "agrees", computed: { value: 3.5, unit: "%" } });
  expect(at("0 %", "4 points").ratio).toBeUndefined();
  expect(at("8 %", "4 points").verdict).toBe("differs");
});

test("the computed value and its range are shown in the reported unit", () => {
  const result = judge({ reported: "74400 ng/mL" });
  expect(result.computed).toEqual({ value: expect.closeTo(70000, 6), unit: "ng/mL" });
  expect(printComputed(result)).toBe("70000 (50000 to 90000) ng/mL");
  expect(result.ratio).toBeCloseTo(70 / 74.4, 12);
});

test("without a tolerance, or for kind reported, the two are shown and not judged", () => {
  expect(judge({})).toMatchObject({ verdict: "not judged", how: "no tolerance stated" });
  expect(judge({ kind: "shown", within: "1 %" })).toMatchObject({ verdict: "not judged" });
});

test("what measures different things is not compared", () => {
  const result = judge({ reported: "338 ug/mL", computed: "nca.auc.mean", within: "10 %" });
  expect(result.verdict).toBe("not judged");
  expect(result.how).toContain("measure different things");
});

test("a claim that nothing computes says so, with what it awaits", () => {
  const { computed: _, ...rest } = {
    says: "MTD",
    reported: "168 mg/m2",
    kind: "predicted",
    source: "s",
    computed: undefined,
  } as const;
  expect(judgeClaim({ ...rest, awaits: "the escalate step" }, () => undefined)).toMatchObject({
    verdict: "not computed",
    how: "awaits the escalate step",
  });
  expect(judge({ computed: "nca.no.such" })).toMatchObject({ verdict: "not computed" });
  expect(judge({ computed: "nca.broken" })).toMatchObject({ verdict: "not computed" });
  expect(judge({ computed: "other.cmax" }).how).toContain('step "other" gave no table');
});

test("any cell of any table can be claimed on", () => {
  const result = judge({
    computed: { step: "nca", table: "values", where: { name: "cmax.mean" }, column: "value" },
    within: "10 %",
  });
  expect(result.verdict).toBe("agrees");
});

test("tolerances read as 1 sd, 10 %, factor 2 or 5 points and nothing else", () => {
  expect(readTolerance("1 sd")).toEqual({ kind: "sd", size: 1 });
  expect(readTolerance("10 %")).toEqual({ kind: "relative", size: 0.1 });
  expect(readTolerance("factor 1.5")).toEqual({ kind: "factor", size: 1.5 });
  expect(readTolerance("5 points")).toEqual({ kind: "points", size: 5 });
  for (const text of ["", "0 points", "0 sd", "-5 %", "factor 0.5", "1", "10 mg", "sd"])
    expect(readTolerance(text), text).toBeUndefined();
});
