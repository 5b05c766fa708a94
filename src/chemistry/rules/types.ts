import type { Formula } from "../formula.ts";

/** Where catabolism happens. `liver` stands for liver cells as a whole: uptake, lysosomes, cytosol, microsomes. */
export type Compartment = "plasma" | "lysosome" | "cytosol" | "liver";

/** How sure it is that the rule applies to conjugates. */
export type Evidence =
  /** Its products were identified for conjugates of this class. */
  | "reported"
  /** The reaction is known for close relatives; these products were not found in a source that was read. */
  | "expected";

/** A way in which a molecule changes, as a reaction pattern. */
export interface Rule {
  readonly name: string;
  /** One sentence: what happens, and under which condition it is applied. */
  readonly what: string;
  /** Reaction SMARTS with every atom of the substrate accounted for; `label` tells isomers apart. */
  readonly reactions: readonly { readonly smarts: string; readonly label?: string }[];
  /** Formula of all products − formula of the substrate: what reagents bring (negative: take). */
  readonly change: Formula;
  /** SMARTS that a substrate must not hold. */
  readonly unless: readonly string[];
  readonly compartments: readonly Compartment[];
  /**
   * The name of the product when it has no name of its own, from that of the substrate and the three letters of the amino acid
   * that carries the linker.
   */
  readonly nameFrom: (substrate: string, residue: string) => string;
  /** Whether products react further. Minor products whose own fate nobody described do not. */
  readonly followed: boolean;
  readonly evidence: Evidence;
  /** Keys of the bibliography. */
  readonly cite: readonly string[];
}
