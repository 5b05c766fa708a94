import { column, numberColumn, numbers, type Table, table, textColumn, texts } from "../../table/index.ts";

/**
 * The table `values` for claims: "cell line, drug.ic50" names a row of `parameters`; with one curve "ic50" is enough.
 */
export function valuesTable(parameters: Table, fits: Table): Table {
  const [curve, parameter] = [texts(parameters, "curve"), texts(parameters, "parameter")];
  const alone = fits.nRows === 1;
  const names = curve.map((name, row) => (alone ? parameter[row]! : `${name}.${parameter[row]}`));
  const number = (name: string, from: string) =>
    numberColumn(name, numbers(parameters, from), { description: column(parameters, from).description });
  return table([
    textColumn("name", names, { description: "Name for claims" }),
    number("value", "value"),
    textColumn("unit", texts(parameters, "unit"), { description: "Unit" }),
    number("low", "low"),
    number("high", "high"),
    textColumn(
      "description",
      curve.map((name, row) => `${parameter[row]} of ${name}`),
      { description: "What the value is" },
    ),
  ]);
}
