import { readFileSync } from "node:fs";
import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { catabolites, drawTree, openToolkit, treeLines } from "../chemistry/index.ts";
import { conjugateOf, registry } from "../compound/index.ts";
import { renderFigure } from "../figure/index.ts";
import { openYaml, readPart } from "../source/index.ts";
import type { PlanContext, Tables } from "../step/index.ts";
import { rowObjects } from "../table/index.ts";
import { catabolitesOptions } from "./options.ts";
import { catabolitesStep } from "./step.ts";

const openedToolkit = await openToolkit(() => initRDKit.default());
const example = new URL("../../examples/catabolites/", import.meta.url);
const peaks = readFileSync(new URL("peaks.csv", example), "utf8");
const bibliography: object = JSON.parse(
  readFileSync(new URL("../../reference/bibliography.json", import.meta.url), "utf8"),
);

const context = (files: Readonly<Record<string, string>> = {}): PlanContext => ({
  stepName: "by-linker",
  seed: 1,
  compounds: new Map(),
  file: (path) => (path in files ? { path, text: files[path]! } : undefined),
  step: () => undefined,
  place: (...path) => ({ file: "study.yaml", line: 9, path: path.join(".") }),
});

const options = {
  conjugates: ["SPDB-DM4", "SPP-DM1", "SMCC-DM1"],
  peaks: { file: "peaks.csv", ppm: 5 },
};

/** Plans, splits, runs and collects as a study does; the piece goes through JSON, as between machines. */
function runStep(given: unknown): {
  tables: Tables;
  spec: NonNullable<ReturnType<typeof catabolitesStep.plan>["spec"]>;
} {
  const { spec, issues } = catabolitesStep.plan(
    catabolitesOptions.parse(given),
    context({ "peaks.csv": peaks }),
  );
  expect(issues).toEqual([]);
  const jobs = catabolitesStep.split(JSON.parse(JSON.stringify(spec)), {});
  const parts = jobs.map(({ piece }) => catabolitesStep.run(JSON.parse(JSON.stringify(piece)), {}));
  return { tables: catabolitesStep.collect(spec!, parts, {}), spec: spec! };
}

const { tables, spec } = runStep(options);

test("the example study gives these options", () => {
  const text = readFileSync(new URL("study.yaml", example), "utf8");
  const read = readPart(
    openYaml({ path: "study.yaml", text }),
    ["steps", "by-linker", "catabolites"],
    catabolitesOptions,
  );
  expect(read.issues).toEqual([]);
  expect(read.value?.conjugates).toEqual(options.conjugates);
});

test("the table holds every conjugate in every compartment, with masses where there is a molecule", () => {
  const rows = rowObjects(tables.catabolites!);
  expect(new Set(rows.map(({ linker }) => linker))).toEqual(new Set(options.conjugates));
  const row = rows.find(
    ({ species, compartment }) => species === "S-methyl-DM4 sulfone" && compartment === "liver",
  )!;
  expect(row).toMatchObject({
    parent: "S-methyl-DM4 sulfoxide",
    formula: "C39H56ClN3O12S",
    evidence: "reported",
  });
  expect(row["[M+H]+"]).toBeCloseTo(826.3346, 4);
  expect(row.monoisotopic).toBeCloseTo(825.3273, 4);
  const bound = rows.find(({ species }) => species === "mAb-SPDB-DM4")!;
  expect(bound).toMatchObject({ formula: "", permeability: "bound to protein", monoisotopic: Number.NaN });
});

test("the species of the simulation library are named by linker, with their molar masses", () => {
  const rows = rowObjects(tables.model_species!);
  expect(rows.map(({ linker, k, species }) => [linker, k, species])).toEqual([
    ["SPDB-DM4", 1, "Lys-SPDB-DM4"],
    ["SPDB-DM4", 2, "DM4"],
    ["SPDB-DM4", 3, "S-methyl-DM4"],
    ["SPP-DM1", 1, "Lys-SPP-DM1"],
    ["SPP-DM1", 2, "DM1"],
    ["SPP-DM1", 3, "S-methyl-DM1"],
    ["SMCC-DM1", 1, "Lys-SMCC-DM1"],
  ]);
  expect(rows[1]).toMatchObject({ module: "linker-spdb", with: "glutathionyl-DM4", permeability: "crosses" });
  expect(Number(rows[1]!.molar_mass)).toBeCloseTo(780.37, 2);
});

