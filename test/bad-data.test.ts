import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, tapworks } from "./run-cli.ts";

const study = `tapworks: 1
title: measured data
steps:
  measured:
    nca: { data: data.csv, analyte: drug, route: bolus }
`;
const header = "subject,time [h],drug [ug/mL],dose [mg]";
const good = `${header}\n1,0,10,100\n1,1,8,100\n1,2,6.4,100\n1,4,4.1,100\n1,8,1.7,100\n`;

const check = (data: string | undefined) =>
  inFolder((folder) => {
    const path = join(folder, "study.yaml");
    writeFileSync(path, study);
    if (data !== undefined) writeFileSync(join(folder, "data.csv"), data);
    const result = tapworks(["run", path]);
    return { ...result, wrote: existsSync(join(folder, "results")) };
  });

test("a good table is analysed, with or without a byte-order mark and Windows line ends", () => {
  for (const data of [good, `\uFEFF${good}`, good.replaceAll("\n", "\r\n")]) {
    expect(check(data)).toMatchObject({ code: 0, err: expect.stringContaining("measured: computed") });
  }
});

test("decimal commas between semicolons are read", () => {
  const data = good.replaceAll(",", ";").replaceAll(".", ",");
  expect(check(data)).toMatchObject({ code: 0 });
});

test.each([
  ["a missing file", undefined, /study\.yaml:5:\d+ .*data\.csv/],
  ["an empty file", "", /data\.csv/],
  ["a table without rows", `${header}\n`, /data\.csv:\d+.*row/],
  ["a decimal comma in a comma file", good.replace("6.4", "6,4"), /data\.csv:4/],
  ["text among numbers", good.replace("4.1", "high"), /data\.csv:5:\d+ .*high/],
  ["NaN among times", good.replace("\n1,2,", "\n1,NaN,"), /data\.csv:4/],
  ["a column that is not there", good.replace("drug", "durg"), /data\.csv:1[\s\S]*concentration[\s\S]*durg/],
  ["an unknown unit", good.replace("ug/mL", "ug/mLL"), /data\.csv:1:\d+ .*mLL/],
  ["times of the wrong kind", good.replace("time [h]", "time [mg]"), /data\.csv:1 .*mg/],
  ["a negative dose", good.replaceAll(",100", ",-100"), /data\.csv:2/],
])("%s is an error with its line, exit code 2", (_, data, expected) => {
  const { code, err, wrote } = check(data);
  expect(err).toMatch(expected);
  expect(err).not.toMatch(/\n\s+at /);
  expect(code).toBe(2);
  expect(wrote).toBe(false);
});

test("a local compound and a local model file are read, and their errors name their own lines", () => {
  inFolder((folder) => {
    const model = `model mine
title "one compartment"
param CL = 0.5 L/d "clearance" assumed "for a test" range 0.1..1
param V = 3 L "volume" assumed "for a test" range 1..5
compartment central = V "plasma"
species A in central : mg "drug"
reaction eliminate : A -> nothing at CL / V * A
dose iv : mg "drug" into A = 1
output drug : ug/mL = A / V "drug in plasma"
`;
    const text = `tapworks: 1
title: a model of one's own
steps:
  mine: { simulate: { model: mine.model, dose: 100 mg, until: 7 d } }
`;
    writeFileSync(join(folder, "study.yaml"), text);
    writeFileSync(join(folder, "mine.model"), model);
    expect(tapworks(["run", folder])).toMatchObject({ code: 0 });
    writeFileSync(join(folder, "mine.model"), model.replace("CL / V * A", "CL * A"));
    const bad = tapworks(["check", folder]);
    expect(bad.code).toBe(2);
    expect(bad.err).toMatch(/mine\.model:7:\d+ /);
  });
});
