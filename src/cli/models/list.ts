import { compositions, modules, plasmaModels } from "../../library/index.ts";
import { printRows } from "../compounds/rows.ts";

/** `tapworks models`: every model and module of the library, one line each. */
export function listModels({ json }: { readonly json?: boolean }): void {
  const parts = [
    ["models of plasma", "model", plasmaModels],
    ["published and other compositions", "composition", compositions],
    ["modules, the parts of compositions", "module", modules],
  ] as const;
  for (const [title, kind, members] of parts) {
    if (json) {
      for (const { name, summary } of members)
        process.stdout.write(`${JSON.stringify({ event: "model", kind, name, summary })}\n`);
    } else {
      process.stdout.write(
        `${title}\n${printRows(members.map(({ name, summary }) => [`  ${name}`, summary]))}\n`,
      );
    }
  }
  if (!json)
    process.stdout.write(
      "tapworks models NAME says all of one; with --out FILE.svg it draws the states and flows.\n",
    );
}
