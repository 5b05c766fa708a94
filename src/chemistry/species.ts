import { conjugates } from "./conjugates.ts";
import { adductSmiles, maytansinoidSmiles, maytansinolSmiles } from "./parts.ts";

/** A maytansinoid with a name of its own. */
export interface Species {
  readonly name: string;
  readonly smiles: string;
  /** Whether catabolism makes it, or it is a drug, a precursor or an impurity. */
  readonly role: "catabolite" | "drug" | "precursor";
}

const cysteine = "SC[C@@H](C(=O)O)N";
const glutathione = "SC[C@@H](C(=O)NCC(=O)O)NC(=O)CC[C@@H](C(=O)O)N";

const of = (name: string, acyl: string, role: Species["role"] = "catabolite"): Species => ({
  name,
  smiles: maytansinoidSmiles(acyl),
  role,
});

const adducts = conjugates.map(
  (conjugate): Species => ({
    name: `Lys-${conjugate.linker.name}-${conjugate.payload.name}`,
    smiles: adductSmiles(conjugate),
    role: "catabolite",
  }),
);

/**
 * Maytansinoids by their usual names, for naming what the rules make and for telling peaks apart. Vendors sell the methyl
 * disulfides as "S-methyl" DM1 and DM4: DM1-SMe and DM4-SMe here are disulfides, S-methyl-DM1 and S-methyl-DM4 thioethers.
 */
export const species: readonly Species[] = [
  { name: "maytansinol", smiles: maytansinolSmiles, role: "catabolite" },
  of("maytansine", "C", "drug"),
  of("DM1", "CCS"),
  of("DM3", "CCC(C)S", "drug"),
  of("DM4", "CCC(C)(C)S"),
  of("S-methyl-DM1", "CCSC"),
  of("S-methyl-DM4", "CCC(C)(C)SC"),
  of("S-methyl-DM1 sulfoxide", "CCS(=O)C"),
  of("S-methyl-DM1 sulfone", "CCS(=O)(=O)C"),
  of("S-methyl-DM4 sulfoxide", "CCC(C)(C)S(=O)C"),
  of("S-methyl-DM4 sulfone", "CCC(C)(C)S(=O)(=O)C"),
  ...adducts,
  of("MCC-DM1", "CCSC5CC(=O)N(C5=O)CC6CCC(CC6)C(=O)O"),
  of("cysteinyl-DM1", `CCS${cysteine}`),
  of("cysteinyl-DM4", `CCC(C)(C)S${cysteine}`),
  of("glutathionyl-DM1", `CCS${glutathione}`),
  of("glutathionyl-DM4", `CCC(C)(C)S${glutathione}`),
  of("DM1-SMe (methyl disulfide)", "CCSSC", "precursor"),
  of("DM4-SMe (methyl disulfide)", "CCC(C)(C)SSC", "precursor"),
];
