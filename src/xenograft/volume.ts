/** A way to a volume from caliper lengths. */
export interface VolumeFormula {
  readonly name: string;
  readonly equation: string;
  /** Which lengths it takes. */
  readonly needs: readonly ("length" | "width" | "height")[];
  /** mm³ from mm; length is the larger of the two across. */
  readonly volume: (length: number, width: number, height: number) => number;
}

/**
 * The formulas in use. Half of L W² takes the tumour as a cylinder cut to measure and is the usual one; π/6 L W² and π/6 L W H are ellipsoids and
 * 4.7 % larger for the same lengths. Caliper volumes scatter by about 20 % whatever the formula (`tomayko1989`).
 */
export const volumeFormulas: Readonly<Record<string, VolumeFormula>> = {
  "L*W^2/2": {
    name: "L*W^2/2",
    equation: "V = L W²/2",
    needs: ["length", "width"],
    volume: (length, width) => (length * width * width) / 2,
  },
  "pi/6*L*W^2": {
    name: "pi/6*L*W^2",
    equation: "V = π/6 L W²",
    needs: ["length", "width"],
    volume: (length, width) => (Math.PI / 6) * length * width * width,
  },
  "pi/6*L*W*H": {
    name: "pi/6*L*W*H",
    equation: "V = π/6 L W H",
    needs: ["length", "width", "height"],
    volume: (length, width, height) => (Math.PI / 6) * length * width * height,
  },
};

/**
 * The volume of a tumour, mm³, from two lengths across and, where the formula needs it, its height, mm. Length and width may be
 * given in either order: the larger one is the length.
 * @throws RangeError for a formula that is not there.
 */
export function caliperVolume(formula: string, across: number, other: number, height = Number.NaN): number {
  const found = volumeFormulas[formula];
  if (!found)
    throw new RangeError(
      `no volume formula "${formula}"; there are ${Object.keys(volumeFormulas).join(", ")}`,
    );
  return found.volume(Math.max(across, other), Math.min(across, other), height);
}
