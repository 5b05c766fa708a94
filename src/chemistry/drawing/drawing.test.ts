import initRDKit from "@rdkit/rdkit";
import { expect, test } from "vitest";
import { renderFigure } from "../../figure/index.ts";
import {
  drawingOf,
  drawnTreeFigure,
  knownTrees,
  maytansinoidSmiles,
  openToolkit,
  sketchOf,
  structuresFigure,
} from "../index.ts";
import type { Layout } from "./layout.ts";

const rdkit = await initRDKit.default();
const toolkit = await openToolkit(async () => rdkit);

const count = (layout: Layout) => ({ atoms: layout.places.length / 2, bonds: layout.bonds.length / 3 });

test("a full drawing has every atom but hydrogens, and as many bonds as the rings ask for", () => {
  const { full } = drawingOf(toolkit, maytansinoidSmiles("CCC(C)(C)S"));
  // C38H54ClN3O10S: 53 heavy atoms; four rings (macrocycle, benzene, epoxide, carbinolamide) make 56 bonds.
  expect(count(full)).toEqual({ atoms: 53, bonds: 56 });
  expect(full.labels.filter(([, text]) => text === "S")).toEqual([[expect.any(Number), "S", 1]]);
});

test("a short drawing writes the core as May at the left, and keeps the ester side chain", () => {
  const { short } = drawingOf(toolkit, maytansinoidSmiles("CCC(C)(C)S"));
  // May, O, C(=O), CH, CH3, N, CH3, C(=O), CH2, CH2, C, CH3, CH3, S with two carbonyl O.
  expect(count(short)).toEqual({ atoms: 16, bonds: 15 });
  const xs = short.places.filter((_, k) => k % 2 === 0);
  const [may] = short.labels.find(([, text]) => text === "May")!;
  expect(xs[may]).toBe(Math.min(...xs));
});

test("the configuration of the alanine is a wedge or a hash in both drawings, and none where none is given", () => {
  const wedges = (layout: Layout) => layout.bonds.filter((kind, k) => k % 3 === 2 && kind >= 4).length;
  expect(wedges(drawingOf(toolkit, maytansinoidSmiles("CCS")).short)).toBe(1);
  expect(wedges(drawingOf(toolkit, "CC(N)C(=O)O").full)).toBe(0);
  expect(wedges(drawingOf(toolkit, "C[C@H](N)C(=O)O").full)).toBe(1);
});

test("an antibody is one word in the drawings of what is bound to it", () => {
  for (const { species, drawings } of knownTrees())
    for (const { name, permeability } of species) {
      const words = drawings[name]!.full.labels.filter(([, text]) => text === "mAb").length;
      expect(words, name).toBe(permeability === "bound to protein" ? 1 : 0);
    }
});

/** A layout as an MDL molfile, y upwards again: what another program would make of the drawing. */
function molfileOf({ places, labels, bonds }: Layout): string {
  const symbols = new Map(labels.map(([atom, text]) => [atom, text]));
  const field = (value: number | string, width: number) => String(value).padStart(width);
  const atoms = Array.from({ length: places.length / 2 }, (_, k) => {
    const [x, y] = [places[2 * k]! / 100, -places[2 * k + 1]! / 100];
    const symbol = (symbols.get(k) ?? "C").padEnd(3);
    return `${field(x.toFixed(4), 10)}${field(y.toFixed(4), 10)}    0.0000 ${symbol} 0  0`;
  });
  const lines = Array.from({ length: bonds.length / 3 }, (_, k) => {
    const [a, b, kind] = bonds.slice(3 * k, 3 * k + 3) as [number, number, number];
    const [order, stereo] = kind === 4 ? [1, 1] : kind === 5 ? [1, 6] : [kind, 0];
    return [a + 1, b + 1, order, stereo].map((value) => field(value, 3)).join("");
  });
  const counts = `${field(atoms.length, 3)}${field(lines.length, 3)}  0  0  0  0  0  0  0  0999 V2000`;
  return ["", "  test", "", counts, ...atoms, ...lines, "M  END", ""].join("\n");
}

test("what a drawing shows, wedges and double bonds included, is the molecule: read back it has the InChIKey", () => {
  const drawn = new Map(
    knownTrees().flatMap(({ species, drawings }) =>
      species
        .filter(({ inchiKey }) => inchiKey !== "")
        .map(({ name, inchiKey }) => [name, { inchiKey, full: drawings[name]!.full }] as const),
    ),
  );
  expect(drawn.size).toBeGreaterThan(20);
  for (const [name, { inchiKey, full }] of drawn) {
    const mol = rdkit.get_mol(molfileOf(full))!;
    expect(rdkit.get_inchikey_for_inchi(mol.get_inchi()), name).toBe(inchiKey);
    mol.delete();
  }
});

test("bonds of a kept layout are of one length, within the bends of a bridged ring", () => {
  for (const { drawings } of knownTrees())
    for (const { full } of Object.values(drawings))
      for (let k = 0; k < full.bonds.length; k += 3) {
        const [a, b] = [full.bonds[k]!, full.bonds[k + 1]!];
        const [dx, dy] = [0, 1].map((at) => full.places[2 * a + at]! - full.places[2 * b + at]!);
        expect(Math.hypot(dx!, dy!)).toBeGreaterThan(50);
        expect(Math.hypot(dx!, dy!)).toBeLessThan(200);
      }
});

test("a sketch stays within the size it states, and a hydrogen between two bonds stands above or below", () => {
  const { sketch, width, height } = sketchOf(drawingOf(toolkit, "CCNCC").full, {
    bondPx: 20,
    origin: "left",
  });
  expect(sketch.words.map(({ text }) => text)).toEqual(["N", "H"]);
  for (const line of sketch.lines)
    line.forEach((value, k) => {
      expect(value).toBeGreaterThanOrEqual(k % 2 === 0 ? -0.01 : -height / 2);
      expect(value).toBeLessThanOrEqual(k % 2 === 0 ? width + 0.01 : height / 2);
    });
});

test("letters of an amine face away from its bond", () => {
  const words = (smiles: string) =>
    sketchOf(drawingOf(toolkit, smiles).full, { bondPx: 20, origin: "left" }).sketch.words;
  const [amine] = words("NCCCCCCC(C)(C)C");
  expect([amine?.text, amine?.anchor]).toEqual(amine!.x < 40 ? ["H₂N", "end"] : ["NH₂", "start"]);
});

test("figures of structures hold a drawing of every species they name", () => {
  const trees = knownTrees().slice(0, 2);
  const structures = structuresFigure(trees, ["liver"]);
  expect(structures.panels?.map(({ title }) => title)).toContain("S-methyl-DM4 sulfone");
  expect(structures.panels?.map(({ title }) => title)).not.toContain("cysteinyl-DM4");
  for (const figure of [structures, drawnTreeFigure(trees, "liver")]) {
    const svg = renderFigure(figure);
    expect(svg).toMatch(/^<svg/);
    expect(svg).not.toMatch(/NaN|undefined/);
  }
});
