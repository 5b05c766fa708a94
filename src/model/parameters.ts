import { type Dimension, isProblem, readUnit } from "../units/index.ts";
import type { Element, Scope } from "./scope.ts";
import type { NumberText, ParamStatement, SpreadText, UnitText } from "./syntax.ts";
import type { Span } from "./tokens.ts";
import type { ModelCovariate, ModelParameter, Provenance, Variability } from "./types.ts";

/** The dimension that a unit text names; undefined with the reason reported when it names none. */
export function dimensionOfText(scope: Scope, unit: UnitText): Dimension | undefined {
  if (unit.text === "") {
    scope.report.error("model.unit", unit.at, "there is no unit here", "a unit; 1 for a bare number", "1");
    return undefined;
  }
  const read = readUnit(unit.text);
  if (!isProblem(read)) return read.dimension;
  scope.report.unit(unit.at, read);
  return undefined;
}

/** Stands for the dimension of a value whose unit could not be read; what uses it is not judged. */
export const unknownDimension: Dimension = [];

const emptySpan = (at: Span): UnitText => ({ text: "", at });

/** The parameters of one statement, one for each element it declares. */
export function parametersOf(scope: Scope, elements: readonly Element<ParamStatement>[]): ModelParameter[] {
  const statement = elements[0]?.statement;
  if (!statement) return [];
  const { head } = statement;
  const dimension = dimensionOfText(scope, statement.unit ?? emptySpan(head.at));
  const unit = statement.unit?.text ?? "1";
  const provenance = provenanceOf(scope, statement);
  const spreads = spreadsOf(scope, statement, elements.length);
  countFits(scope, statement.values, elements.length, "value", head.at);
  describe(scope, statement);
  const { range } = statement;
  if (range && !(range.low <= range.high)) {
    scope.report.error("model.range", head.at, `range ${range.low}..${range.high}`, "the lower value first");
  }
  return elements.map((element, k) => {
    const spread = spreads[k];
    return {
      name: element.name,
      quantity: { value: statement.values[k]?.value ?? Number.NaN, unit },
      dimension: dimension ?? unknownDimension,
      description: statement.description ?? "",
      provenance,
      ...(spread ? { variability: { sdLog: spread, eta: statement.shared ?? element.name } } : {}),
      ...(range ? { range } : {}),
    };
  });
}

function describe(scope: Scope, { head, description }: ParamStatement): void {
  if (description !== undefined) return;
  scope.report.warning(
    "model.undescribed",
    head.at,
    `${head.name} has no description`,
    "a few words in quotation marks that say what it is",
  );
}

function countFits(
  scope: Scope,
  values: readonly NumberText[],
  needed: number,
  what: string,
  at: Span,
): boolean {
  if (values.length === needed) return true;
  const found = `${values.length} ${what}${values.length === 1 ? "" : "s"}`;
  scope.report.error("model.count", at, found, `${needed}, one for each value of the index`);
  return false;
}

function provenanceOf(scope: Scope, statement: ParamStatement): Provenance {
  const { head, mark, source } = statement;
  if (!mark) {
    scope.report.error(
      "model.source",
      head.at,
      `${head.name} does not say where its value comes from`,
      "reported, assumed, calibrated or derived, with a key of the bibliography or a reason in quotation marks",
      'reported smith2020, or assumed "no value published" range 0.5..10',
    );
  }
  if (mark === "assumed" && !statement.range) {
    scope.report.warning(
      "model.assumed-range",
      head.at,
      `${head.name} is assumed and has no range`,
      "the range that is plausible, in the unit of the value",
      "range 0.5..10",
    );
  }
  return { mark: mark ?? "assumed", source: source ?? "" };
}

/**
 * sdLog of each element. A coefficient of variation becomes sdLog = √(ln(1 + cv²)), that of a log-normal
 * distribution. One number is for every element.
 */
function spreadsOf(scope: Scope, statement: ParamStatement, n: number): readonly Variability["sdLog"][] {
  const { spread, shared, head } = statement;
  if (!spread) {
    if (shared) {
      scope.report.error(
        "model.spread",
        head.at,
        `${head.name} shares a draw and has no spread`,
        "sd or cv",
        `sd 0.3 shared ${shared}`,
      );
    }
    return [];
  }
  if (spread.values.length > 1 && !countFits(scope, spread.values, n, "spread", spread.at)) return [];
  const sds = spread.values.map(({ value }) => sdLog(spread, value));
  if (sds.some((sd) => !(sd >= 0))) {
    scope.report.error("model.spread", spread.at, "a spread is negative", "zero or a positive number");
  }
  return Array.from({ length: n }, (_, k) => (sds.length === 1 ? sds[0]! : (sds[k] ?? 0)));
}

function sdLog({ kind, percent }: SpreadText, value: number): number {
  const fraction = percent ? value / 100 : value;
  return kind === "sd" ? fraction : fraction < 0 ? fraction : Math.sqrt(Math.log1p(fraction ** 2));
}

/** The covariates of one statement. */
export function covariatesOf(scope: Scope, elements: readonly Element<ParamStatement>[]): ModelCovariate[] {
  const statement = elements[0]?.statement;
  if (!statement) return [];
  const { head, mark, spread, range } = statement;
  const dimension = dimensionOfText(scope, statement.unit ?? emptySpan(head.at));
  if (mark || spread || range || statement.shared) {
    scope.report.error(
      "model.covariate",
      head.at,
      `covariate ${head.name} has a mark, a spread or a range`,
      "value, unit and description alone; its value comes from the subject",
    );
  }
  describe(scope, statement);
  countFits(scope, statement.values, elements.length, "value", head.at);
  return elements.map((element, k) => ({
    name: element.name,
    quantity: { value: statement.values[k]?.value ?? Number.NaN, unit: statement.unit?.text ?? "1" },
    dimension: dimension ?? unknownDimension,
    description: statement.description ?? "",
  }));
}
