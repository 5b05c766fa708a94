/** A published or general model that comes with the workbench. */
export interface LibraryModel {
  /** The name that study files use: "dar-chain-pouzin-2022". */
  readonly name: string;
  /** One line: what it describes, in whom. */
  readonly summary: string;
  /** The model text. */
  readonly text: string;
}
