import { type Issue, readYaml, type SourceFile } from "../source/index.ts";
import { type Compound, compoundSchema } from "./types.ts";

/** Reads a compound file (YAML); every problem at once. Never throws. */
export function readCompound(source: SourceFile): {
  readonly compound?: Compound;
  readonly issues: readonly Issue[];
} {
  const { value, issues } = readYaml(source, compoundSchema);
  return value ? { compound: value, issues } : { issues };
}
