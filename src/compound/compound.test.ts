import { expect, test } from "vitest";
import * as z from "zod";
import { convert } from "../units/index.ts";
import {
  type Compound,
  compoundSchema,
  describeCompound,
  readCompound,
  registered,
  registry,
} from "./index.ts";

const compounds = [...registry.values()];
const daltons = (mass: { value: number; unit: string } | undefined) =>
  mass ? convert(mass.value, mass.unit, "Da") : Number.NaN;
const printed = (compound: Compound) =>
  JSON.stringify(compound, (_, value) =>
    typeof value === "object" && value !== null && "unit" in value ? `${value.value} ${value.unit}` : value,
  );

test.each(compounds)("$name reads back from its own file format", (compound) => {
  const { compound: read, issues } = readCompound({ path: "compound.yaml", text: printed(compound) });
  expect(issues).toEqual([]);
  expect(read).toEqual(compound);
});

const weighed = compounds.filter(({ mass, lot }) => mass && lot);

test.each(weighed)("the mass of $name is that of its antibody and its drugs", (compound) => {
  const sum = daltons(compound.antibody.mass) + compound.lot!.dar * daltons(compound.payload?.adds);
  // Tusamitamab ravtansine: the authors round to 150 kDa and state a lower antibody mass; 2 % covers the rounding.
  expect(Math.abs(daltons(compound.mass) / sum - 1)).toBeLessThan(0.02);
});

test.each(compounds.filter((c) => c.lot?.fractions))("the lot of $name has the mean load it states", (c) => {
  const { dar, fractions = [] } = c.lot!;
  const total = fractions.reduce((a, b) => a + b, 0);
  const mean = fractions.reduce((sum, f, load) => sum + f * load, 0) / total;
  const conjugated = mean / (1 - (fractions[0] ?? 0) / total);
  // 0.05: means are stated to one decimal. huC242-DM4 states the mean over conjugated antibody.
  expect(Math.min(Math.abs(mean - dar), Math.abs(conjugated - dar))).toBeLessThan(0.05);
});

test("huC242-DM4 at a load of 3.5 weighs 150,110 Da, of which DM4 is 1.82 %", () => {
  const { antibody, payload, mass } = registry.get("huC242-DM4")!;
  expect(Math.round(daltons(antibody.mass) + 3.5 * daltons(payload?.adds))).toBe(150110);
  expect((3.5 * daltons(payload?.mass)) / daltons(mass)).toBeCloseTo(0.0182, 4);
});

test("an assumed description says what was assumed", () => {
  for (const { pharmacokinetics } of compounds) {
    for (const { mark, why } of Object.values(pharmacokinetics)) {
      if (mark === "assumed") expect(why).toMatch(/published|assumed/);
    }
  }
});

