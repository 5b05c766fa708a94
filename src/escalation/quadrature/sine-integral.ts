import { gaussLegendre } from "./gauss-legendre.ts";

/** Intervals per unit of the table, and its end in units. */
const perUnit = 256;
const tableEnd = 10;

/** Si(πu)/π and its derivative sinc(u) at k/256, summed interval by interval with eight Gauss–Legendre points. */
const table = tabulate();

function tabulate(): { readonly value: Float64Array; readonly slope: Float64Array } {
  const { nodes, weights } = gaussLegendre(8);
  const value = new Float64Array(tableEnd * perUnit + 2);
  const slope = value.map((_, k) => sinc(k / perUnit));
  const half = 0.5 / perUnit;
  for (let k = 1; k < value.length; k++) {
    const middle = (k - 0.5) / perUnit;
    let sum = 0;
    for (let j = 0; j < nodes.length; j++) sum += weights[j] * sinc(middle + half * nodes[j]);
    value[k] = value[k - 1] + half * sum;
  }
  return { value, slope };
}

function sinc(u: number): number {
  const x = Math.PI * u;
  return Math.abs(x) < 1e-8 ? 1 : Math.sin(x) / x;
}

/**
 * The smooth step ½ + Si(πu)/π: what a sample of a band-limited function one unit apart contributes to the integral up to
 * u units beyond it. Sums of samples times steps are as accurate as the trapezoidal rule over the whole line.
 *
 *   ∫ f(x) dx from −∞ to t  ≈  h Σ f(xⱼ) step((t − xⱼ)/h)
 *
 * Cubic Hermite interpolation of a table up to |u| = 10, the asymptotic series beyond; absolute error below 1e-11.
 * @see stenger1993 dlmf
 */
export function step(u: number): number {
  const size = Math.abs(u);
  const beyond = size < tableEnd ? fromTable(size) : 0.5 - asymptotic(size);
  return u < 0 ? 0.5 - beyond : 0.5 + beyond;
}

/** step(u), step(u − 1), …: one column of samples; the trigonometry is done once. */
export function stepColumn(first: number, into: Float64Array, from: number, count: number): void {
  const sin = Math.sin(Math.PI * first);
  const cos = Math.cos(Math.PI * first);
  for (let k = 0; k < count; k++) {
    const u = first - k;
    const sign = k % 2 === 0 ? 1 : -1;
    if (Math.abs(u) < tableEnd) into[from + k] = step(u);
    else into[from + k] = (u > 0 ? 1 : 0) - tail(Math.PI * u, sign * sin, sign * cos) / Math.PI;
  }
}

function fromTable(u: number): number {
  const { value, slope } = table;
  const at = Math.floor(u * perUnit);
  const t = u * perUnit - at;
  const [y0, y1] = [value[at], value[at + 1]];
  const [m0, m1] = [slope[at] / perUnit, slope[at + 1] / perUnit];
  const t2 = t * t;
  const t3 = t2 * t;
  return (2 * t3 - 3 * t2 + 1) * y0 + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * y1 + (t3 - t2) * m1;
}

/** (π/2 − Si(πu))/π for large u. */
const asymptotic = (u: number): number =>
  tail(Math.PI * u, Math.sin(Math.PI * u), Math.cos(Math.PI * u)) / Math.PI;

/** f(x) cos x + g(x) sin x, the tail of the sine integral, by the asymptotic series of f and g; for |x| above 31. */
function tail(x: number, sin: number, cos: number): number {
  const y = 1 / (x * x);
  const f = (1 - 2 * y * (1 - 12 * y * (1 - 30 * y * (1 - 56 * y * (1 - 90 * y * (1 - 132 * y)))))) / x;
  const g = y * (1 - 6 * y * (1 - 20 * y * (1 - 42 * y * (1 - 72 * y * (1 - 110 * y * (1 - 156 * y))))));
  return f * cos + g * sin;
}
