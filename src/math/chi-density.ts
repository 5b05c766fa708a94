import { logGamma } from "./gamma.ts";

/** Density of s = √(χ²/ν), the ratio of an estimated to the true standard deviation. @param df ν above 0. */
export const chiDensity = (s: number, df: number): number =>
  s <= 0
    ? 0
    : Math.exp(
        Math.log(2) +
          (df / 2) * Math.log(df / 2) -
          logGamma(df / 2) +
          (df - 1) * Math.log(s) -
          (df * s * s) / 2,
      );
