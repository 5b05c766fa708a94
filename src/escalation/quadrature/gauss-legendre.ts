/** Points and weights of a quadrature rule. */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** The Gauss–Legendre rule with n points on (−1, 1): exact for polynomials of degree 2n − 1. Nodes by Newton's method. */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    let x = -Math.cos((Math.PI * (k + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round++) {
      const [value, derivative] = legendre(n, x);
      slope = derivative;
      const step = value / derivative;
      x -= step;
      if (Math.abs(step) < 1e-16) break;
    }
    nodes[k] = x;
    weights[k] = 2 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Legendre polynomial of degree n and its derivative at x. */
function legendre(n: number, x: number): readonly [number, number] {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return [value, (n * (x * value - before)) / (x * x - 1)];
}

const tenPoints = gaussLegendre(10);

/** Equal panels of ten Gauss–Legendre points on [low, high]. */
export function panels(low: number, high: number, nPanels: number): Rule {
  const { nodes: x, weights: w } = tenPoints;
  const half = (high - low) / nPanels / 2;
  const nodes = new Float64Array(nPanels * x.length);
  const weights = new Float64Array(nodes.length);
  for (let k = 0; k < nodes.length; k++) {
    const panel = Math.floor(k / x.length);
    nodes[k] = low + half * (2 * panel + 1 + x[k % x.length]);
    weights[k] = half * w[k % x.length];
  }
  return { nodes, weights };
}

/** Equally spaced points of the trapezoidal rule; for smooth integrands that vanish at both ends it converges geometrically. */
export function lattice(low: number, high: number, spacing: number): Rule {
  const steps = Math.max(1, Math.ceil((high - low) / spacing));
  const width = (high - low) / steps;
  return {
    nodes: Float64Array.from({ length: steps + 1 }, (_, k) => low + k * width),
    weights: new Float64Array(steps + 1).fill(width),
  };
}
