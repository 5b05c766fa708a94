import { biphasic } from "./biphasic.ts";
import { fiveParameter } from "./five-parameter.ts";
import { logLogistic } from "./log-logistic.ts";
import { logNormal } from "./log-normal.ts";
import type { Shape } from "./types.ts";
import { weibull1 } from "./weibull-1.ts";
import { weibull2 } from "./weibull-2.ts";

/** Every shape of curve, by its name. */
export const shapes: Readonly<Record<string, Shape>> = {
  [logLogistic.name]: logLogistic,
  [fiveParameter.name]: fiveParameter,
  [weibull1.name]: weibull1,
  [weibull2.name]: weibull2,
  [logNormal.name]: logNormal,
  [biphasic.name]: biphasic,
};

/** A shape with a choice of ends that are held: what a study file calls a model. */
export interface Model {
  readonly name: string;
  readonly shape: Shape;
  /** Ends held where a response of this kind has them, no effect and full effect. */
  readonly held: readonly ("control" | "limit")[];
}

const model = (name: string, shape: Shape, ...held: Model["held"]): Model => ({ name, shape, held });

/** Every model, by its name: the number counts the free parameters. */
export const models: Readonly<Record<string, Model>> = Object.fromEntries(
  [
    model("log-logistic-2", logLogistic, "control", "limit"),
    model("log-logistic-3", logLogistic, "limit"),
    model("log-logistic-3-control", logLogistic, "control"),
    model("log-logistic-4", logLogistic),
    model("log-logistic-5", fiveParameter),
    model("weibull-1", weibull1),
    model("weibull-2", weibull2),
    model("log-normal", logNormal),
    model("biphasic", biphasic),
  ].map((entry) => [entry.name, entry]),
);
