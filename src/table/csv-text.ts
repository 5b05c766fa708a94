/** The characters that may stand between the cells of a row. */
export type Separator = "," | ";" | "\t";

/** The cells of a delimited text, row after row in one list, with the place of each in the text. */
export interface CsvCells {
  readonly texts: readonly string[];
  /** Offset of each cell in the text. */
  readonly offsets: readonly number[];
  /** Whether the cell was in quotes: then it is meant literally. */
  readonly quoted: readonly boolean[];
  /** Row k has the cells from rowStarts[k] up to rowStarts[k + 1]. */
  readonly rowStarts: readonly number[];
  /** Quotes that do not follow the rules. */
  readonly faults: readonly CsvFault[];
}

/** A quotation mark out of place. */
export interface CsvFault {
  readonly kind: "unclosed quote" | "text after quote";
  readonly offset: number;
}

interface Scanner {
  readonly text: string;
  readonly separator: Separator;
  at: number;
  readonly texts: string[];
  readonly offsets: number[];
  readonly quoted: boolean[];
  readonly rowStarts: number[];
  readonly faults: CsvFault[];
}

/**
 * Splits a text into cells by the rules of RFC 4180 (`shafranovich2005`), and more: rows may end in LF, CRLF or CR, spaces around a
 * cell without quotes are dropped, blank lines are skipped, a quotation mark inside an unquoted cell is itself.
 * @param maxRows stops after so many rows.
 */
export function splitCells(text: string, separator: Separator, maxRows = Number.POSITIVE_INFINITY): CsvCells {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const scanner: Scanner = {
    text,
    separator,
    at: start,
    texts: [],
    offsets: [],
    quoted: [],
    rowStarts: [0],
    faults: [],
  };
  while (scanner.at < text.length && scanner.rowStarts.length <= maxRows) readRow(scanner);
  return scanner;
}

function readRow(scanner: Scanner): void {
  const { text, separator, texts, quoted, rowStarts } = scanner;
  const first = rowStarts.at(-1)!;
  for (;;) {
    readCell(scanner);
    if (text[scanner.at] !== separator) break;
    scanner.at += 1;
  }
  if (text[scanner.at] === "\r" && text[scanner.at + 1] === "\n") scanner.at += 1;
  scanner.at += 1;
  const blank = texts.length === first + 1 && texts[first] === "" && !quoted[first];
  if (blank) dropCell(scanner);
  else rowStarts.push(texts.length);
}

function dropCell({ texts, offsets, quoted }: Scanner): void {
  texts.pop();
  offsets.pop();
  quoted.pop();
}

function readCell(scanner: Scanner): void {
  const { text } = scanner;
  let start = scanner.at;
  while (text[start] === " ") start += 1;
  if (text[start] === '"') readQuoted(scanner, start);
  else readPlain(scanner);
}

function readPlain(scanner: Scanner): void {
  const { at, text } = scanner;
  const end = endOfPlain(scanner, at);
  addCell(scanner, text.slice(at, end).trim(), at, false);
  scanner.at = end;
}

function endOfPlain({ text, separator }: Scanner, from: number): number {
  let end = from;
  while (end < text.length) {
    const character = text[end];
    if (character === separator || character === "\n" || character === "\r") break;
    end += 1;
  }
  return end;
}

function readQuoted(scanner: Scanner, start: number): void {
  const { text, faults } = scanner;
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) {
    faults.push({ kind: "unclosed quote", offset: start });
    close = text.length;
  }
  const content = text.slice(start + 1, close).replaceAll('""', '"');
  scanner.at = Math.min(close + 1, text.length);
  const end = endOfPlain(scanner, scanner.at);
  const rest = text.slice(scanner.at, end).trim();
  if (rest !== "") faults.push({ kind: "text after quote", offset: scanner.at });
  addCell(scanner, content + rest, start, true);
  scanner.at = end;
}

function addCell(scanner: Scanner, text: string, offset: number, quoted: boolean): void {
  scanner.texts.push(text);
  scanner.offsets.push(offset);
  scanner.quoted.push(quoted);
}

const sampleRows = 30;

/**
 * The separator under which the first rows have the most even number of cells, more than one; a comma when none has.
 */
export function detectSeparator(text: string): Separator {
  let best: { separator: Separator; even: number; width: number } = { separator: ",", even: 0, width: 1 };
  for (const separator of [",", ";", "\t"] as const) {
    const { rowStarts } = splitCells(text, separator, sampleRows);
    const widths = rowStarts.slice(1).map((end, k) => end - rowStarts[k]!);
    const width = widths[0] ?? 0;
    const even = widths.filter((other) => other === width).length / Math.max(1, widths.length);
    const better = even > best.even || (even === best.even && width > best.width);
    if (width > 1 && better) best = { separator, even, width };
  }
  return best.separator;
}

/** A function from offsets to lines and columns, both from 1. */
export function placeFinder(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= [0, ...Array.from(text.matchAll(/\r\n|\n|\r/g), (match) => match.index + match[0].length)];
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const mark = low === 0 && text.startsWith("\uFEFF") ? 1 : 0;
    return { line: low + 1, column: offset - starts[low]! - mark + 1 };
  };
}
