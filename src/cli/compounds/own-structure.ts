import {
  addedFormula,
  averageMassDa,
  boundSmiles,
  type Conjugate,
  payloadSmiles,
  type SmilesProblem,
  type Toolkit,
} from "../../chemistry/index.ts";
import { type Compound, conjugateOf } from "../../compound/index.ts";
import type { Issue, Place } from "../../source/index.ts";
import { convert, isProblem } from "../../units/index.ts";

/** Where a setting of the compound file stands. */
type PlaceOf = (path: readonly string[]) => Place;

/** Masses with two decimals, and other tables of atomic weights, differ by less. */
const toleranceDa = 0.1;

/**
 * What the toolkit says of one drug on its amino acid, where the file gives a structure: what is wrong with it, with the place in the
 * user's own SMILES, or masses that are not those of the structure.
 */
export function ownStructureIssues(toolkit: Toolkit, compound: Compound, place: PlaceOf): readonly Issue[] {
  const part = compound.linker?.smiles !== undefined ? "linker" : "payload";
  const conjugate = conjugateOf(compound);
  if (!conjugate || compound[part]?.smiles === undefined) return [];
  const joined = boundSmiles(conjugate);
  const read = toolkit.read(joined, { attachments: true });
  if (!isProblem(read)) {
    const added = averageMassDa(addedFormula(read.formula, conjugate));
    return [
      ...differs("adds", "what one drug adds to its amino acid", compound.payload?.adds, added, place),
      ...differs("mass", "the free drug", compound.payload?.mass, freeMass(toolkit, conjugate), place),
    ];
  }
  return [
    {
      code: `compound.${read.code}`,
      severity: "error",
      where: place([part, "smiles"]),
      found: inOwnSmiles(part, conjugate, joined, read),
      needed: read.needed,
      ...(read.write === undefined ? {} : { write: read.write }),
    },
  ];
}

function freeMass(toolkit: Toolkit, { payload }: Conjugate): number | undefined {
  const read = toolkit.read(payloadSmiles(payload));
  return isProblem(read) ? undefined : averageMassDa(read.formula);
}

function differs(
  key: "adds" | "mass",
  what: string,
  stated: { readonly value: number; readonly unit: string } | undefined,
  computed: number | undefined,
  place: PlaceOf,
): readonly Issue[] {
  if (!stated || computed === undefined) return [];
  const statedDa = convert(stated.value, stated.unit, "Da");
  if (Math.abs(statedDa - computed) <= toleranceDa) return [];
  return [
    {
      code: `compound.${key}-differs`,
      severity: "warning",
      where: place(["payload", key]),
      found: `${what} is said to weigh ${statedDa} Da, and its structure weighs ${computed.toFixed(2)} Da`,
      needed: "the mass of the structure",
      write: `${computed.toFixed(2)} Da`,
    },
  ];
}

/** The problem with the place counted in the SMILES of the file where the token stands there, otherwise with the joined SMILES. */
function inOwnSmiles(
  part: "linker" | "payload",
  { payload, linker, residue }: Conjugate,
  joined: string,
  { problem, position }: SmilesProblem,
): string {
  const own = part === "linker" ? linker.template : payload.template;
  const [before = "", after = ""] = own.split(part === "linker" ? "{residue}" : "{linker}");
  const start = part === "linker" ? payload.template.indexOf("{linker}") : 0;
  const resumes =
    part === "linker" ? start + before.length + residue.bound.length : joined.length - after.length;
  const at = (position ?? 0) - 1;
  const inBefore = at >= start && at < start + before.length;
  const inAfter = at >= resumes && at < resumes + after.length;
  if (!inBefore && !inAfter) return `one drug on its amino acid, ${joined}: ${problem}`;
  const place = inBefore ? at - start + 1 : at - resumes + own.length - after.length + 1;
  return `once joined to the rest of the molecule, ${problem.replace(`position ${position}`, `position ${place}`)}`;
}
