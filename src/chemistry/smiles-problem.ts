import type { Problem } from "../units/index.ts";

/** Why a SMILES cannot be used, with a stable code and where in the text. */
export interface SmilesProblem extends Problem {
  /** "smiles.bracket", "smiles.valence" ... */
  readonly code: string;
  /** Place of the offending token, counted from 1; left out when the whole text is meant. */
  readonly position?: number;
}

/** An atom of a SMILES text in the order in which toolkits number atoms. */
export interface AtomToken {
  readonly text: string;
  /** Counted from 0. */
  readonly at: number;
}

const atomToken = /\[[^\]]*\]|Br|Cl|[BCNOPSFIbcnops*]/g;

/** The atoms of a SMILES text in order. */
export const atomTokens = (smiles: string): readonly AtomToken[] =>
  [...smiles.matchAll(atomToken)].map((match) => ({ text: match[0], at: match.index }));

const problemAt = (
  code: string,
  token: string,
  at: number,
  problem: string,
  needed: string,
): SmilesProblem => ({
  code: `smiles.${code}`,
  problem: `"${token}" at position ${at + 1}: ${problem}`,
  needed,
  position: at + 1,
});

/** The wording of everything that can be wrong with a SMILES text. */
export const smilesProblems = {
  empty: (): SmilesProblem => ({
    code: "smiles.empty",
    problem: "the SMILES is empty",
    needed: "one molecule",
    write: '"CCO"',
  }),

  bracket: (token: string, at: number): SmilesProblem => {
    const closes = token === ")" || token === "]";
    return problemAt(
      "bracket",
      token,
      at,
      closes ? "closes a bracket that nothing opens" : "opens a bracket that nothing closes",
      "every bracket opened once and closed once",
    );
  },

  ring: (label: string, at: number): SmilesProblem =>
    problemAt("ring", label, at, "opens a ring that nothing closes", "every ring number twice"),

  component: (at: number, nComponents: number): SmilesProblem => ({
    ...problemAt(
      "components",
      ".",
      at,
      `parts ${nComponents} components, as of a salt or a mixture`,
      "one neutral molecule",
    ),
    write: "the component that is meant, in its neutral form",
  }),

  polymer: (token: string, at: number): SmilesProblem =>
    problemAt(
      "polymer",
      token,
      at,
      "stands for atoms that are not given, as in a polymer or a fragment",
      "every atom",
    ),

  symbol: (token: string, at: number): SmilesProblem =>
    problemAt("symbol", token, at, "is not SMILES here", "an atom, a bond, a branch or a ring number"),

  valence: (token: AtomToken, found: number): SmilesProblem =>
    problemAt("valence", token.text, token.at, `has ${found} bonds`, "no more bonds than the element forms"),

  aromatic: (tokens: readonly AtomToken[]): SmilesProblem =>
    problemAt(
      "aromatic",
      tokens.map(({ text }) => text).join(""),
      tokens[0]?.at ?? 0,
      "an aromatic ring without a way to place its double bonds",
      "the hydrogen on an aromatic nitrogen ([nH]), or the ring in upper case with its double bonds",
    ),

  stereocentre: (token: AtomToken): SmilesProblem => ({
    ...problemAt(
      "stereo-lost",
      token.text,
      token.at,
      "says a configuration, but the atom does not have four different neighbours",
      "@ only on stereocentres",
    ),
    write: `"${token.text.replace(/@+/, "").replace(/^\[([BCNOPS])H?\]$/, "$1")}", or the neighbours that make it a centre`,
  }),

  doubleBond: (token: string, at: number): SmilesProblem =>
    problemAt(
      "stereo-lost",
      token,
      at,
      "says a configuration, but no double bond takes it",
      "a / or \\ on both sides of a double bond with two different neighbours",
    ),

  charge: (charge: number): SmilesProblem => ({
    code: "smiles.charge",
    problem: `the molecule has the charge ${charge > 0 ? `+${charge}` : charge}`,
    needed: "the neutral molecule; ions are made from it",
    write: "C(=O)O for C(=O)[O-], N for [NH3+]",
  }),

  isotope: (token: AtomToken): SmilesProblem =>
    problemAt("isotope", token.text, token.at, "is a labelled atom", "natural isotopes"),

  element: (token: AtomToken, known: readonly string[]): SmilesProblem =>
    problemAt(
      "element",
      token.text,
      token.at,
      "is an element without masses here",
      `one of ${known.join(" ")}`,
    ),

  other: (message: string): SmilesProblem => ({
    code: "smiles.unreadable",
    problem: `the SMILES cannot be read: ${message}`,
    needed: "SMILES of one molecule",
  }),
};
