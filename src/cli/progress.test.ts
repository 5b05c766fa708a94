import { expect, test } from "vitest";
import type { Progressing } from "../study/index.ts";
import { bar, paceOf, paceText } from "./progress.ts";

const event: Progressing = {
  ...{ kind: "progress", step: "human", done: 60, total: 100, kept: 10 },
  counted: { of: "subjects", done: 60_000, total: 100_000, kept: 10_000 },
};

test("rate and time left count what this run computed, in what the jobs count", () => {
  const pace = paceOf(event, 10);
  expect(pace).toEqual({ of: "subjects", done: 60_000, total: 100_000, perSecond: 5000, secondsLeft: 8 });
  expect(paceText(pace)).toBe("60,000 of 100,000 subjects (60 %), 5,000 subjects/s, 8 s left");
  expect(bar("human", pace)).toMatch(/^human {2}\[#{14}\.{10}\] {2}60,000 of/);
});

test("before anything is computed there is no time left to tell", () => {
  const { counted, ...jobs } = event;
  expect(paceText(paceOf({ ...jobs, done: 10 }, 3))).toBe("10 of 100 jobs (10 %)");
  expect(counted?.of).toBe("subjects");
});

test("putting together what the jobs left has a pace of its own", () => {
  const pace = paceOf({ kind: "gathering", step: "human", done: 300, total: 1700 }, 3);
  expect(paceText(pace)).toBe("300 of 1,700 parts (18 %), 100 parts/s, 14 s left");
});

test("a long time left is told in minutes and hours", () => {
  const left = (seconds: number) =>
    paceText({ ...paceOf(event, 10), secondsLeft: seconds })
      .split(", ")
      .at(-1);
  expect([99, 200, 7500].map(left)).toEqual(["99 s left", "3 min 20 s left", "2 h 5 min left"]);
});
