import { studyJsonSchema } from "../study/index.ts";

/** `tapworks schema`: the JSON Schema of study files. */
export function schema(): void {
  process.stdout.write(`${JSON.stringify(studyJsonSchema(), null, 2)}\n`);
}
