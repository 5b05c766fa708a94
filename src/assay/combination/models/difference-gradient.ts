/** A function of held parameters and two ln doses. */
type Surface = (p: Float64Array, x1: number, x2: number) => number;

/** The step of a central difference that balances rounding and curvature, the cube root of the machine precision. */
const relativeStep = 6e-6;

/** A surface with its derivatives by central differences, for models whose response has no closed form worth differentiating. */
export const withDifferences =
  (surface: Surface) =>
  (p: Float64Array, x1: number, x2: number, gradient?: Float64Array): number => {
    if (gradient) {
      for (let k = 0; k < p.length; k++) {
        const kept = p[k]!;
        const step = relativeStep * (1 + Math.abs(kept));
        p[k] = kept + step;
        const above = surface(p, x1, x2);
        p[k] = kept - step;
        gradient[k] = (above - surface(p, x1, x2)) / (2 * step);
        p[k] = kept;
      }
    }
    return surface(p, x1, x2);
  };