test("named results are the mass each conjugate adds and how many species it gives", () => {
  const values = new Map(rowObjects(tables.values!).map((row) => [row.name, row]));
  expect(values.get("SPDB-DM4.added")).toMatchObject({ unit: "Da" });
  expect(Number(values.get("SPDB-DM4.added")!.value)).toBeCloseTo(880.51, 1);
  expect(values.get("SMCC-DM1.species")!.value).toBe(6);
});

test("the peaks of the example are explained, and the calibrant's are not", () => {
  const rows = rowObjects(tables.peaks!);
  const count = (verdict: string) => rows.filter((row) => row.verdict === verdict).length;
  expect(count("not assigned")).toBe(3);
  expect(count("ambiguous")).toBe(0);
  // DM4 and N-desmethyl-S-methyl-DM4 have one formula.
  expect(count("isomers")).toBe(2);
  const sulfone = rows.find(({ species }) => species === "S-methyl-DM4 sulfone")!;
  expect(Math.abs(Number(sulfone.error_ppm))).toBeLessThan(5);
  expect(Number(sulfone.isotope_score)).toBeGreaterThan(0.99);
});

test("at 50 ppm the sulfone has the methyl disulfide as its rival", () => {
  const wide = runStep({ ...options, peaks: { file: "peaks.csv", ppm: 50 } });
  const row = rowObjects(wide.tables.peaks!).find(
    ({ species, ion }) => species === "S-methyl-DM4 sulfone" && ion === "[M+H]+",
  )!;
  expect(row.verdict).toBe("ambiguous");
  expect(row.rivals).toContain("DM4-SMe (methyl disulfide) [M+H]+");
});

test("figures draw, and show tables of the step", () => {
  const figures = catabolitesStep.figures(spec, tables);
  expect(figures.map(({ name }) => name)).toEqual([
    "trees",
    "plasma",
    "lysosome",
    "cytosol",
    "liver",
    "structures",
    "spectrum",
  ]);
  for (const { figure, shows } of figures) {
    expect(Object.keys(tables)).toContain(shows);
    expect(renderFigure(figure)).toMatch(/^<svg/);
  }
  expect(renderFigure(figures[0]!.figure)).toContain("Lys-SMCC-DM1");
});

test("methods and assumptions cite what the bibliography holds, and name what is only expected", () => {
  const cited = catabolitesStep.methods(spec).flatMap(({ cite }) => cite);
  expect(cited).toContain("erickson2006");
  for (const key of cited) expect(Object.keys(bibliography)).toContain(key);
  const assumed = catabolitesStep.assumptions(spec, tables).map(({ what }) => what);
  expect(assumed).toContain("mixed disulfide with glutathione occurs");
  expect(assumed.some((what) => what.startsWith("proteolysis"))).toBe(false);
});

test("fewer compartments give fewer rows and no peaks table without a peak list", () => {
  const few = runStep({ conjugates: ["SMCC-DM1"], compartments: ["lysosome"] }).tables;
  expect(new Set(rowObjects(few.catabolites!).map(({ compartment }) => compartment))).toEqual(
    new Set(["lysosome"]),
  );
  expect(few.peaks).toBeUndefined();
});

test("a peak file that is not there, or holds what cannot be, stops the plan with its place", () => {
  const plan = (files: Readonly<Record<string, string>>) =>
    catabolitesStep.plan(catabolitesOptions.parse(options), context(files));
  expect(plan({}).spec).toBeUndefined();
  expect(plan({}).issues[0]).toMatchObject({ code: "catabolites.no-file", where: { line: 9 } });
  const bad = plan({ "peaks.csv": "mz,intensity,charge\n780.3,1,1\n0,1,-1\n" });
  expect(bad.spec).toBeUndefined();
  expect(bad.issues.map(({ code }) => code)).toEqual(["peaks.mz", "peaks.polarity"]);
});

test("a compound of the study stands for its linker and payload", () => {
  const compounds = registry;
  const { spec: found, issues } = catabolitesStep.plan(
    catabolitesOptions.parse({ conjugates: ["huC242-DM4", "SPDB-DM4", "T-DM1"] }),
    { ...context(), compounds },
  );
  expect(issues).toEqual([]);
  expect(found?.conjugates).toEqual(["SPDB-DM4", "SMCC-DM1"]);
});

