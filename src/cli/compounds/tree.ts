import { writeFile } from "node:fs/promises";
import {
  adductNamed,
  type CataboliteTree,
  catabolites,
  drawTree,
  mzOf,
  treeLines,
} from "../../chemistry/index.ts";
import { conjugateOf } from "../../compound/index.ts";
import { isProblem, type Problem } from "../../units/index.ts";
import { exitCodes } from "../index.ts";
import { type Answer, findCompound } from "./find.ts";
import { printRows } from "./rows.ts";
import { openInNode } from "./structure.ts";

/** `tapworks compounds tree`: the catabolite tree of a conjugate, made by the rules now; with `--out`, kept for studies. */
export async function tree(name: string, options: Answer & { readonly out?: string }): Promise<void> {
  const compound = findCompound(name, options);
  if (!compound) return;
  const conjugate = conjugateOf(compound);
  if (!conjugate)
    return refuse({
      problem: `no structure is known of ${compound.name}`,
      needed: "a linker and a drug with SMILES, or known ones",
    });
  if (conjugate.payload.marker === "")
    return refuse({
      problem: `the drug ${conjugate.payload.name} has a SMILES of its own and no marker`,
      needed: "payload.marker, a SMARTS of a part that its catabolites keep",
      write: "marker: Clc1ccccc1",
    });
  const toolkit = await openInNode();
  const made = catabolites(toolkit, conjugate);
  if (isProblem(made)) return refuse(made);
  if (options.json) process.stdout.write(`${JSON.stringify({ event: "tree", ...made })}\n`);
  else process.stdout.write(printRows(rowsOf(made)));
  if (options.out === undefined) return;
  await writeFile(options.out, `${treeLines([drawTree(toolkit, made)]).join("\n")}\n`);
  process.stderr.write(`${options.out} written.\n`);
}

function rowsOf({ steps, species }: CataboliteTree): readonly (readonly string[])[] {
  const protonated = adductNamed("[M+H]+");
  const rows = steps.map(({ compartment, species: name, parent, rule, evidence }) => {
    const { formula, permeability } = species.find((each) => each.name === name)!;
    const ion = permeability === "bound to protein" ? "" : mzOf(formula, protonated).toFixed(4);
    return [compartment, name, ion, parent === name ? "" : parent, rule, evidence, permeability];
  });
  return [["compartment", "species", "[M+H]+", "from", "by", "evidence", "across membranes"], ...rows];
}

function refuse({ problem, needed, write }: Problem): void {
  process.stderr.write(`${problem}; needed: ${needed}.${write === undefined ? "" : `\n  Write ${write}`}\n`);
  process.exitCode = exitCodes.badInput;
}
