import { polynomial } from "./polynomial.ts";

/**
 * Density of the standard normal distribution, φ(x) = exp(−x²/2) / √(2π).
 * Relative error below 1e-15 where the density does not underflow (|x| < 38). NaN gives NaN.
 */
export const normalPdf = (x: number): number => expMinusHalfSquare(x) / Math.sqrt(2 * Math.PI);

/** exp(−x²/2). x is split at sixteenths, so that the rounding of a large x² does not enter the exponent. */
function expMinusHalfSquare(x: number): number {
  const size = Math.abs(x);
  if (size > 40) return 0;
  const coarse = Math.trunc(size * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (size - coarse) * (size + coarse));
}

// Rational approximations of the normal integral on |x| ≤ 0.66, up to √32 and beyond: those of erfc in `cody1969`,
// scaled to Φ in `cody1993`.
const centre = {
  over: [18154.98125334356, 1067.6894854603709, 161.02823106855587, 2.2352520354606837, 0.06568233791820745],
  under: [45507.78933502673, 10260.932208618979, 976.0985517377767, 47.202581904688245, 1],
};
const flank = {
  over: [
    9842.714838383978, 11602.65143764735, 6848.190450536283, 2494.5375852903726, 597.2702763948002,
    93.50665613217785, 8.883149794388377, 0.39894151208813466, 1.0765576773720192e-8,
  ],
  under: [
    19685.429676859992, 38912.00328609327, 34900.95272114598, 18615.571640885097, 6485.558298266761,
    1519.3775994075547, 235.387901782625, 22.266688044328117, 1,
  ],
};
const tail = {
  over: [
    2.9112874951168793e-5, 0.0014216191932278934, 0.022235277870649807, 0.12740116116024736,
    0.215898534057957, 0.023073441764940174,
  ],
  under: [
    7.297515550839662e-5, 0.0037823963320275824, 0.06598813786892856, 0.4682382124808651, 1.284260096144911,
    1,
  ],
};

const ratio = (of: { over: readonly number[]; under: readonly number[] }, x: number): number =>
  polynomial(of.over, x) / polynomial(of.under, x);

/**
 * Distribution function of the standard normal, Φ(x) = ∫ φ from −∞ to x. Relative error below 1e-15 in the lower
 * tail down to x = −37.5; Φ(−x) gives the upper tail. NaN gives NaN.
 * @see cody1969, cody1993
 */
export function normalCdf(x: number): number {
  const size = Math.abs(x);
  if (Number.isNaN(x)) return Number.NaN;
  if (size <= 0.66291) return 0.5 + x * ratio(centre, x * x);
  const outside = size < Math.sqrt(32) ? expMinusHalfSquare(x) * ratio(flank, size) : farTail(size);
  return x < 0 ? outside : 1 - outside;
}

function farTail(size: number): number {
  const inverse = 1 / (size * size);
  const bracket = 1 / Math.sqrt(2 * Math.PI) - inverse * ratio(tail, inverse);
  return (expMinusHalfSquare(size) * bracket) / size;
}

// Rational approximations AS 241 (PPND16) of the normal quantile: `wichura1988`.
const nearHalf = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
};
const lesser = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const least = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};

/**
 * Quantile of the standard normal, the x with Φ(x) = p. Relative error of the order of 1e-15 for p from 1e-300 to 1 − 1e-16.
 * @param p a probability; 0 gives −∞, 1 gives ∞, anything outside [0, 1] NaN.
 * @see wichura1988
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(nearHalf, 0.180625 - q * q);
  const p0 = q < 0 ? p : 1 - p;
  if (!(p0 >= 0)) return Number.NaN;
  if (p0 === 0) return q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const r = Math.sqrt(-Math.log(p0));
  const size = r <= 5 ? ratio(lesser, r - 1.6) : ratio(least, r - 5);
  return q < 0 ? -size : size;
}
