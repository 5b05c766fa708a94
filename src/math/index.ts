/** Distributions, quantiles, counter-based random numbers, linear algebra. Pure functions; NaN is a missing value. */

export { clopperPearson, type ShareInterval } from "./binomial.ts";
export { chiSquareUpperTail } from "./chi-square.ts";
export { choleskyFactor, choleskyInverse, choleskySolve } from "./cholesky.ts";
export { fQuantile, fUpperTail } from "./f-distribution.ts";
export { beta, gamma, logBeta, logGamma } from "./gamma.ts";
export { holm } from "./holm.ts";
export { inverseRegularisedBeta, regularisedBeta } from "./incomplete-beta.ts";
export { largestTUpperTail } from "./largest-t.ts";
export {
  inverseNormal,
  type LeastSquaresFit,
  type LeastSquaresProblem,
  type LeastSquaresRules,
  leastSquares,
} from "./least-squares.ts";
export { fitLine, type LineFit } from "./line.ts";
export { determinant, type Lu, luFactor, luSolve, solveLinear } from "./lu.ts";
export { type Minimum, nelderMead, type SimplexRules } from "./nelder-mead.ts";
export { centralDifferences, newtonPolish } from "./newton-polish.ts";
export { noncentralTCdf } from "./noncentral-t.ts";
export { normalCdf, normalPdf, normalQuantile } from "./normal.ts";
export { philox } from "./philox.ts";
export { median, type QuantileType, quantile, quantiles } from "./quantile.ts";
export { type RandomStream, randomStream } from "./random.ts";
export { studentTCdf, studentTQuantile } from "./student-t.ts";
export {
  count,
  geometricCv,
  geometricMean,
  maximum,
  mean,
  minimum,
  sd,
  sum,
  variance,
} from "./summary.ts";
export { type SymmetricEigen, symmetricEigen } from "./symmetric-eigen.ts";
