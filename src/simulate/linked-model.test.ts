import { expect, test } from "vitest";
import { type Compound, registry } from "../compound/index.ts";
import type { PlanContext } from "../step/index.ts";
import { simulateOptions, simulateStep } from "./index.ts";

const own = (name: string, change: Partial<Compound>): readonly [string, Compound] => [
  name,
  { ...registry.get("huC242-DM4")!, name, ...change },
];

const mine = own("mine", { linker: { name: "mine", releases: "acid", smiles: "SCCC(=O){residue}" } });

const composition = `model dish
use linker as linker
param a = 1 1/h "loss" assumed "a dish" range 0.1..10
species X : nmol "lysine adduct"
dose drug : nmol "drug" into X = 1
reaction lose : X -> nothing at a * X
output adduct_mass : ng/mL = X * linker_molar_mass[1] / (1 {mL}) "lysine adduct"
param retained = 1 1 "share" assumed "a dish" range 0.5..2
retention = retained
`;

const context: PlanContext = {
  stepName: "cells",
  seed: 1,
  compounds: new Map([...registry, mine]),
  file: (path) => (path === "dish.model" ? { path, text: composition } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 3, path: path.join(".") }),
};

const plan = (compound: string, model: string) =>
  simulateStep.plan(simulateOptions.parse({ compound, model, dose: "0.01 nmol", until: "3 d" }), context);

test("a family of models and a compound give the model of the compound's linker", () => {
  for (const [compound, model] of [
    ["huC242-DM4", "activation-huc242-spdb-dm4"],
    ["huC242-DM1", "activation-huc242-spp-dm1"],
    ["T-DM1", "activation-huc242-smcc-dm1"],
  ] as const) {
    const { spec, issues } = plan(compound, "activation-huc242");
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(spec).toMatchObject({ model: { name: model }, compound: { name: compound } });
  }
});

test("families of bystander and liver models take the compound's linker too", () => {
  expect(plan("huC242-SMCC-DM1", "bystander-huc242").spec?.model.name).toBe("bystander-huc242-smcc-dm1");
  expect(plan("huC242-DM1", "liver-cd1").spec?.model.name).toBe("liver-cd1-spp-dm1");
  expect(plan("huC242-DM4", "xenograft-n87-huc242-dm4").spec?.compound?.linker).toBe("linker-spdb");
});

test("the plan names the catabolites behind the species, and says that the model is an assumption", () => {
  const { spec } = plan("huC242-DM4", "activation-huc242");
  const settings = new Map(simulateStep.settings(spec!).map(({ name, value }) => [name, value]));
  expect(settings.get("linker")).toBe("linker-spdb");
  expect(settings.get("catabolites")).toBe("1 Lys-SPDB-DM4; 2 DM4 with glutathionyl-DM4; 3 S-methyl-DM4");
  const [first] = simulateStep.assumptions(spec!, {});
  expect(first).toMatchObject({ what: "model of huC242-DM4", value: "activation-huc242-spdb-dm4" });
  expect(simulateStep.methods(spec!)[0]?.text).toMatch(/^huC242-DM4 was simulated with the model/);
});

test("one composition with use linker simulates each compound with its own linker", () => {
  const masses = ["huC242-DM4", "T-DM1"].map((compound) => {
    const { spec, issues } = plan(compound, "dish.model");
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    return simulateStep.settings(spec!).find(({ name }) => name === "set.linker_molar_mass[1]")?.value;
  });
  expect(masses[0]).toContain("1026.69 Da");
  expect(masses[1]).toContain("1103.71 Da");
});

/** Compound, model, code, part of what was found, what to write. */
const refused: readonly (readonly [string, string, string, string, string | undefined])[] = [
  [
    "huC242-DM4",
    "activation-huc242-smcc-dm1",
    "simulate.linker-differs",
    "uses linker-smcc, for SMCC-DM1; huC242-DM4 has SPDB-DM4",
    "model: activation-huc242",
  ],
  ["AVE1642", "activation-huc242", "simulate.no-linker-module", "AVE1642 is a naked antibody", undefined],
  ["mine", "activation-huc242", "simulate.no-linker-module", "no module for mine-DM4", undefined],
  ["huC242-DM4", "two-compartment", "simulate.both-named", "two-compartment uses no linker", undefined],
  ["huC242-DM4", "activation-huc243", "simulate.unknown-model", "activation-huc243", undefined],
];

test.each(refused)("%s in %s is refused as %s", (compound, model, code, found, write) => {
  const { spec, issues } = plan(compound, model);
  expect(spec).toBeUndefined();
  const issue = issues.find((each) => each.code === code)!;
  expect(issue.found).toContain(found);
  if (write !== undefined) expect(issue.write).toBe(write);
});
