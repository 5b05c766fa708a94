import type { Compound } from "../../compound/index.ts";
import { type Issue, openYaml } from "../../source/index.ts";
import { isProblem } from "../../units/index.ts";
import { readText } from "../files.ts";
import { type Answer, compoundFromFile, tellIssues } from "./find.ts";
import { openInNode, structureOf } from "./structure.ts";

/** `tapworks compounds check`: every problem of a compound file; structures of its own are read by the toolkit. */
export async function check(path: string, answer: Answer): Promise<void> {
  const compound = compoundFromFile(path, answer);
  if (!compound) return;
  const issue = await structureIssue(path, compound);
  if (issue) tellIssues([issue], answer);
  else if (answer.json)
    process.stdout.write(`${JSON.stringify({ event: "checked", compound: compound.name })}\n`);
  else process.stdout.write(`${path}: ${compound.name}, ready to use.\n`);
}

/** What the toolkit says of one drug on its amino acid, where the file gives a structure; at the SMILES in the file. */
async function structureIssue(path: string, compound: Compound): Promise<Issue | undefined> {
  const part = compound.linker?.smiles !== undefined ? "linker" : "payload";
  if (compound[part]?.smiles === undefined) return undefined;
  const smiles = structureOf(compound);
  if (smiles === undefined) return undefined;
  const read = (await openInNode()).read(smiles, { attachments: true });
  if (!isProblem(read)) return undefined;
  return {
    code: `compound.${read.code}`,
    severity: "error",
    where: openYaml({ path, text: readText(path) ?? "" }).place([part, "smiles"]),
    found: `the drug on its amino acid, ${smiles}, cannot be: ${read.problem}`,
    needed: read.needed,
    ...(read.write === undefined ? {} : { write: read.write }),
  };
}
