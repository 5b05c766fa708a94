import { isProblem } from "../../units/index.ts";
import { type Answer, compoundFromFile, tellIssues } from "./find.ts";
import { openInNode, structureOf } from "./structure.ts";

/** `tapworks compounds check`: every problem of a compound file; structures of its own are read by the toolkit. */
export async function check(path: string, answer: Answer): Promise<void> {
  const compound = compoundFromFile(path, answer);
  if (!compound) return;
  const own = compound.linker?.smiles ?? compound.payload?.smiles;
  const smiles = own === undefined ? undefined : structureOf(compound);
  if (smiles !== undefined) {
    const read = (await openInNode()).read(smiles, { attachments: true });
    if (isProblem(read)) {
      const issue = {
        code: `compound.${read.code}`,
        severity: "error",
        where: { file: path, path: "the structure of one drug on its amino acid" },
        found: `${smiles}: ${read.problem}`,
        needed: read.needed,
        ...(read.write === undefined ? {} : { write: read.write }),
      } as const;
      tellIssues([issue], answer);
      return;
    }
  }
  if (answer.json) process.stdout.write(`${JSON.stringify({ event: "checked", compound: compound.name })}\n`);
  else process.stdout.write(`${path}: ${compound.name}, ready to use.\n`);
}
