import type { Figure, Panel } from "../../figure/index.ts";
import type { Catabolite } from "../catabolite-tree.ts";
import type { Drawing, DrawnTree } from "../drawing/drawing.ts";
import { type SizedSketch, sketchOf } from "../drawing/sketch.ts";
import { printFormula } from "../formula.ts";
import { adductNamed, mzOf } from "../ions.ts";
import type { Compartment } from "../rules/types.ts";
import { placesOnly } from "./looks.ts";

/** In px: a panel, room above a drawing and for the words below it, the longest and the shortest bond. */
const px = { width: 318, height: 205, above: 10, words: 34, bond: 13, leastBond: 8 };

/** The free catabolites of some trees, each once, drawn with every atom; formula and protonated ion below. */
export function structuresFigure(trees: readonly DrawnTree[], compartments: readonly Compartment[]): Figure {
  const drawn = new Map(trees.flatMap((tree) => freeSpecies(tree, compartments)));
  const panels = [...drawn.values()].map(({ species, drawing }) => panelOf(species, drawing));
  const columns = Math.min(3, panels.length);
  return {
    title: "Structures of the free catabolites",
    x: { ...placesOnly, domain: [0, px.width] },
    y: { ...placesOnly, domain: [-px.height - px.words, px.above] },
    marks: [],
    panels,
    columns,
    legend: { show: "none" },
    width: (px.width + 18) * columns + 24,
    panelHeight: px.above + px.height + px.words,
    description: `Structures of ${[...drawn.keys()].join(", ")}.`,
  };
}

interface Drawn {
  readonly species: Catabolite;
  readonly drawing: Drawing;
}

function freeSpecies(
  { species, steps, drawings }: DrawnTree,
  compartments: readonly Compartment[],
): readonly (readonly [string, Drawn])[] {
  const here = new Set(
    steps.filter(({ compartment }) => compartments.includes(compartment)).map((step) => step.species),
  );
  return species
    .filter(({ name, permeability }) => permeability !== "bound to protein" && here.has(name))
    .map((each) => [each.name, { species: each, drawing: drawings[each.name]! }]);
}

const protonated = adductNamed("[M+H]+");

function panelOf({ name, formula }: Catabolite, { full }: Drawing): Panel {
  const { sketch } = fitted(full);
  const middle = px.width / 2;
  return {
    title: name,
    marks: [
      { mark: "sketch", x: [middle], y: [-px.height / 2], sketches: [sketch] },
      {
        mark: "text",
        anchor: "start",
        x: [0, 0],
        y: [-px.height - 8, -px.height - 23],
        text: [printFormula(formula), `${protonated.name} ${mzOf(formula, protonated).toFixed(4)}`],
      },
    ],
  };
}

/** The drawing with bonds as long as the panel lets them be. */
function fitted(layout: Drawing["full"]): SizedSketch {
  const whole = sketchOf(layout, { bondPx: px.bond, origin: "middle" });
  const share = Math.min(1, px.width / whole.width, px.height / whole.height);
  return share === 1
    ? whole
    : sketchOf(layout, { bondPx: Math.max(px.leastBond, px.bond * share * 0.97), origin: "middle" });
}
