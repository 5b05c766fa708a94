import { choleskyFactor, choleskySolve } from "./cholesky.ts";

/**
 * Gradient and Hessian of a smooth function by central differences, n and n × n, row by row.
 * @param h the half-width of the differences along each coordinate; 1e-3 of the scale on which f bends is good.
 */
export function centralDifferences(
  f: (x: Float64Array) => number,
  x: Float64Array,
  h: number,
): { readonly gradient: Float64Array; readonly hessian: Float64Array } {
  const n = x.length;
  const at = (...moves: readonly (readonly [number, number])[]): number => {
    const y = x.slice();
    for (const [k, by] of moves) y[k]! += by;
    return f(y);
  };
  const centre = f(x);
  const gradient = new Float64Array(n);
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const [up, down, far, low] = [at([i, h]), at([i, -h]), at([i, 2 * h]), at([i, -2 * h])];
    gradient[i] = (8 * (up - down) - (far - low)) / (12 * h);
    hessian[i * n + i] = (16 * (up + down) - (far + low) - 30 * centre) / (12 * h * h);
    for (let j = 0; j < i; j++) {
      const mixed = at([i, h], [j, h]) - at([i, h], [j, -h]) - at([i, -h], [j, h]) + at([i, -h], [j, -h]);
      hessian[i * n + j] = mixed / (4 * h * h);
      hessian[j * n + i] = hessian[i * n + j]!;
    }
  }
  return { gradient, hessian };
}

/**
 * Newton steps by central differences from a point near a minimum, as long as they lower f or leave it within rounding
 * of what it was. Where the Hessian is not positive definite the point stays.
 * @param h half-width of the differences; see {@link centralDifferences}.
 */
export function newtonPolish(
  f: (x: Float64Array) => number,
  start: Float64Array,
  h = 1e-3,
  maxSteps = 6,
): Float64Array {
  let x = start;
  let value = f(x);
  const n = x.length;
  for (let step = 0; step < maxSteps; step++) {
    const { gradient, hessian } = centralDifferences(f, x, h);
    if (!choleskyFactor(hessian, n, hessian, 1e-9)) break;
    const move = choleskySolve(hessian, n, gradient);
    const next = x.map((old, k) => old - move[k]!);
    const nextValue = f(next);
    if (!(nextValue <= value + 1e-13 * (1 + Math.abs(value)))) break;
    x = next;
    value = nextValue;
    if (move.every((d) => Math.abs(d) < 1e-10)) break;
  }
  return x;
}
