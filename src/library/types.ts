/** A published or general model that comes with the workbench. */
export interface LibraryModel {
  /** The name that study files use: "dar-chain-pouzin-2022". */
  readonly name: string;
  /** One line: what it describes, in whom. */
  readonly summary: string;
  /** The model text, or a composition of modules. */
  readonly text: string;
}

/** A part of models: equations with ports, in the language of `docs/models.md`. Its text begins with `module NAME`. */
export interface LibraryModule {
  /** The name that compositions use: "cell-trafficking". */
  readonly name: string;
  /** One line: what it describes. */
  readonly summary: string;
  readonly text: string;
}
