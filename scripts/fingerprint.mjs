// Writes dist/cli/fingerprint.js: the hash of the compiled code that results depend on. The store names every result
// by it, so that changed code never meets tables that older code made. The report and the shells change no table.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const root = new URL("../dist/", import.meta.url).pathname;
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => name.endsWith(".js") && !/^(report|store|workers|cli|app)\//.test(name))
  .sort();
const hash = createHash("sha256");
for (const name of files) hash.update(name).update(readFileSync(join(root, name)));
writeFileSync(
  join(root, "cli/fingerprint.js"),
  `export const fingerprint = "${hash.digest("hex").slice(0, 16)}";\n`,
);
