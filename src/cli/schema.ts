import { compoundJsonSchema } from "../compound/index.ts";
import { studyJsonSchema } from "../study/index.ts";

/** `tapworks schema`: the JSON Schema of study files, or of compound files. */
export function schema(of: "study" | "compound"): void {
  const wanted = of === "compound" ? compoundJsonSchema() : studyJsonSchema();
  process.stdout.write(`${JSON.stringify(wanted, null, 2)}\n`);
}
