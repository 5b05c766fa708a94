import { fromWorking, slopeOfScale, toWorking } from "./curves/scale.ts";
import type { Scale, Shape } from "./curves/types.ts";
import { parameterNames } from "./types.ts";

/** Which parameters are searched, which are shared between curves, and which are held. */
export interface Layout {
  readonly shape: Shape;
  readonly names: readonly string[];
  /** Per parameter of one curve. */
  readonly scales: readonly Scale[];
  readonly nCurves: number;
  /** Per curve and parameter: which searched value it is; −1 where it is held. */
  readonly free: Int32Array;
  /** Per curve and parameter: the value, where it is held. */
  readonly held: Float64Array;
  readonly nFree: number;
}

/** What a layout may say beside the shape. Values are as users write them: doses and ratios are not logarithms. */
export interface LayoutRules {
  readonly nCurves?: number;
  /** Parameters held at a value, by name. */
  readonly held?: Readonly<Record<string, number>>;
  /** Parameters that all curves have in common, by name. */
  readonly shared?: readonly string[];
  /** Ranges that replace the usual scale of a parameter, by name. */
  readonly bounds?: Readonly<Record<string, readonly [low: number, high: number]>>;
}

/** A parameter as it is held, from a value as users write it. */
export const asHeld = (shape: Shape, k: number, value: number): number =>
  k >= 2 && shape.parameters[k - 2]!.measures !== "number" ? Math.log(value) : value;

/** A parameter as users read it, from the value that is held. */
export const asRead = (shape: Shape, k: number, held: number): number =>
  k >= 2 && shape.parameters[k - 2]!.measures !== "number" ? Math.exp(held) : held;

/** The layout of a fit. @throws RangeError for a parameter that the shape does not have. */
export function layoutOf(shape: Shape, rules: LayoutRules = {}): Layout {
  const { nCurves = 1, held = {}, shared = [], bounds = {} } = rules;
  const names = parameterNames(shape);
  for (const name of [...Object.keys(held), ...shared, ...Object.keys(bounds)]) {
    if (!names.includes(name))
      throw new RangeError(`${shape.name} has no parameter "${name}", but ${names.join(", ")}`);
  }
  const n = names.length;
  const free = new Int32Array(nCurves * n).fill(-1);
  const values = new Float64Array(nCurves * n);
  let nFree = 0;
  for (let curve = 0; curve < nCurves; curve++) {
    for (let k = 0; k < n; k++) {
      const name = names[k]!;
      const value = held[name];
      if (value !== undefined) values[curve * n + k] = asHeld(shape, k, value);
      else if (curve > 0 && shared.includes(name)) free[curve * n + k] = free[k]!;
      else free[curve * n + k] = nFree++;
    }
  }
  const scales = names.map((name, k): Scale => {
    const range = bounds[name];
    if (range) return { kind: "logit", low: asHeld(shape, k, range[0]), high: asHeld(shape, k, range[1]) };
    return k < 2 ? { kind: "linear" } : shape.parameters[k - 2]!.scale;
  });
  return { shape, names, scales, nCurves, free, held: values, nFree };
}

/** The parameters of every curve, curve by curve, from the searched values; and their derivatives where wanted. */
export function spread(layout: Layout, theta: Float64Array, out: Float64Array, slopes?: Float64Array): void {
  const { free, held, scales } = layout;
  const n = scales.length;
  for (let at = 0; at < free.length; at++) {
    const j = free[at]!;
    if (j < 0) {
      out[at] = held[at]!;
      continue;
    }
    const scale = scales[at % n]!;
    out[at] = scale.kind === "linear" ? theta[j]! : fromWorking(scale, theta[j]!);
    if (slopes) slopes[at] = scale.kind === "linear" ? 1 : slopeOfScale(scale, out[at]!);
  }
}

/** The searched values from the parameters of every curve; a shared one comes from the first curve. */
export function gather(layout: Layout, parameters: ArrayLike<number>): Float64Array {
  const theta = new Float64Array(layout.nFree);
  for (let at = layout.free.length - 1; at >= 0; at--) {
    const j = layout.free[at]!;
    if (j >= 0) theta[j] = toWorking(layout.scales[at % layout.scales.length]!, parameters[at]!);
  }
  return theta;
}

/** The layout with one searched value held where it stands among the others, which move up. */
export function holding(layout: Layout, j: number, value: number): Layout {
  const scale = layout.scales[layout.free.indexOf(j) % layout.scales.length]!;
  const held = layout.held.slice();
  const free = layout.free.map((own, at) => {
    if (own === j) held[at] = fromWorking(scale, value);
    return own === j ? -1 : own > j ? own - 1 : own;
  });
  return { ...layout, free, held, nFree: layout.nFree - 1 };
}
