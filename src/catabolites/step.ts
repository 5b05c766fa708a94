import {
  type Compartment,
  type DrawnTree,
  drawnTreeFigure,
  knownTrees,
  readTreeLines,
  rules,
  spectrumFigure,
  structuresFigure,
  treeFigure,
} from "../chemistry/index.ts";
import type { Assumption, Job, Method, Plain, Setting, StepFigure, StepKind, Tables } from "../step/index.ts";
import { modelSpeciesTable } from "./model-species.ts";
import { type CatabolitesOptions, catabolitesOptions } from "./options.ts";
import { assignedOf, peakTable } from "./peak-table.ts";
import { planCatabolites } from "./plan.ts";
import type { CatabolitesSpec } from "./spec.ts";
import { cataboliteTable, valuesTable } from "./tables.ts";

/** The step `catabolites`: what conjugates fall apart into, with masses and ions, and which peaks are which. */
export const catabolitesStep: StepKind<CatabolitesOptions, CatabolitesSpec> = {
  kind: "catabolites",
  summary:
    "catabolites of conjugates by linker and compartment: structures, masses, ions; peaks of a spectrum explained",
  options: catabolitesOptions,
  needs: () => [],
  plan: planCatabolites,
  settings,
  split: (spec): readonly Job[] => [{ id: "all", piece: spec }],
  run: (piece) => tablesOf(asSpec(piece)),
  collect: (_, parts) => parts[0]!,
  figures,
  methods,
  assumptions,
};

/** What `split` made comes back as it was. */
const asSpec = (piece: Plain): CatabolitesSpec => piece as CatabolitesSpec;

function settings({ conjugates, compartments, ions, peaks }: CatabolitesSpec): readonly Setting[] {
  const always = [
    { name: "conjugates", value: conjugates.join(", ") },
    { name: "compartments", value: compartments.join(", ") },
  ];
  if (!peaks) return always;
  return [
    ...always,
    { name: "ions", value: ions.join(", ") },
    { name: "peaks", value: `${peaks.peaks.length} peaks, within ${peaks.ppm} ppm` },
  ];
}

function treesOf({ conjugates, ownTrees }: CatabolitesSpec): readonly DrawnTree[] {
  const all = [...readTreeLines(ownTrees), ...knownTrees()];
  return conjugates.map((name) => all.find(({ conjugate }) => conjugate === name)!);
}

function tablesOf(spec: CatabolitesSpec): Tables {
  const trees = treesOf(spec);
  const found = assignedOf(spec, trees);
  return {
    values: valuesTable(trees),
    catabolites: cataboliteTable(trees, spec.compartments),
    model_species: modelSpeciesTable(trees),
    ...(found ? { peaks: peakTable(found.peaks, found.assigned) } : {}),
  };
}

function figures(spec: CatabolitesSpec): readonly StepFigure[] {
  const trees = treesOf(spec);
  const overview: StepFigure = {
    name: "trees",
    caption: `What each conjugate falls apart into, by compartment. ${predicted}`,
    shows: "catabolites",
    figure: treeFigure(trees, spec.compartments),
  };
  const structures: StepFigure = {
    name: "structures",
    caption:
      "Every free catabolite of these conjugates once, with all its atoms. Configurations that the linker or the reaction leaves open are drawn without a wedge.",
    shows: "catabolites",
    figure: structuresFigure(trees, spec.compartments),
  };
  return [
    overview,
    ...spec.compartments.map((compartment) => drawnTree(trees, compartment)),
    structures,
    ...spectrum(spec, trees),
  ];
}

const predicted =
  "Membrane permeability is predicted from structure (charge at pH 7.4, Crippen log P), not measured.";

const drawnTree = (trees: readonly DrawnTree[], compartment: Compartment): StepFigure => ({
  name: compartment,
  caption: `What each conjugate gives in the ${compartment}, with m/z of [M+H]+ and the reaction that makes it. mAb: the antibody beyond the amino acid that carries the linker; May: maytansinol without the hydroxyl group at C3. ${predicted}`,
  shows: "catabolites",
  figure: drawnTreeFigure(trees, compartment),
});

function spectrum(spec: CatabolitesSpec, trees: readonly DrawnTree[]): readonly StepFigure[] {
  const found = assignedOf(spec, trees);
  if (!found) return [];
  return [
    {
      name: "spectrum",
      caption: `Peaks explained within ${spec.peaks?.ppm} ppm by ions of these catabolites; the highest ones labelled.`,
      shows: "peaks",
      figure: spectrumFigure(found.peaks, found.assigned),
    },
  ];
}

function methods(spec: CatabolitesSpec): readonly Method[] {
  const [first] = treesOf(spec);
  const enumeration: Method = {
    text: `Catabolites were enumerated by ${rules.length} named reaction patterns, each applied in the compartments where it is known or expected; masses by standard atomic weights and isotope masses; permeability class, log P and polar surface are predictions (${first?.predictor}).`,
    cite: [...new Set(["ciaaw2021", "nist144", ...used(spec).flatMap(({ cite }) => cite)])],
  };
  const assignment: Method = {
    text: `Peaks were assigned to monoisotopic ions within ${spec.peaks?.ppm} ppm and ranked by error and by the cosine between calculated and measured isotope patterns.`,
    cite: [],
  };
  return spec.peaks ? [enumeration, assignment] : [enumeration];
}

const used = (spec: CatabolitesSpec) =>
  treesOf(spec).flatMap(({ steps }) => steps.filter(({ compartment }) => isIn(spec, compartment)));

const isIn = ({ compartments }: CatabolitesSpec, compartment: Compartment): boolean =>
  compartments.includes(compartment);

/** Reactions that are expected rather than reported, each with what follows from it. */
function assumptions(spec: CatabolitesSpec): readonly Assumption[] {
  const expected = new Set(
    used(spec)
      .filter(({ evidence }) => evidence === "expected")
      .map(({ rule }) => rule),
  );
  return rules
    .filter(({ name }) => expected.has(name))
    .map(({ name, what, cite }) => ({
      what: `${name} occurs`,
      value: "expected, not reported for these conjugates",
      why: `${what} Source: ${cite.join(", ")}.`,
      sensitivity: "without it the species it makes are not in the tree",
    }));
}
