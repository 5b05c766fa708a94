import type { Issue, Place, SourceFile } from "../../source/index.ts";
import type { Port } from "./ports.ts";

/** Finds the text of a module by name; undefined when there is none. */
export type FindModule = (name: string) => SourceFile | undefined;

/** One statement of what comes out. */
export interface Piece {
  readonly text: string;
  readonly origin: Place;
  readonly word: string;
  /** The name it defines. */
  readonly defines?: string;
  /** False for statements that came from a module. */
  readonly own: boolean;
}

/** A rule that parts of a composition must agree on, such as where a void fraction stands in an equation. */
export interface Convention {
  readonly name: string;
  readonly value: string;
  readonly by: string;
  readonly at: Place;
}

/** A text with its modules written out. */
export interface Flat {
  readonly pieces: readonly Piece[];
  readonly needs: readonly Port[];
  readonly conventions: readonly Convention[];
}

/** What writing out a text needs to know. */
export interface Context {
  readonly find: FindModule;
  /** Names of the modules there are, for messages. */
  readonly known: readonly string[];
  readonly issues: Issue[];
  /** Modules that are being written out, from the outside in. */
  readonly inside: readonly string[];
}

/** Adds an error to what is wrong with a composition. */
export function report(
  { issues }: Context,
  code: string,
  where: Place,
  found: string,
  needed: string,
  write?: string,
): void {
  issues.push({ code, severity: "error", where, found, needed, ...(write === undefined ? {} : { write }) });
}
