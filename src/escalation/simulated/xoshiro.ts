/** Whole numbers uniform on 0 … 2³² − 1, one after the other. */
export type Words = () => number;

/**
 * xoshiro128**: 32 bits a call at a few nanoseconds, period 2¹²⁸ − 1. A sequence by nature; a block of trials has one of its own, begun from the
 * numbered stream of its place, so that blocks can be simulated anywhere and in any order.
 * @param a … d the state; not all zero.
 * @see blackman2021
 */
export function xoshiro128(a: number, b: number, c: number, d: number): Words {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0];
  if ((s0 | s1 | s2 | s3) === 0) throw new RangeError("xoshiro128** cannot begin with zeros");
  return () => {
    const five = Math.imul(s1, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = (s3 << 11) | (s3 >>> 21);
    return result;
  };
}
