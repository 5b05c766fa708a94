import * as z from "zod";
import { stepKinds } from "./kinds.ts";
import { studySchema } from "./schema.ts";

/** JSON Schema (draft 2020-12) of study files, for editors. Units and cross-references are checked by `tapworks check`. */
export function studyJsonSchema(): object {
  const options = { io: "input", unrepresentable: "any" } as const;
  const outer = z.toJSONSchema(studySchema, options);
  const kinds = Object.fromEntries(
    stepKinds.map((step) => {
      const { $schema: _, ...schema } = z.toJSONSchema(step.options, options);
      return [step.kind, { description: step.summary, ...schema }];
    }),
  );
  const step = {
    type: "object",
    properties: kinds,
    additionalProperties: false,
    minProperties: 1,
    maxProperties: 1,
  };
  const steps = { ...(outer.properties?.steps as object), additionalProperties: step };
  return {
    $id: "urn:tapworks:study:1",
    title: "Tapworks study",
    ...outer,
    properties: { ...outer.properties, steps },
  };
}
