import { type AmountOf, convertAmount } from "../../compound/index.ts";
import { isProblem, printNumber } from "../../units/index.ts";
import { exitCodes } from "../index.ts";
import { type Answer, findCompound } from "./find.ts";
import { printRows } from "./rows.ts";

/** `tapworks compounds convert`: an amount of a conjugate as mg of conjugate, nmol of antibody, nmol and µg of drug. */
export function convertTo(name: string, text: string, options: Answer & { readonly of: AmountOf }): void {
  const compound = findCompound(name, options);
  if (!compound) return;
  const amount = convertAmount(compound, text, options.of);
  if (isProblem(amount)) {
    const write = amount.write === undefined ? "" : `\n  Write ${amount.write}`;
    process.stderr.write(`${amount.problem}; needed: ${amount.needed}.${write}\n`);
    process.exitCode = exitCodes.badInput;
    return;
  }
  const { per, conjugateMg, antibodyNmol, payloadNmol, payloadUg } = amount;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ event: "converted", compound: compound.name, amount: text, of: options.of, ...amount })}\n`,
    );
    return;
  }
  const drug = compound.payload?.name ?? "drug";
  const row = (what: string, value: number, unit: string) => [
    `  ${what}`,
    `${printNumber(value, 5)} ${unit}${per}`,
  ];
  process.stdout.write(
    `${text} of ${options.of === "drug" ? drug : options.of}, ${compound.name} with ${compound.lot?.dar} drugs per antibody\n${printRows(
      [
        row("conjugate", conjugateMg, "mg"),
        row("antibody", antibodyNmol, "nmol"),
        row(drug, payloadNmol, "nmol"),
        ["", `${printNumber(payloadUg, 5)} ug${per}`],
      ],
    )}`,
  );
}
