/** A dose–toxicity curve with one parameter, the exponent or slope a > 0; each dose has a label that fixes its place. */
export interface Curve {
  readonly id: "power" | "logistic" | "tanh";
  readonly name: string;
  /** The label at which the curve with parameter a passes through p. */
  readonly label: (p: number, a: number) => number;
  /** ln p at a label. */
  readonly logP: (label: number, a: number) => number;
  /** The a at which the curve passes through p. */
  readonly parameter: (p: number, label: number) => number;
  /** The most that one patient can tell about ln a (Fisher information), over all doses. */
  readonly information: number;
}

const logit = (p: number): number => Math.log(p / (1 - p));

/** ln(1/(1+e^−z)), without overflow. */
export const logExpit = (z: number): number =>
  z < 0 ? z - Math.log1p(Math.exp(z)) : -Math.log1p(Math.exp(-z));

/** The power ("empiric") curve p = s^a. @see oquigley1990 */
export const powerCurve: Curve = {
  id: "power",
  name: "p = s^a",
  label: (p, a) => p ** (1 / a),
  logP: (label, a) => a * Math.log(label),
  parameter: (p, label) => Math.log(p) / Math.log(label),
  // max p (ln p)² / (1−p), at p = 0.203.
  information: 0.648,
};

/** The hyperbolic tangent curve p = ((tanh x + 1)/2)^a: the power curve on another scale of labels. @see oquigley1990 */
export const tanhCurve: Curve = {
  id: "tanh",
  name: "p = ((tanh x + 1)/2)^a",
  label: (p, a) => Math.atanh(2 * p ** (1 / a) - 1),
  logP: (label, a) => a * logExpit(2 * label),
  parameter: (p, label) => Math.log(p) / logExpit(2 * label),
  information: powerCurve.information,
};

/**
 * The logistic curve with a fixed intercept, logit p = c + a x. Labels are below 0 when every p is below the p of the
 * intercept, 1/(1+e^−c) = 0.953 for the usual c = 3. @see cheung2011
 */
export const logisticCurve = (intercept = 3): Curve => ({
  id: "logistic",
  name: `logit p = ${intercept} + a x`,
  label: (p, a) => (logit(p) - intercept) / a,
  logP: (label, a) => logExpit(intercept + a * label),
  parameter: (p, label) => (logit(p) - intercept) / label,
  information: mostInformation(intercept),
});

/** max over z of (z − c)² p(1−p) with z = logit p. */
function mostInformation(intercept: number): number {
  let most = 0;
  for (let z = -20; z <= 20; z += 0.05) {
    most = Math.max(
      most,
      ((z - intercept) ** 2 * Math.exp(-Math.abs(z))) / (1 + Math.exp(-Math.abs(z))) ** 2,
    );
  }
  return most;
}
