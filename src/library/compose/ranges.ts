import type { Piece } from "./pieces.ts";

/** `index e = 1..n-1`, an index that ends where another one ends, or a few before or after. */
const led = /^(index\s+\w+\s*=\s*-?\d+\s*\.\.\s*)([A-Za-z_]\w*)\s*(?:([+-])\s*(\d+))?\s*$/;

/**
 * Ranges that end with that of another index, in numbers: where the composition gives n another range, what follows from n
 * goes with it. What cannot be found out stays, for the reader of models to report.
 */
export function withRangesInNumbers(pieces: readonly Piece[]): readonly Piece[] {
  const ends = new Map(
    pieces.flatMap(({ word, text }) => {
      const range = word === "index" ? /^index\s+(\w+)\s*=\s*-?\d+\s*\.\.\s*(-?\d+)\s*$/.exec(text) : null;
      return range ? [[range[1]!, Number(range[2])] as const] : [];
    }),
  );
  return pieces.map((piece) => {
    const [, start = "", name = "", sign, by = "0"] = (piece.word === "index" && led.exec(piece.text)) || [];
    const end = ends.get(name);
    if (end === undefined) return piece;
    return { ...piece, text: `${start}${end + (sign === "-" ? -1 : 1) * Number(by)}` };
  });
}
