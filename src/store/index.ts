/** Results on disk, named by what made them. */
export { type ExportedTable, exportTables } from "./export.ts";
export { openStore, type Store, sha256 } from "./store.ts";
