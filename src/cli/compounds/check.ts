import type { SmilesProblem } from "../../chemistry/index.ts";
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

/**
 * The problem with the place counted in the SMILES of the file where the token stands there; otherwise with the joined SMILES in which
 * it was found.
 */
function inFile(own: string, joined: string, { problem, position }: SmilesProblem): string {
  const [before = "", after = ""] = own.split(/\{(?:linker|residue)\}/);
  const start = joined.indexOf(before);
  const end = after === "" ? -1 : joined.indexOf(after, start + before.length);
  const at = (position ?? 0) - 1;
  const place =
    at >= start && at < start + before.length
      ? at - start + 1
      : end >= 0 && at >= end && at < end + after.length
        ? at - end + own.length - after.length + 1
        : undefined;
  if (start < 0 || place === undefined) return `one drug on its amino acid, ${joined}: ${problem}`;
  return `once joined to the rest of the molecule, ${problem.replace(`position ${position}`, `position ${place}`)}`;
}

/** What the toolkit says of one drug on its amino acid, where the file gives a structure; at the SMILES in the file. */
async function structureIssue(path: string, compound: Compound): Promise<Issue | undefined> {
  const part = compound.linker?.smiles !== undefined ? "linker" : "payload";
  const own = compound[part]?.smiles;
  if (own === undefined) return undefined;
  const smiles = structureOf(compound);
  if (smiles === undefined) return undefined;
  const read = (await openInNode()).read(smiles, { attachments: true });
  if (!isProblem(read)) return undefined;
  return {
    code: `compound.${read.code}`,
    severity: "error",
    where: openYaml({ path, text: readText(path) ?? "" }).place([part, "smiles"]),
    found: inFile(own, smiles, read),
    needed: read.needed,
    ...(read.write === undefined ? {} : { write: read.write }),
  };
}
