import { linkers, payloads } from "../../chemistry/index.ts";
import { type Compound, registry } from "../../compound/index.ts";
import type { Answer } from "./find.ts";
import { printRows } from "./rows.ts";

/** `tapworks compounds`: the registry, and the linkers and drugs whose structures are known. */
export function list({ json }: Answer): void {
  const compounds = [...registry.values()];
  if (json) {
    for (const compound of compounds)
      process.stdout.write(`${JSON.stringify({ event: "compound", ...compound })}\n`);
    return;
  }
  process.stdout.write(
    printRows([
      ["compound", "target", "linker-drug", "load", "models", "also called"],
      ...compounds.map(row),
    ]),
  );
  process.stdout.write(`\nlinkers: ${linkers.map(({ name }) => name).join(", ")}\n`);
  process.stdout.write(`drugs: ${payloads.map(({ name }) => name).join(", ")}\n`);
  process.stdout.write("\ntapworks compounds show NAME says more of any of them.\n");
}

const row = ({ name, aliases, antibody, linker, payload, lot, pharmacokinetics }: Compound): string[] => [
  name,
  antibody.target.split(",")[0]!,
  linker && payload ? `${linker.name}-${payload.name}` : "naked",
  String(lot?.dar ?? (payload ? "unknown" : "")),
  Object.keys(pharmacokinetics).join(", ") || "none",
  aliases.join(", "),
];
