import { boundSmiles, drawingOf, openToolkit, sketchOf, type Toolkit } from "../../chemistry/index.ts";
import { type Compound, conjugateOf } from "../../compound/index.ts";
import { type Figure, renderFigure } from "../../figure/index.ts";

/** SMILES of one drug on its amino acid, `*` for the rest of the antibody; undefined where a structure is not known. */
export function structureOf(compound: Compound): string | undefined {
  const conjugate = conjugateOf(compound);
  return conjugate && boundSmiles(conjugate);
}

/** RDKit in Node; takes a second or so, so only when a structure is read or drawn. */
export async function openInNode(): Promise<Toolkit> {
  const { default: initRDKit } = await import("@rdkit/rdkit");
  return openToolkit(() => initRDKit.default());
}

/** In px: the size a drawing should fill, and the longest bond. */
const size = { width: 900, height: 480, bond: 30 };

/** The structure as an SVG file of its own; maytansinoids lie alike, the antibody is one word. */
export function drawing(toolkit: Toolkit, title: string, smiles: string): string {
  const { full } = drawingOf(toolkit, smiles);
  const whole = sketchOf(full, { bondPx: size.bond, origin: "middle" });
  const share = Math.min(1, size.width / whole.width, size.height / whole.height);
  const { sketch, height } = sketchOf(full, { bondPx: size.bond * share, origin: "middle" });
  const axis = { label: "", unit: "", scale: "linear", ticks: [] } as const;
  const figure: Figure = {
    title,
    x: { ...axis, domain: [0, size.width] },
    y: { ...axis, domain: [-height, 0] },
    marks: [{ mark: "sketch", x: [size.width / 2], y: [-height / 2], sketches: [sketch] }],
    width: size.width + 50,
    panelHeight: height,
    description: `Structure of ${title}: ${smiles}`,
  };
  return renderFigure(figure, { theme: "system" });
}
