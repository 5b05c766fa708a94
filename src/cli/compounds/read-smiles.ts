import { writeFile } from "node:fs/promises";
import { isProblem } from "../../units/index.ts";
import { exitCodes } from "../index.ts";
import type { Answer } from "./find.ts";
import { moleculeDetails } from "./molecule.ts";
import { printRows } from "./rows.ts";
import { drawing, openInNode } from "./structure.ts";

/** `tapworks compounds smiles`: what a molecule is and weighs, with `--svg` drawn; or what is wrong with its SMILES. */
export async function readSmiles(smiles: string, options: Answer & { readonly svg?: string }): Promise<void> {
  const toolkit = await openInNode();
  const read = toolkit.read(smiles);
  if (isProblem(read)) {
    if (options.json) process.stdout.write(`${JSON.stringify({ event: "issue", ...read })}\n`);
    const write = read.write === undefined ? "" : `\n  Write ${read.write}`;
    process.stderr.write(`${read.problem}; needed: ${read.needed}.${write}\n`);
    process.exitCode = exitCodes.badInput;
    return;
  }
  const details = moleculeDetails(toolkit, read);
  if (options.json) process.stdout.write(`${JSON.stringify({ event: "molecule", ...read, details })}\n`);
  else process.stdout.write(printRows(details.map(({ what, value }) => [what, value])));
  if (options.svg === undefined) return;
  await writeFile(options.svg, drawing(toolkit, read.smiles, read.smiles));
  process.stderr.write(`${options.svg} written.\n`);
}
