import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { inFolder, tapworks } from "./run-cli.ts";

const model = `model leaky
param k = 0.1 1/h "loss" derived "test" sd 0.3
param grow = 0.02 1/h "growth" derived "test" sd 0.7
species A : mg "drug"
A' = grow * A^2 / 100 {mg} - k * A
dose drug : mg "drug" into A = 1
output amount : mg = A "drug"
`;

const study = `tapworks: 1
title: many subjects, some of whom fail
seed: 3
steps:
  many:
    simulate: { model: leaky.model, dose: 100 mg, every: 1 d, doses: 2, population: { size: 2200 }, keep: summary }
  few:
    simulate: { model: leaky.model, dose: 100 mg, every: 1 d, doses: 2, population: { size: 150 } }
`;

const tablesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(folder, "tables"))
      .filter((name) => name !== "written.json")
      .sort()
      .map((name) => [name, readFileSync(join(folder, "tables", name)).toString("base64")]),
  );

test("one, two and three threads give the same tables to the last bit; subjects that fail are rows with advice", () => {
  inFolder((folder) => {
    const path = join(folder, "study.yaml");
    writeFileSync(path, study);
    writeFileSync(join(folder, "leaky.model"), model);
    const found = [1, 2, 3].map((threads) => {
      const out = join(folder, `by-${threads}`);
      const call = tapworks(["run", path, "--threads", String(threads), "--out", out, "--json"]);
      expect(call.code).toBe(0);
      return { tables: tablesIn(out), events: call.out.trim().split("\n") };
    });
    const [one, two, three] = found;
    expect(two!.tables).toEqual(one!.tables);
    expect(three!.tables).toEqual(one!.tables);
    expect(Object.keys(one!.tables)).not.toContain("many.profiles.csv");
    const text = (name: string) => Buffer.from(one!.tables[name]!, "base64").toString();
    const [head, unit, first] = text("many.failures.csv").split(/\r?\n/);
    expect(`${head} ${unit}`).toContain("status");
    expect(first).toMatch(/\d.*(not-finite|step-too-small|too-many-steps),[^,]+,.{10}/);
    const rows = one!.events.map((line) => JSON.parse(line) as Record<string, unknown>);
    const last = rows.filter(({ event, step }) => event === "progress" && step === "many").at(-1)!;
    expect(last.counted).toEqual({ of: "subjects", done: 2200, total: 2200, kept: 0 });
    expect(last.perSecond).toBeGreaterThan(0);
    expect(last.secondsLeft).toBe(0);
  });
});

test("an analysis of profiles that are not kept is refused in the study", () => {
  inFolder((folder) => {
    const path = join(folder, "study.yaml");
    writeFileSync(path, `${study}  exposure:\n    nca: { profiles: many }\n`);
    writeFileSync(join(folder, "leaky.model"), model);
    const { code, err } = tapworks(["check", path]);
    expect(code).not.toBe(0);
    expect(err).toContain('the step "many" keeps no profiles (keep: summary)');
    expect(err).toContain("Write keep: profiles");
  });
});
