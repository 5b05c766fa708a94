import { namedValuesTable, numbers, type Table, texts } from "../../table/index.ts";

/**
 * The table `values` for claims: "cell line, drug.ic50" names a row of `parameters`; with one curve "ic50" is enough.
 */
export function valuesTable(parameters: Table, fits: Table): Table {
  const [curve, parameter, unit] = ["curve", "parameter", "unit"].map((name) => texts(parameters, name));
  const [value, low, high] = ["value", "low", "high"].map((name) => numbers(parameters, name));
  const alone = fits.nRows === 1;
  return namedValuesTable(
    curve!.map((name, row) => ({
      name: alone ? parameter![row]! : `${name}.${parameter![row]}`,
      value: value![row]!,
      unit: unit![row]!,
      low: low![row]!,
      high: high![row]!,
      description: `${parameter![row]} of ${name}`,
    })),
    { low: "Lower limit", high: "Upper limit" },
  );
}