test("the mass that each compound of the registry says its drug adds is that of its structure", () => {
  for (const { name, payload } of registry.values()) {
    if (!payload) continue;
    const { spec: found } = catabolitesStep.plan(catabolitesOptions.parse({ conjugates: [name] }), {
      ...context(),
      compounds: registry,
    });
    const [added] = rowObjects(catabolitesStep.run(found!, {}).values!);
    // Two decimals, and atomic weights that differ by 1e-6 of the mass.
    expect(Math.abs(Number(added!.value) - payload.adds.value), name).toBeLessThan(0.0065);
  }
});

test("a conjugate that nobody knows is named, with those that are known", () => {
  const { spec: found, issues } = catabolitesStep.plan(
    catabolitesOptions.parse({ conjugates: ["SPDB-DM9"] }),
    context(),
  );
  expect(found).toBeUndefined();
  expect(issues[0]).toMatchObject({ code: "catabolites.unknown-conjugate", write: "SPDB-DM4" });
  expect(issues[0]?.needed).toContain("SMCC-DM1");
  expect(catabolitesOptions.safeParse({ conjugates: [] }).success).toBe(false);
});

const mine = (smiles: string) =>
  new Map([
    [
      "mine",
      {
        ...registry.get("huC242-DM4")!,
        name: "mine",
        linker: { name: "SPDB", releases: "disulfide", smiles },
      },
    ],
  ]);

test("a tree file gives the catabolites of a linker of one's own, whatever its name", () => {
  // One carbon less than SPDB: a tree that the rules made, kept as the command writes it.
  const toolkit = openedToolkit;
  const compounds = mine("SCCC(=O){residue}");
  const made = catabolites(toolkit, conjugateOf(compounds.get("mine")!)!);
  if ("problem" in made) throw new Error(made.problem);
  const files = { "mine.jsonl": `${treeLines([drawTree(toolkit, made)]).join("\n")}\n` };
  const planned = (given: object) =>
    catabolitesStep.plan(catabolitesOptions.parse({ conjugates: ["mine"], ...given }), {
      ...context(files),
      compounds,
    });
  const { spec: found, issues } = planned({ trees: ["mine.jsonl"] });
  expect(issues).toEqual([]);
  const piece = catabolitesStep.split(JSON.parse(JSON.stringify(found)), {})[0]!.piece;
  const own = catabolitesStep.run(piece, {});
  const adduct = rowObjects(own.catabolites!).find(({ species }) => species === "Lys-SPDB-DM4")!;
  expect(adduct.formula).toBe("C47H70ClN5O13S2");
  expect(catabolitesStep.figures(found!, own)).toHaveLength(6);
  // Without the file the known SPDB must not stand for it.
  expect(planned({}).issues[0]).toMatchObject({
    code: "catabolites.unknown-conjugate",
    write: "trees: [SPDB-DM4.jsonl]",
  });
});

test("a tree file that is none, or not there, is told with its line", () => {
  const planned = (text: string, name = "t.jsonl") =>
    catabolitesStep.plan(
      catabolitesOptions.parse({ conjugates: ["SPDB-DM4"], trees: [name] }),
      context({ "t.jsonl": text }),
    ).issues;
  expect(planned("hello")[0]).toMatchObject({ code: "catabolites.tree-file", where: { line: 1 } });
  expect(planned('{"step":{}}\n')[0]?.found).toContain("not a line of a catabolite tree");
  expect(planned("")[0]?.code).toBe("catabolites.tree-file");
  expect(planned("", "other.jsonl")[0]?.code).toBe("catabolites.no-file");
});

test("ions are of the polarity of the list, unless the study names them", () => {
  const ionsFor = (csv: string, ions?: readonly string[]) =>
    catabolitesStep.plan(catabolitesOptions.parse({ ...options, ions }), context({ "peaks.csv": csv })).spec
      ?.ions;
  expect(ionsFor("mz,intensity\n780.3291,1\n")).toEqual([
    "[M+H]+",
    "[M+Na]+",
    "[M+K]+",
    "[M+NH4]+",
    "[M+2H]2+",
  ]);
  expect(ionsFor("mz,intensity,charge\n778.3146,1,-1\n")).toEqual(["[M-H]-"]);
  expect(ionsFor("mz,intensity\n778.3146,1\n", ["[M-H]-"])).toEqual(["[M-H]-"]);
});

test("settings name what was chosen, defaults included", () => {
  const settings = new Map(catabolitesStep.settings(spec).map(({ name, value }) => [name, value]));
  expect(settings.get("compartments")).toBe("plasma, lysosome, cytosol, liver");
  expect(settings.get("peaks")).toBe("62 peaks, within 5 ppm");
});
