import * as z from "zod";
import { compoundSchema } from "./types.ts";

/** JSON Schema (draft 2020-12) of compound files, for editors. Units, masses and structures are checked by `tapworks compounds check`. */
export const compoundJsonSchema = (): object => ({
  $id: "urn:tapworks:compound:1",
  title: "Tapworks compound",
  ...z.toJSONSchema(compoundSchema, { io: "input", unrepresentable: "any" }),
});
