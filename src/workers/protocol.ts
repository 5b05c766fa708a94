import type { Plain, Tables } from "../step/index.ts";

/** What a worker is asked: to hold tables that jobs read, or to run a job. */
export type Order =
  | { readonly kind: "inputs"; readonly inputs: Readonly<Record<string, Tables>> }
  | { readonly kind: "job"; readonly step: string; readonly piece: Plain };

/** What a worker answers. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "tables"; readonly tables: Tables }
  | { readonly kind: "failed"; readonly reason: string };
