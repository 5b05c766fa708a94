import { type NamedValue, type Table, tableOf } from "../../table/index.ts";
import { printNumber } from "../../units/index.ts";
import type { Found } from "../analyse.ts";
import { finiteTable } from "../tables/columns.ts";
import type { SimeoniAnalysis } from "./analyse.ts";
import type { SimeoniEstimate } from "./fit.ts";
import { simeoniParameters } from "./model.ts";

interface Row extends SimeoniEstimate {
  readonly unit: string;
  readonly is: string;
}

/** Parameters with units; those of k2 and the threshold follow from the exposure. */
function rowsOf({ fit, unit }: SimeoniAnalysis): readonly Row[] {
  const own = fit.estimates.map((estimate, j): Row => {
    const { is, unit: usual } = simeoniParameters[j]!;
    return { ...estimate, is, unit: estimate.name === "k2" ? `1/d/(${unit})` : usual };
  });
  const threshold = { ...fit.threshold, unit, is: "exposure that holds a tumour in balance, lambda0/k2" };
  return [...own, threshold];
}

const noFit: Row = {
  name: "fit",
  value: Number.NaN,
  se: Number.NaN,
  seMice: Number.NaN,
  low: Number.NaN,
  high: Number.NaN,
  unit: "",
  is: "",
};

const noteOf = ({ fit }: SimeoniAnalysis): string =>
  `${fit.nAgreeing} of ${fit.nSearches} searches end at this minimum; residual deviation of ln V ${printNumber(fit.sigma, 3)}; ${fit.nMice} mice, ${fit.n} volumes`;

/** The table `simeoni`: the parameters of the fit, or the reason why there is none. */
export function simeoniTable(found: Found<SimeoniAnalysis>): Table {
  const [rows, note] = "why" in found ? [[noFit], found.why] : [rowsOf(found.value), noteOf(found.value)];
  return finiteTable<Row>(rows, [
    { name: "parameter", is: "Parameter", text: ({ name }) => name },
    { name: "value", is: "Estimate in the unit of the row", number: ({ value }) => value },
    { name: "unit", is: "Unit of the value and its limits", text: ({ unit }) => unit },
    { name: "low", is: "Lower 95 % limit, mice as clusters", number: ({ low }) => low },
    { name: "high", is: "Upper 95 % limit, mice as clusters", number: ({ high }) => high },
    { name: "se_ln", is: "Standard error of ln value, residuals independent", number: ({ se }) => se },
    {
      name: "se_ln_mice",
      is: "Standard error of ln value, mice as clusters",
      number: ({ seMice }) => seMice,
    },
    { name: "meaning", is: "What it is", text: ({ is }) => is },
    { name: "note", is: "How to read the fit", text: () => note },
  ]);
}

/** The table `simeoni_courses`: the fitted volume of each arm by day. */
export const simeoniCoursesTable = ({ courses }: SimeoniAnalysis): Table =>
  tableOf(courses, [
    { name: "arm", is: "Arm", text: ({ arm }) => arm },
    { name: "day", unit: "d", is: "Day from the baseline", number: ({ day }) => day },
    { name: "volume", unit: "mm3", is: "Fitted volume", number: ({ volume }) => volume },
  ]);

/** The parameters as named values. */
export const simeoniValues = (analysis: SimeoniAnalysis): readonly NamedValue[] =>
  rowsOf(analysis).map(({ name, value, unit, low, high, is }) => ({
    name: `simeoni.${name}`,
    value,
    unit,
    low,
    high,
    description: is,
  }));
