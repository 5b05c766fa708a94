/** Weyl increments of the key and multipliers of the rounds: `salmon2011`, as in the Random123 library. */
const keyStep0 = 0x9e3779b9;
const keyStep1 = 0xbb67ae85;
const multiplier0 = 0xd2511f53;
const multiplier1 = 0xcd9e8d57;
const rounds = 10;

/**
 * One block of Philox 4×32-10: 128 random bits as a pure function of a 128-bit counter and a 64-bit key.
 *
 *   each round: (c₀, c₁, c₂, c₃) ← (hi(M₁c₂) ⊕ c₁ ⊕ k₀, lo(M₁c₂), hi(M₀c₀) ⊕ c₃ ⊕ k₁, lo(M₀c₀))
 *
 * @param counter four 32-bit words; not changed.
 * @param key two 32-bit words.
 * @param out four words that receive the block.
 * @see salmon2011
 */
export function philox(
  counter: ArrayLike<number>,
  key: ArrayLike<number>,
  out: Uint32Array = new Uint32Array(4),
): Uint32Array {
  let c0 = counter[0]! >>> 0;
  let c1 = counter[1]! >>> 0;
  let c2 = counter[2]! >>> 0;
  let c3 = counter[3]! >>> 0;
  let k0 = key[0]! >>> 0;
  let k1 = key[1]! >>> 0;
  for (let round = 0; round < rounds; round++) {
    const high0 = highWord(multiplier0, c0);
    const low0 = Math.imul(multiplier0, c0);
    const high1 = highWord(multiplier1, c2);
    const low1 = Math.imul(multiplier1, c2);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1 >>> 0;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0 >>> 0;
    k0 = (k0 + keyStep0) >>> 0;
    k1 = (k1 + keyStep1) >>> 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
  return out;
}

/** The upper 32 bits of a 32 × 32 bit product, by 16-bit halves so that every step is exact. */
function highWord(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16);
  const lower = aLow * bHigh + (middle & 0xffff);
  return aHigh * bHigh + (middle >>> 16) + (lower >>> 16);
}
