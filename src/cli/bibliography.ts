import { readFile } from "node:fs/promises";
import type { Work } from "../report/index.ts";

/** The works that sources are keys of. The file is part of the package; a test checks its shape. */
export const readBibliography = async (): Promise<Readonly<Record<string, Work>>> =>
  JSON.parse(await readFile(new URL("../../reference/bibliography.json", import.meta.url), "utf8")) as Record<
    string,
    Work
  >;
