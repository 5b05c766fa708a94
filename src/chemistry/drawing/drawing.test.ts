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

const toolkit = await openToolkit(() => initRDKit.default());

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
