import type { Compound } from "../../compound/index.ts";
import { hasErrors, type Issue, openYaml } from "../../source/index.ts";
import { readText } from "../files.ts";
import { type Answer, compoundFromFile, tellIssues } from "./find.ts";
import { ownStructureIssues } from "./own-structure.ts";
import { openInNode } from "./structure.ts";

/** `tapworks compounds check`: every problem of a compound file; structures of its own are read by the toolkit. */
export async function check(path: string, answer: Answer): Promise<void> {
  const compound = compoundFromFile(path, answer);
  if (!compound) return;
  const issues = await structureIssues(path, compound);
  tellIssues(issues, answer);
  if (hasErrors(issues)) return;
  if (answer.json) process.stdout.write(`${JSON.stringify({ event: "checked", compound: compound.name })}\n`);
  else process.stdout.write(`${path}: ${compound.name}, ready to use.\n`);
}

/** Issues of structures that the file gives itself; without one the toolkit stays closed. */
async function structureIssues(path: string, compound: Compound): Promise<readonly Issue[]> {
  if (compound.linker?.smiles === undefined && compound.payload?.smiles === undefined) return [];
  const yaml = openYaml({ path, text: readText(path) ?? "" });
  return ownStructureIssues(await openInNode(), compound, (at) => yaml.place(at));
}
