/** Heights of text in px of 1/96 inch: 12 px is 9 pt on paper at the default width of 16 cm. */
export const fontSize = { title: 14, body: 12, axis: 12.5 } as const;

/** Distance of two lines of text, in multiples of the font size. */
export const lineHeight = 1.3;

const narrow = new Set(" !'(),-./:;I[\\]`fijlrt{|}·\u2009");
const wide = new Set("%@MWm—…");
const widest = /[\u1100-\uffdc]|\p{Extended_Pictographic}/u;

const emOf = (character: string): number => {
  if (narrow.has(character)) return 0.36;
  if (wide.has(character)) return 1;
  if (widest.test(character)) return 1.15;
  return /[\p{Lu}]/u.test(character) ? 0.78 : 0.6;
};

/** The width in px that a text needs at most in common sans-serif faces: an estimate on the long side. */
export function textWidth(text: string, size: number, bold = false): number {
  let em = 0;
  for (const character of text) em += emOf(character);
  return em * size * (bold ? 1.06 : 1);
}

/** Lines no wider than `width` px, broken at spaces; a word longer than a line is broken where it must be. */
export function wrapText(text: string, width: number, size: number, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).flatMap((word) => breakWord(word, width, size, bold))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === "" ? lines : [...lines, line];
}

function breakWord(word: string, width: number, size: number, bold: boolean): readonly string[] {
  if (textWidth(word, size, bold) <= width) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece !== "" && textWidth(piece + character, size, bold) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}
