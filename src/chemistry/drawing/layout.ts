/** A molecule laid out on paper. Plain data, small enough to be kept. */
export interface Layout {
  /** x and y of one atom after the other, in hundredths of a bond's length, y downwards. */
  readonly places: readonly number[];
  /** Atoms that are written out, all but carbon: which, its symbol or the name it stands for, its hydrogens. */
  readonly labels: readonly (readonly [atom: number, text: string, nHydrogens: number])[];
  /** Three numbers a bond: the atoms it joins, and its kind (see {@link bondKinds}). A wedge is narrow at the first. */
  readonly bonds: readonly number[];
}

/** Kinds of bonds in a {@link Layout}. */
export const bondKinds = { single: 1, double: 2, triple: 3, wedge: 4, hash: 5 } as const;

/** What the toolkit knows of an atom beside its place. */
export interface WrittenAtom {
  readonly symbol: string;
  readonly nHydrogens: number;
}

const configurations: Readonly<Record<string, number>> = { "1": bondKinds.wedge, "6": bondKinds.hash };

/**
 * Reads the places and bonds of an MDL molfile (V2000): y is turned downwards, lengths are divided by the median bond.
 *
 * @param atoms symbol (the empty text for a carbon that is not written) and hydrogens of each atom, in order.
 */
export function layoutOf(molblock: string, atoms: readonly WrittenAtom[]): Layout {
  const lines = molblock.split("\n");
  const counts = lines[3] ?? "";
  const [nAtoms, nBonds] = [Number(counts.slice(0, 3)), Number(counts.slice(3, 6))];
  const raw = lines
    .slice(4, 4 + nAtoms)
    .map((line) => [Number(line.slice(0, 10)), -Number(line.slice(10, 20))] as const);
  const bonds = lines.slice(4 + nAtoms, 4 + nAtoms + nBonds).map(bondOf);
  const lengths = bonds.map(([a, b]) => Math.hypot(raw[a]![0] - raw[b]![0], raw[a]![1] - raw[b]![1]));
  const unit = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 1;
  return {
    places: raw.flatMap(([x, y]) => [Math.round((100 * x) / unit), Math.round((100 * y) / unit)]),
    labels: atoms.flatMap(({ symbol, nHydrogens }, k) =>
      symbol === "" ? [] : [[k, symbol, nHydrogens] as const],
    ),
    bonds: bonds.flat(),
  };
}

function bondOf(line: string): readonly [number, number, number] {
  const [from, to, order, stereo] = [0, 3, 6, 9].map((at) => line.slice(at, at + 3).trim());
  return [Number(from) - 1, Number(to) - 1, configurations[stereo ?? ""] ?? Number(order)];
}

/** The same layout turned by half a circle; configurations stay what they are. */
export const turned = (layout: Layout): Layout => ({
  ...layout,
  places: layout.places.map((value) => 0 - value),
});
