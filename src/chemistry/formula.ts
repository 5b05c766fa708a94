import { isProblem, type Problem } from "../units/index.ts";
import { elements } from "./elements.ts";

/** Numbers of atoms by element. Counts may be negative in a difference of two formulas. Plain data. */
export type Formula = Readonly<Record<string, number>>;

const token = /([A-Z][a-z]?)|(\()|(\))|(\d+)|(.)/gu;

/** A formula being read: the groups that are open, the innermost last, and what a count would multiply. */
interface Reading {
  readonly text: string;
  readonly open: { readonly atoms: Formula; readonly at: number }[];
  atoms: Formula;
  last: Formula | undefined;
}

/**
 * Reads a molecular formula: "C38H54ClN3O10S", "Ca(OH)2". Elements in any order, round brackets, no charges.
 * Gives the offending text and its place when it cannot be read.
 */
export function readFormula(text: string): Formula | Problem {
  const reading: Reading = { text, open: [], atoms: {}, last: undefined };
  for (const match of text.matchAll(token)) {
    const problem = readToken(reading, match);
    if (problem) return problem;
  }
  settle(reading);
  const unclosed = reading.open.at(-1);
  if (unclosed) return problemAt(text, "(", unclosed.at, "a closing bracket for each opening one");
  if (Object.keys(reading.atoms).length === 0)
    return { problem: "the formula is empty", needed: "elements with counts", write: '"C6H12O6"' };
  return reading.atoms;
}

function readToken(reading: Reading, match: RegExpExecArray): Problem | undefined {
  const [found, symbol, opening, closing, count] = match;
  if (count !== undefined) return multiplyLast(reading, Number(count), match.index);
  settle(reading);
  if (symbol !== undefined) return readElement(reading, symbol, match.index);
  if (opening !== undefined) {
    reading.open.push({ atoms: reading.atoms, at: match.index });
    reading.atoms = {};
    return undefined;
  }
  if (closing !== undefined) return closeGroup(reading, match.index);
  return problemAt(reading.text, found, match.index, "element symbols, counts and round brackets");
}

function settle(reading: Reading): void {
  if (reading.last) reading.atoms = addFormulas(reading.atoms, reading.last);
  reading.last = undefined;
}

function readElement(reading: Reading, symbol: string, at: number): Problem | undefined {
  if (!elements.has(symbol))
    return problemAt(reading.text, symbol, at, `one of the elements ${[...elements.keys()].join(" ")}`);
  reading.last = { [symbol]: 1 };
  return undefined;
}

function multiplyLast(reading: Reading, n: number, at: number): Problem | undefined {
  if (!reading.last || n === 0)
    return problemAt(reading.text, String(n), at, "a count from 1 on, after an element or a closing bracket");
  reading.last = timesFormula(reading.last, n);
  settle(reading);
  return undefined;
}

function closeGroup(reading: Reading, at: number): Problem | undefined {
  const outer = reading.open.pop();
  if (!outer) return problemAt(reading.text, ")", at, "an opening bracket before it");
  reading.last = reading.atoms;
  reading.atoms = outer.atoms;
  return undefined;
}

const problemAt = (text: string, found: string, at: number, needed: string): Problem => ({
  problem: `"${found}" at position ${at + 1} of the formula "${text}"`,
  needed,
});

/** The formula with this text, for formulas that code names. @throws RangeError when it cannot be read. */
export function formula(text: string): Formula {
  const read = readFormula(text);
  if (isProblem(read)) throw new RangeError(`${read.problem}; needed: ${read.needed}`);
  return read;
}

/**
 * The same counts in the order of Hill: carbon, hydrogen, then the others by symbol; all by symbol where there is no carbon.
 */
export function hillOrder(atoms: Formula): Formula {
  const symbols = Object.keys(atoms).filter((symbol) => atoms[symbol] !== 0);
  const first = symbols.includes("C") ? ["C", "H"].filter((symbol) => symbols.includes(symbol)) : [];
  const rest = symbols.filter((symbol) => !first.includes(symbol)).sort();
  return Object.fromEntries([...first, ...rest].map((symbol) => [symbol, atoms[symbol]!]));
}

/** The formula as text in the order of Hill. Negative counts, as in a loss, keep their sign: "H-2". */
export const printFormula = (atoms: Formula): string =>
  Object.entries(hillOrder(atoms))
    .map(([symbol, n]) => `${symbol}${n === 1 ? "" : n}`)
    .join("");

/** The sum of two formulas, `times` times the second. Elements that cancel are left out. */
export function addFormulas(a: Formula, b: Formula, times = 1): Formula {
  const symbols = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Object.fromEntries(
    symbols
      .map((symbol): [string, number] => [symbol, (a[symbol] ?? 0) + times * (b[symbol] ?? 0)])
      .filter(([, n]) => n !== 0),
  );
}

/** n times a formula. */
export const timesFormula = (atoms: Formula, n: number): Formula => addFormulas({}, atoms, n);

/** Whether two formulas count the same atoms. */
export const sameFormula = (a: Formula, b: Formula): boolean =>
  Object.keys(addFormulas(a, b, -1)).length === 0;
