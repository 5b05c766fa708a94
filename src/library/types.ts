/** A published or general model that comes with the workbench. */
export interface LibraryModel {
  /** The name that study files use: "dar-chain-pouzin-2022". */
  readonly name: string;
  /** One line: what it describes, in whom. */
  readonly summary: string;
  /** The model text, or a composition of modules. */
  readonly text: string;
}

/**
 * What the species of a linker's module stand for: names of catabolites as `chemistry` gives them. Each list holds what
 * is counted together, the namesake first; an empty one never forms.
 */
export interface LinkerCatabolites {
  /** Linker and drug, as the compound registry names them: "SPDB", "DM4". */
  readonly linker: string;
  readonly payload: string;
  /** In cells, k = 1 lysine adduct, 2 drug, 3 S-methyl drug. */
  readonly cell: readonly (readonly string[])[];
  /** In the liver, m = 1 lysine adduct, 2 drug, 3 S-methyl drug, 4 its sulfoxide, 5 its sulfone. */
  readonly liver: readonly (readonly string[])[];
  /** Catabolites of the liver that are expected and that no species counts: nothing is known of how fast they form. */
  readonly leftOut: readonly string[];
}

/** A part of models: equations with ports, in the language of `docs/models.md`. Its text begins with `module NAME`. */
export interface LibraryModule {
  /** The name that compositions use: "cell-trafficking". */
  readonly name: string;
  /** One line: what it describes. */
  readonly summary: string;
  readonly text: string;
  /** Of a linker's module, where its conjugate is known. */
  readonly catabolites?: LinkerCatabolites;
}
