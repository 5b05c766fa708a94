import { expect, test } from "vitest";
import { z } from "zod";
import { convert } from "../units/index.ts";
import { type Compound, compoundSchema, readCompound, registry } from "./index.ts";

const compounds = [...registry.values()];
const daltons = (mass: { value: number; unit: string }) => convert(mass.value, mass.unit, "Da");
const printed = (compound: Compound) =>
  JSON.stringify(compound, (_, value) =>
    typeof value === "object" && value !== null && "unit" in value ? `${value.value} ${value.unit}` : value,
  );

test.each(compounds)("$name reads back from its own file format", (compound) => {
  const { compound: read, issues } = readCompound({ path: "compound.yaml", text: printed(compound) });
  expect(issues).toEqual([]);
  expect(read).toEqual(compound);
});

test.each(compounds)("the mass of $name is that of its antibody and its drugs", (compound) => {
  const sum = daltons(compound.antibody.mass) + compound.lot.dar * daltons(compound.payload.adds);
  // Tusamitamab ravtansine: the authors round to 150 kDa and state a lower antibody mass; 2 % covers the rounding.
  expect(Math.abs(daltons(compound.mass) / sum - 1)).toBeLessThan(0.02);
});

test.each(compounds.filter((c) => c.lot.fractions))("the lot of $name has the mean load it states", (c) => {
  const fractions = c.lot.fractions ?? [];
  const total = fractions.reduce((a, b) => a + b, 0);
  const mean = fractions.reduce((sum, f, load) => sum + f * load, 0) / total;
  const conjugated = mean / (1 - (fractions[0] ?? 0) / total);
  // 0.05: means are stated to one decimal. huC242-DM4 states the mean over conjugated antibody.
  expect(Math.min(Math.abs(mean - c.lot.dar), Math.abs(conjugated - c.lot.dar))).toBeLessThan(0.05);
});

test("huC242-DM4 at a load of 3.5 weighs 150,110 Da, of which DM4 is 1.82 %", () => {
  const { antibody, payload, mass } = registry.get("huC242-DM4")!;
  expect(Math.round(daltons(antibody.mass) + 3.5 * daltons(payload.adds))).toBe(150110);
  expect((3.5 * daltons(payload.mass)) / daltons(mass)).toBeCloseTo(0.0182, 4);
});

test("an assumed description says what was assumed", () => {
  for (const { pharmacokinetics } of compounds) {
    for (const { mark, why } of Object.values(pharmacokinetics)) {
      if (mark === "assumed") expect(why).toMatch(/published|assumed/);
    }
  }
});

test("a compound file without a linker and with a wrong mass gives both problems with their lines", () => {
  const text = [
    "name: my-adc",
    "antibody: { name: a, target: t, mass: 3 mg }",
    "payload: { name: DM1, mass: 738.29 Da, adds: 957.52 Da }",
    "lot: { dar: 3.5, mark: assumed, why: guess }",
    "mass: 150 kDa",
  ].join("\n");
  const { compound, issues } = readCompound({ path: "my.yaml", text });
  expect(compound).toBeUndefined();
  expect(issues.map((issue) => [issue.where.path, issue.where.line])).toEqual(
    expect.arrayContaining([
      ["antibody.mass", 2],
      ["linker", expect.any(Number)],
    ]),
  );
});

test("every setting of a compound file has a description", () => {
  const missing: string[] = [];
  const visit = (schema: Described, path: string) => {
    for (const [key, field] of Object.entries(schema.properties ?? {})) {
      if (!field.description && !field.properties) missing.push(`${path}${key}`);
      visit(field, `${path}${key}.`);
    }
  };
  visit(z.toJSONSchema(compoundSchema, { io: "input" }) as Described, "");
  expect(missing).toEqual([]);
});

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}