test("the registry holds the compounds of the founding document and their relatives, each by its aliases too", () => {
  expect([...registry.keys()]).toEqual([
    "huC242-DM4",
    "huC242-DM1",
    "huN901-DM1",
    "AVE9633",
    "SAR3419",
    "T-DM1",
    "AVE1642",
    "tusamitamab ravtansine",
    "mirvetuximab soravtansine",
    "huC242-SMCC-DM1",
  ]);
  expect(registered("CANTUZUMAB mertansine")?.name).toBe("huC242-DM1");
  expect(registered("nothing")).toBeUndefined();
  const names = compounds.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test("CanAg is no protein, and AVE1642 carries nothing", () => {
  expect(registry.get("huC242-DM4")?.antibody.epitope).toBe("carbohydrate");
  const naked = registry.get("AVE1642")!;
  expect([naked.linker, naked.payload, naked.lot, naked.conjugation]).toEqual(Array(4).fill(undefined));
});

const isValued = (mark: string) => mark !== "unknown" && mark !== "documented absent";

test("every fact says whether it is reported, documented absent or unknown; only these two have no value", () => {
  const facts = compounds.flatMap((compound) => compound.facts);
  for (const mark of ["reported", "documented absent", "unknown"])
    expect(facts.some((fact) => fact.mark === mark)).toBe(true);
  for (const fact of facts) expect(fact.value !== undefined, fact.what).toBe(isValued(fact.mark));
});

test("huC242-DM1: the numbers derived from mean clearance and half-life are those of their formulas", () => {
  const value = (start: string) =>
    Number.parseFloat(registry.get("huC242-DM1")!.facts.find(({ what }) => what.startsWith(start))!.value!);
  const clearance = value("clearance");
  // The stated values have four and three digits.
  expect(value("area under the curve")).toBeCloseTo(235 / (clearance / 1000), 0);
  expect(value("terminal volume")).toBeCloseTo((clearance * value("half-life in")) / Math.LN2 / 1000, 2);
});

const conjugate = (lines: Readonly<Record<string, string>> = {}) =>
  Object.entries({
    name: "mine",
    antibody: "{ name: a, target: t, mass: 145 kDa }",
    linker: "{ name: SPDB, releases: disulfide }",
    payload: "{ name: DM4, mass: 780.37 Da, adds: 880.51 Da }",
    lot: "{ dar: 4, mark: assumed, why: guess }",
    mass: "148.5 kDa",
    ...lines,
  })
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}: ${value}`)
    .join("\n");

/** What the file says otherwise, code, line, part of what was found. */
const faulty: readonly (readonly [Readonly<Record<string, string>>, string, number, string])[] = [
  [{ linker: "" }, "compound.parts", 1, "payload and lot without a linker"],
  [{ payload: "" }, "compound.parts", 1, "linker and lot without a payload"],
  [
    { linker: "{ name: mine, releases: acid, smiles: SCCC(=O)O }" },
    "compound.no-site",
    3,
    "the linker mine has no conjugation site",
  ],
  [
    { linker: '{ name: mine, releases: acid, smiles: "SC({residue})CC(=O){residue}" }' },
    "compound.no-site",
    3,
    "{residue} 2 times",
  ],
  [
    { payload: "{ name: maytansine, mass: 692.2 Da, adds: 800 Da }" },
    "compound.no-site",
    4,
    "the payload maytansine has no place for a linker",
  ],
  [
    { linker: '{ name: mine, releases: acid, smiles: "SCC(C(=O){residue}" }' },
    "smiles.bracket",
    3,
    '"(" at position 4',
  ],
  [
    { payload: '{ name: m, mass: 700 Da, adds: 800 Da, smiles: "CCS{linker}.Cl" }' },
    "smiles.components",
    4,
    "salt",
  ],
  [
    { linker: '{ name: mine, releases: acid, smiles: "SC(CO)nC(=O){residue}" }' },
    "smiles.polymer",
    3,
    '")n" at position 6',
  ],
  [
    { pharmacokinetics: "{ human: { model: m, mark: assumed, why: w } }", mass: "" },
    "compound.no-mass",
    6,
    "without a mass",
  ],
  [{ facts: "[{ what: w, mark: reported, source: s }]" }, "compound.fact-value", 7, "no value"],
  [
    { facts: "[{ what: w, value: 3 nM, mark: unknown, source: s }]" },
    "compound.fact-value",
    7,
    "has a value",
  ],
];

test.each(faulty)("a file with %j is refused as %s on line %i", (lines, code, line, found) => {
  const { compound, issues } = readCompound({ path: "mine.yaml", text: conjugate(lines) });
  expect(compound).toBeUndefined();
  const issue = issues.find((each) => each.code.endsWith(code));
  expect(issue?.found).toContain(found);
  expect(issue?.where.line).toBe(line);
});

test("masses that differ from their parts, and from the structure, are warnings with the mass to write", () => {
  const { compound, issues } = readCompound({
    path: "mine.yaml",
    text: conjugate({
      payload: "{ name: DM4, mass: 780.37 Da, adds: 900.5 Da }",
      mass: "160 kDa",
    }),
  });
  expect(compound?.name).toBe("mine");
  expect(issues.map(({ code, severity, write }) => [code, severity, write])).toEqual([
    ["compound.mass-differs", "warning", "148602 Da"],
    ["compound.added-differs", "warning", "880.51 Da"],
  ]);
});

test("sequences give mass and lysines, and letters that are no amino acid are named", () => {
  const told = (antibody: string) =>
    readCompound({ path: "a.yaml", text: `name: a\nantibody: { name: a, target: t, ${antibody} }` });
  const { compound, issues } = told("heavy: EVQLK, light: DIQK, disulfides: 1");
  expect(issues).toEqual([]);
  const details = new Map(describeCompound(compound!).map(({ what, value }) => [what, value]));
  // Two of each chain: residues, four waters, less one disulfide's hydrogens.
  const chain = (masses: readonly number[]) => masses.reduce((sum, mass) => sum + mass, 18.015);
  const mass =
    2 * (chain([129.12, 99.13, 128.13, 113.16, 128.17]) + chain([115.09, 113.16, 128.13, 128.17])) - 2.016;
  expect(Number.parseInt(details.get("mass of the antibody")!, 10)).toBe(Math.round(mass));
  expect(details.get("lysines")).toBe("4");
  expect(told("heavy: EVQB, light: DIQ").issues[0]).toMatchObject({
    code: "compound.sequence",
    found: '"B" at position 4 is no amino acid',
  });
  expect(told("heavy: EVQ").issues[0]?.found).toContain("heavy chain alone");
  expect(told("heavy: EVQK, light: DIQ, lysines: 3").issues[0]).toMatchObject({
    code: "compound.sequence-differs",
    severity: "warning",
    write: "2",
  });
});

test("trastuzumab has the chains, mass, lysines and cysteines of its source", () => {
  const { antibody } = registry.get("T-DM1")!;
  const { mass: _, lysines: __, cysteines: ___, ...chains } = antibody;
  const told = new Map(
    describeCompound({ ...registry.get("AVE1642")!, antibody: chains }).map(({ what, value }) => [
      what,
      value,
    ]),
  );
  // Counted and weighed elsewhere (adcnet2025): 145,422 Da, 90 lysines, 32 cysteines in 16 disulfides.
  expect(told.get("mass of the antibody")).toBe("145422 Da, without glycans, of its sequence");
  expect(told.get("lysines")).toBe("90");
  expect(told.get("cysteines")).toBe("32, all in disulfides");
  expect(told.get("sequences")).toBe("heavy chain of 450, light chain of 214 amino acids");
});

test("more disulfides than cysteines can make are refused, and counts that differ from sequences are warnings", () => {
  const told = (antibody: string) =>
    readCompound({ path: "a.yaml", text: `name: a\nantibody: { name: a, target: t, ${antibody} }` }).issues;
  expect(told("cysteines: 30, disulfides: 16")[0]).toMatchObject({
    code: "compound.cysteines",
    write: "disulfides: 15",
  });
  expect(told("heavy: EVCCK, light: DIQC, cysteines: 4")[0]).toMatchObject({
    code: "compound.sequence-differs",
    found: "4 cysteines are stated, and the sequences hold 6",
  });
});

test("of every compound the registry says what is known, and of every conjugate what is not", () => {
  for (const { name, facts, antibody, lot, linker } of compounds) {
    expect(facts.filter(({ mark }) => mark === "reported").length, name).toBeGreaterThan(0);
    expect(
      facts.some(({ mark }) => mark === "unknown"),
      name,
    ).toBe(true);
    const unknown = facts
      .filter(({ mark }) => mark === "unknown")
      .map(({ what }) => what)
      .join("; ");
    if (!antibody.isotype && name !== "huC242-SMCC-DM1") expect(`${name}: ${unknown}`).toMatch(/isotype/);
    if (linker && !lot) expect(`${name}: ${unknown}`).toMatch(/load/);
  }
});

test("a naked antibody is a compound, and the file above is one without a problem", () => {
  expect(readCompound({ path: "a.yaml", text: conjugate() }).issues).toEqual([]);
  const naked = conjugate({ linker: "", payload: "", lot: "", mass: "" });
  expect(readCompound({ path: "a.yaml", text: naked }).compound?.lot).toBeUndefined();
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
