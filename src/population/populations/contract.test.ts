import { expect, test } from "vitest";
import { virtualSubject } from "../virtual-subject.ts";
import { populations } from "./populations.ts";

test.each(populations)("the shares of $name add up to 1", ({ groups }) => {
  expect(groups.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
});

test.each(populations)("every number of $name says where it comes from", ({ facts }) => {
  for (const { what, mark, why, range } of facts) {
    expect(why, what).not.toBe("");
    if (mark === "assumed" && what !== "median body weight") expect(range, what).toBeTruthy();
  }
});

test.each(populations)(
  "subject 17 of $name is the same whoever asks, and differs from subject 18",
  (population) => {
    const subject = virtualSubject(population, 1, 17);
    for (const other of [3, 18, 400]) virtualSubject(population, 1, other);
    expect(virtualSubject(population, 1, 17)).toEqual(subject);
    expect(virtualSubject(population, 1, 18).weightKg).not.toBe(subject.weightKg);
    expect(virtualSubject(population, 2, 17).weightKg).not.toBe(subject.weightKg);
  },
);

test.each(populations)("the subjects of $name have the stated median and spread of weight", (population) => {
  const { groups, name } = population;
  const logs = Array.from({ length: 4000 }, (_, k) =>
    Math.log(virtualSubject(population, 7, k + 1).weightKg),
  );
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const expected = groups.reduce((sum, { share, weight }) => sum + share * Math.log(weight.median), 0);
  // Four standard errors of the mean of 4,000 logarithms spread by at most 0.22.
  expect(Math.abs(mean - expected), name).toBeLessThan((4 * 0.22) / Math.sqrt(4000));
});
