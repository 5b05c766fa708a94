import * as z from "zod";
import type { Path } from "./yaml.ts";

/** The keys that a schema's object at a path knows, for suggestions; empty where it is not an object. */
export function keysAt(schema: z.ZodType, path: Path): string[] {
  return objectsAt([schema], path).flatMap((object) => Object.keys(object.shape));
}

function objectsAt(schemas: readonly z.core.$ZodType[], path: Path): z.ZodObject[] {
  let here = schemas.flatMap(unwrap);
  for (const key of path) here = here.flatMap((schema) => inside(schema, key)).flatMap(unwrap);
  return here.filter((schema) => schema instanceof z.ZodObject);
}

function inside(schema: z.core.$ZodType, key: string | number): z.core.$ZodType[] {
  if (schema instanceof z.ZodObject) {
    const field = schema.shape[key];
    return field ? [field] : [];
  }
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodArray) return [schema.element];
  return [];
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return unwrap(schema.unwrap());
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}
