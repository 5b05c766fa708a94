import { hasErrors, type Issue, readYaml, type SourceFile } from "../source/index.ts";
import { togetherIssues } from "./together.ts";
import { type Compound, compoundSchema } from "./types.ts";

/** Reads a compound file (YAML); every problem at once. Never throws. */
export function readCompound(source: SourceFile): {
  readonly compound?: Compound;
  readonly issues: readonly Issue[];
} {
  const { value, issues: single, yaml } = readYaml(source, compoundSchema);
  const issues = yaml.issues.length > 0 ? single : [...single, ...togetherIssues(yaml)];
  return value && !hasErrors(issues) ? { compound: value, issues } : { issues };
}
