/** Files as users write them: YAML with line numbers, schemas, issues and their wording. */
export { type QuantityRule, quantityField, withRule } from "./fields.ts";
export { hasErrors, type Issue, type Place, printIssue, type SourceFile } from "./issue.ts";
export { nearest } from "./nearest.ts";
export { type Reading, readPart, readYaml } from "./read.ts";
export { show, valueAt } from "./wording.ts";
export { openYaml, type Path, type YamlText } from "./yaml.ts";
