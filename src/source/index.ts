/** Files as users write them: YAML with line numbers, schemas, issues and their wording. */
export { hasErrors, type Issue, type Place, printIssue, type SourceFile } from "./issue.ts";
