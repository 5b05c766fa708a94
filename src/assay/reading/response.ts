/**
 * What a response is. A study file declares it; nothing guesses it from the numbers, because a column that falls from 100 to 0 and one
 * that rises from 0 to 100 may both be either.
 */
export type ResponseKind = "viability" | "inhibition" | "signal" | "quantal";

/** The two ends that a kind of response has by definition. */
export interface Ends {
  /** Without effect. */
  readonly control: number;
  /** With full effect. */
  readonly limit: number;
}

/**
 * The ends of a kind of response in its unit; undefined for a signal, whose controls have to be measured.
 * @param whole what 100 % is in the unit of the response: 100 for "%", 1 for a share.
 */
export function endsOf(kind: ResponseKind, whole: number): Ends | undefined {
  switch (kind) {
    case "viability":
      return { control: whole, limit: 0 };
    case "inhibition":
      return { control: 0, limit: whole };
    case "quantal":
      return { control: 0, limit: 1 };
    case "signal":
      return undefined;
  }
}

/** What is odd about responses of this kind, or undefined: a sign that kind or unit is not what was declared. */
export function oddResponses(
  kind: ResponseKind,
  whole: number,
  responses: ArrayLike<number>,
): { readonly found: string; readonly needed: string } | undefined {
  if (kind === "signal") return undefined;
  const values = Array.from(responses).filter((value) => !Number.isNaN(value));
  const most = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  if (whole === 1 && most > 5) {
    return {
      found: `responses reach ${most}, but the column has no unit, so 1 is ${kind === "inhibition" ? "full inhibition" : "full viability"}`,
      needed: `shares of 1, or the unit %`,
    };
  }
  if (whole === 100 && values.length > 3 && most <= 1.5 && most > 0) {
    return {
      found: `no response is above ${most} %`,
      needed: "percent, or a column without a unit for shares of 1",
    };
  }
  return undefined;
}

/**
 * Viability of a well from its signal and those of the controls on its plate,
 *
 *   (signal − blank) / (vehicle − blank)
 */
export const viabilityOf = (signal: number, vehicle: number, blank: number): number =>
  (signal - blank) / (vehicle - blank);
