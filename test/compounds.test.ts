import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { registry } from "../src/compound/index.ts";
import { inFolder, root, tapworks } from "./run-cli.ts";

const mine = `name: my-adc
aliases: [mine]
antibody: { name: a, target: HER2, epitope: protein, mass: 145.4 kDa }
linker: { name: SPDB, releases: disulfide }
payload: { name: DM4, mass: 780.37 Da, adds: 880.51 Da }
lot: { dar: 3.8, mark: reported, why: our assay }
mass: 148.7 kDa
facts:
  - { what: antibodies of patients, mark: documented absent, source: our trial }
`;

const inFile = <T>(text: string, use: (path: string, folder: string) => T): T =>
  inFolder((folder) => {
    const path = join(folder, "mine.yaml");
    writeFileSync(path, text);
    return use(path, folder);
  });

const events = (out: string) =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test("compounds lists the registry with its linkers and drugs, with and without the word list", () => {
  const { code, out, err } = tapworks(["compounds"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  for (const name of registry.keys()) expect(out).toContain(name);
  for (const name of ["sulfo-SPDB", "SPDP", "DM3", "maytansine"]) expect(out).toContain(name);
  expect(tapworks(["compounds", "list"]).out).toBe(out);
  const listed = events(tapworks(["compounds", "--json"]).out);
  expect(listed.map(({ name }) => name)).toEqual([...registry.keys()]);
});

test("show finds a compound by any of its names, and says what is unknown and what is documented absent", () => {
  const { code, out } = tapworks(["compounds", "show", "imgn242"]);
  expect(code).toBe(0);
  expect(out).toContain("huC242-DM4 (compound)");
  expect(out).toMatch(/target +CanAg, a sialylated carbohydrate on MUC1 \(carbohydrate\)/);
  expect(out).toMatch(/1 mg of conjugate +6\.662 nmol of antibody, 23\.32 nmol and 18\.20 µg of DM4/);
  expect(out).toMatch(/clinically significant myelosuppression +documented absent/);
  expect(out).toMatch(/isotype +unknown/);
  expect(tapworks(["compounds", "show", "AVE1642"]).out).toMatch(/linker and drug +none: a naked antibody/);
});

test("show tells the masses of drugs and linkers", () => {
  const drug = tapworks(["compounds", "show", "dm4"]).out;
  expect(drug).toContain("780.37 Da");
  expect(drug).toContain("779.3218 Da");
  const linker = tapworks(["compounds", "show", "SMCC"]).out;
  expect(linker).toContain("C16H18N2O6");
  expect(linker).toContain("334.3");
  const [event] = events(tapworks(["compounds", "show", "DM3", "--json"]).out);
  expect(event).toMatchObject({ event: "drug", name: "DM3" });
});

test("show tells all about a catabolite: masses, ions, where it comes from, and by what its permeability is predicted", () => {
  const { code, out } = tapworks(["compounds", "show", "S-METHYL-DM4 sulfone"]);
  expect(code).toBe(0);
  expect(out).toContain("S-methyl-DM4 sulfone (catabolite)");
  expect(out).toMatch(/\[M\+H\]\+ +826\.3346/);
  expect(out).toMatch(/\[M\+Na\]\+ +848\.3165/);
  expect(out).toMatch(
    /from SPDB-DM4 +liver, from S-methyl-DM4 sulfoxide by S-oxidation to the sulfone \(reported\)/,
  );
  expect(out).toMatch(/across membranes +crosses \(predicted by a rule/);
  expect(tapworks(["compounds", "show", "DM4-SMe"]).out).toMatch(/\[M\+H\]\+ +826\.3168/);
});

test("a SMILES gives formula, masses and ions with what predicted log P; a bad one its offending token", () => {
  const { code, out } = tapworks(["compounds", "smiles", "OCC"]);
  expect(code).toBe(0);
  expect(out).toMatch(/formula +C2H6O\n/);
  // 2 × 12 + 6 × 1.00782503 + 15.99491462, and a proton.
  expect(out).toMatch(/monoisotopic mass +46\.0419 Da/);
  expect(out).toMatch(/\[M\+H\]\+ +47\.0491/);
  expect(out).toMatch(/log P, polar surface .*predicted: RDKit \d{4}/);
  expect(out).toMatch(/SMILES +CCO\n/);
  const bad = tapworks(["compounds", "smiles", "CC(=O)[O-].[Na+]"]);
  expect(bad.code).toBe(2);
  expect(bad.err).toContain('"." at position 11');
});

test("convert gives a dose as conjugate, antibody and drug, and says when a load is unknown", () => {
  const { code, out } = tapworks(["compounds", "convert", "huC242-DM4", "1.8 mg/kg"]);
  expect(code).toBe(0);
  // 1.8 mg/kg × 1.82 %.
  expect(out).toMatch(/32\.\d+ ug\/kg/);
  const [event] = events(
    tapworks(["compounds", "convert", "IMGN242", "300 ug/kg", "--of", "drug", "--json"]).out,
  );
  expect(Number(event!.conjugateMg)).toBeCloseTo(16.5, 1);
  const bad = tapworks(["compounds", "convert", "AVE9633", "3 mg"]);
  expect(bad.code).toBe(2);
  expect(bad.err).toContain("AVE9633 is unknown");
});

test("tree lists what a conjugate falls apart into, and keeps that of own structures for studies", () => {
  const known = tapworks(["compounds", "tree", "huC242-DM1"]);
  expect(known.code).toBe(0);
  expect(known.out).toMatch(/cytosol +DM1 +738\.2822 +Lys-SPP-DM1 +disulfide reduction +reported/);
  const text = mine.replace(
    "{ name: SPDB, releases: disulfide }",
    '{ name: short, releases: disulfide, smiles: "SCCC(=O){residue}" }',
  );
  inFile(text, (path, folder) => {
    const out = join(folder, "mine.jsonl");
    expect(tapworks(["compounds", "tree", path, "--out", out]).code).toBe(0);
    writeFileSync(
      join(folder, "study.yaml"),
      `tapworks: 1
title: own linker
seed: 1
compounds: { my-adc: mine.yaml }
steps:
  tree: { catabolites: { conjugates: [my-adc], trees: [mine.jsonl], compartments: [cytosol] } }
`,
    );
    const { code, err } = tapworks(["run", join(folder, "study.yaml"), "--out", join(folder, "results")]);
    expect({ code, failed: err.includes("FAILED") }).toEqual({ code: 0, failed: false });
    expect(readFileSync(join(folder, "results/index.html"), "utf8")).toContain("Lys-short-DM4");
  });
  const naked = tapworks(["compounds", "tree", "AVE1642"]);
  expect(naked.code).toBe(2);
  expect(naked.err).toContain("no structure is known of AVE1642");
});

test("a compound file of one's own is shown and compared like one of the registry", () => {
  inFile(mine, (path) => {
    expect(tapworks(["compounds", "show", path]).out).toContain("my-adc (compound)");
    const { code, out } = tapworks(["compounds", "compare", path, "T-DM1"]);
    expect(code).toBe(0);
    expect(out).toMatch(/≠ {2}linker/);
    const rows = events(tapworks(["compounds", "compare", path, "T-DM1", "--json"]).out);
    const row = (what: string) => rows.find((each) => each.what === what);
    expect(row("target")).toMatchObject({ first: "HER2 (protein)", same: true });
    expect(row("antibodies of patients")).toMatchObject({ second: "not recorded", same: false });
  });
});

test("check passes a good file, and reports every problem of a bad one with its line", () => {
  inFile(mine, (path) => expect(tapworks(["compounds", "check", path])).toMatchObject({ code: 0, err: "" }));
  const bad = mine
    .replace("145.4 kDa", "145.4 mg")
    .replace(/payload: .*\n/, "")
    .replace("documented absent", "absent");
  inFile(bad, (path) => {
    const { code, err } = tapworks(["compounds", "check", path]);
    expect(code).toBe(2);
    expect(err).toMatch(/mine\.yaml:3:\d+ {2}antibody\.mass/);
    expect(err).toContain("linker and lot without a payload");
    expect(err).toMatch(/:8:\d+ {2}facts\.0\.mark: found "absent"/);
    expect(err).not.toMatch(/\n\s+at /);
    const codes = events(tapworks(["compounds", "check", path, "--json"]).out).map((event) => event.code);
    expect(codes).toContain("compound.parts");
  });
});

/** SMILES of a linker, code, the offending token as the message names it. */
const structures: readonly (readonly [string, string, string])[] = [
  ["SCCN(C)(C)(C)C(=O){residue}", "compound.smiles.valence", '"N" at position 4'],
  ["SC[C@H](CC)CCC(=O){residue}", "", ""],
  ["SC[C@](C)(C)C(=O){residue}", "compound.smiles.stereo-lost", '"[C@]" at position 3'],
  ["SC/C(C)CC(=O){residue}", "compound.smiles.stereo-lost", '"/" at position 3'],
];

test.each(structures)("the linker %s gives %j", (smiles, code, token) => {
  const text = mine.replace(
    "{ name: SPDB, releases: disulfide }",
    `{ name: own, releases: acid, smiles: "${smiles}" }`,
  );
  inFile(text, (path) => {
    const { code: exit, out } = tapworks(["compounds", "check", path, "--json"]);
    const found = events(out);
    if (code === "") expect([exit, found.at(-1)?.event]).toEqual([0, "checked"]);
    else {
      expect(exit).toBe(2);
      const issue = found.find((event) => event.code === code);
      expect(issue?.found).toContain(token);
      expect(issue?.where).toMatchObject({ line: 4, path: "linker.smiles" });
    }
  });
});

test("masses that are not those of a structure of one's own are warnings with the mass to write", () => {
  const text = mine.replace(
    "{ name: SPDB, releases: disulfide }",
    '{ name: own, releases: disulfide, smiles: "SCCC(=O){residue}" }',
  );
  inFile(text, (path) => {
    const { code, err } = tapworks(["compounds", "check", path]);
    expect(code).toBe(0);
    // SPDB-DM4 less one CH2: 880.51 - 14.03.
    expect(err).toMatch(/warning: .*payload\.adds: .*880\.51 Da, and its structure weighs 866\.48 Da/);
    expect(err).not.toContain("the free drug");
  });
});

test("a name that nobody has exits with 2 and the nearest one", () => {
  for (const args of [
    ["show", "huC242-DM5"],
    ["compare", "T-DM1", "huC242-DM5"],
  ]) {
    const { code, err } = tapworks(["compounds", ...args]);
    expect(code).toBe(2);
    expect(err).toContain("Write huC242-DM4");
  }
  expect(tapworks(["compounds", "check", "nowhere.yaml"]).code).toBe(2);
});

test("structures of a conjugate, a drug and a linker are drawn as SVG; a naked antibody has none", () => {
  inFolder((folder) => {
    for (const name of ["huC242-DM4", "mirvetuximab soravtansine", "DM1", "SMCC", "S-methyl-DM1"]) {
      const path = join(folder, `${name}.svg`);
      expect(tapworks(["compounds", "show", name, "--svg", path]).code, name).toBe(0);
      const svg = readFileSync(path, "utf8");
      expect(svg).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
      // Bonds are one path; a bond or more per line of it.
      expect(svg.match(/M[\d.-]+ [\d.-]+L/g)!.length).toBeGreaterThan(10);
    }
    const path = join(folder, "naked.svg");
    const { code, err } = tapworks(["compounds", "show", "AVE1642", "--svg", path]);
    expect(code).toBe(2);
    expect(err).toContain("no structure is known of AVE1642");
    expect(existsSync(path)).toBe(false);
  });
});

test("the JSON Schema of compound files accepts good ones and refuses a misspelt key and a lone linker", () => {
  const schema = JSON.parse(tapworks(["schema", "compound"]).out) as object;
  const validate = new Ajv2020({ strict: false }).compile(schema);
  expect(validate(parse(mine))).toBe(true);
  expect(validate(parse(mine.replace("epitope", "epitop")))).toBe(false);
  expect(validate(parse(mine.replace(/payload: .*\n/, "")))).toBe(false);
  for (const [, block = ""] of readFileSync(join(root, "docs/compounds.md"), "utf8").matchAll(
    /```yaml\n(name:.*?)```/gs,
  ))
    expect(validate(parse(block))).toBe(true);
  for (const compound of registry.values()) {
    const printed = JSON.stringify(compound, (_, value) =>
      typeof value === "object" && value !== null && "unit" in value ? `${value.value} ${value.unit}` : value,
    );
    expect(validate(JSON.parse(printed)), compound.name).toBe(true);
  }
  expect(tapworks(["schema"]).out).toBe(tapworks(["schema", "study"]).out);
});
