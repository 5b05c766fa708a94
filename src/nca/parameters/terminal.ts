import { printNumber } from "../../units/index.ts";
import type { TerminalSlope } from "../lambda-z.ts";
import type { Case } from "../prepare.ts";
import { slopePoints } from "./points.ts";
import type { Measures, Parameter } from "./types.ts";

const spanOf = (slope: TerminalSlope): number => ((slope.last - slope.first) * slope.rate) / Math.LN2;

function flags(slope: TerminalSlope, { rules: { accept } }: Case): readonly string[] {
  const span = spanOf(slope);
  return [
    ...(span < accept.minSpan
      ? [`λz spans ${printNumber(span, 3)} half-lives, fewer than ${accept.minSpan}`]
      : []),
    ...(slope.r2 < accept.minR2 ? [`λz has r² ${printNumber(slope.r2, 3)}, below ${accept.minR2}`] : []),
  ];
}

/** Terminal rate constant; see `terminalSlope`. Noted when its span is short or its fit poor. */
export const lambdaZ: Parameter = {
  name: "lambda_z",
  printed: "λz",
  measures: "rate",
  description: "terminal rate constant, minus the slope of ln c on time over the last points",
  needs: [],
  of: (it) =>
    "why" in it.slope
      ? it.slope
      : {
          value: it.slope.rate,
          notes: it.profile.slopeOver ? ["λz over a stretch chosen by hand"] : [],
          fails: flags(it.slope, it),
        },
  from: slopePoints,
};

/** ln 2 / λz. */
export const halfLife: Parameter = {
  name: "half_life",
  printed: "t½",
  measures: "time",
  description: "terminal half-life, ln 2 / λz",
  needs: ["lambda_z"],
  of: (_, known) => Math.LN2 / known("lambda_z"),
};

const ofSlope = (
  name: string,
  printed: string,
  measures: Measures,
  description: string,
  read: (slope: TerminalSlope) => number,
): Parameter => ({
  name,
  printed,
  measures,
  description,
  needs: ["lambda_z"],
  of: ({ slope }) => ("why" in slope ? slope : read(slope)),
});

/** How the terminal slope was found: number of points, first and last time, r², adjusted r², span. */
export const slopeDetails: readonly Parameter[] = [
  ofSlope("lambda_z_points", "n(λz)", "number", "points used for λz", (slope) => slope.points.length),
  ofSlope("lambda_z_first", "λz from", "time", "time of the first point used for λz", (slope) => slope.first),
  ofSlope("lambda_z_last", "λz to", "time", "time of the last point used for λz", (slope) => slope.last),
  ofSlope("r2", "r²", "number", "r² of the terminal line", (slope) => slope.r2),
  ofSlope("adjusted_r2", "adjusted r²", "number", "1 − (1 − r²)(n − 1)/(n − 2)", (slope) => slope.adjustedR2),
  ofSlope(
    "lambda_z_c0",
    "C at 0 (λz)",
    "concentration",
    "concentration at the dose on the terminal line, the exponential of its intercept",
    (slope) => Math.exp(slope.intercept),
  ),
  ofSlope(
    "correlation",
    "r",
    "number",
    "correlation of time and ln c on the terminal line",
    (slope) => -Math.sqrt(slope.r2),
  ),
  ofSlope("span", "span", "number", "time covered by the points for λz, in half-lives", spanOf),
];

/** Concentration at Tlast on the terminal line. */
export const clastPredicted: Parameter = {
  name: "clast_pred",
  printed: "Clast (predicted)",
  measures: "concentration",
  description: "concentration at Tlast on the terminal line",
  needs: ["lambda_z", "tlast"],
  of: ({ slope }, known) =>
    "why" in slope ? slope : Math.exp(slope.intercept - slope.rate * known("tlast")),
};
