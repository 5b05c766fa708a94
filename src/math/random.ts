import { normalQuantile } from "./normal.ts";
import { philox } from "./philox.ts";

/** Random draws, numbered 0, 1, 2 …: draw n is the same whatever was drawn before it and whatever kind it was. */
export interface RandomStream {
  /** The next draw, uniform on (0, 1); never 0 and never 1. */
  readonly uniform: () => number;
  /** The next draw, standard normal: the normal quantile of what `uniform` would have given. */
  readonly normal: () => number;
  /** Goes on with draw number `n`, a whole number from 0 to 2³³ − 1. @throws RangeError for any other. */
  readonly seek: (n: number) => void;
}

const lastDraw = 2 ** 33 - 1;

/**
 * The random numbers of a place in a study: `randomStream(seed, "human", "subject", 17)`. They depend on the seed, the
 * keys and the number of the draw, never on order, job or machine.
 *
 * The seed is the key of Philox 4×32-10 and all 53 bits of it count. The keys are hashed to 96 bits of its
 * counter; the remaining 32 bits number blocks of two draws. The key 1 and the key "1" are different; so are
 * ("ab", "c") and ("a", "bc").
 *
 * @param seed a whole number from 0 to 2⁵³ − 1.
 * @param keys finite numbers (0 and −0 are one) or texts.
 * @throws RangeError for another seed, for a key that is not finite, and after draw 2³³ − 1.
 * @see salmon2011
 */
export function randomStream(seed: number, ...keys: readonly (number | string)[]): RandomStream {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`a seed is a whole number from 0 to 2^53 - 1, not ${seed}`);
  }
  const key = Uint32Array.of(seed % 2 ** 32, Math.floor(seed / 2 ** 32));
  const place = hashKeys(keys);
  const counter = Uint32Array.of(0, place[0]!, place[1]!, place[2]!);
  const block = new Uint32Array(4);
  let draw = 0;
  let blockAt = -1;
  const uniform = (): number => {
    if (draw > lastDraw) throw new RangeError("a random stream ends after 2^33 draws; add a key");
    const needed = Math.floor(draw / 2);
    if (needed !== blockAt) {
      counter[0] = needed;
      philox(counter, key, block);
      blockAt = needed;
    }
    const at = draw % 2 === 0 ? 0 : 2;
    draw += 1;
    return openUniform(block[at]!, block[at + 1]!);
  };
  const seek = (n: number): void => {
    if (!Number.isInteger(n) || n < 0 || n > lastDraw) {
      throw new RangeError(`a draw number is a whole number from 0 to 2^33 - 1, not ${n}`);
    }
    draw = n;
  };
  return { uniform, normal: () => normalQuantile(uniform()), seek };
}

/** (k + ½) / 2⁵² for a 52-bit k: every value exact, symmetric about ½, 0 and 1 left out. */
const openUniform = (high: number, low: number): number => (high * 2 ** 20 + (low >>> 12) + 0.5) / 2 ** 52;

const numberTag = 1;
const textTag = 2;

/** Four words from any list of keys: each block is absorbed by S ← S ⊕ philox(S ⊕ block, key = (tag, length)). */
function hashKeys(keys: readonly (number | string)[]): Uint32Array {
  const state = Uint32Array.of(0, 0, 0, keys.length);
  for (const key of keys) {
    if (typeof key === "number") absorb(state, numberWords(key), numberTag, 1);
    else for (const words of textWords(key)) absorb(state, words, textTag, key.length);
  }
  return state;
}

function absorb(state: Uint32Array, words: Uint32Array, tag: number, length: number): void {
  const mixed = philox(
    state.map((word, k) => word ^ words[k]!),
    [tag, length],
  );
  for (let k = 0; k < 4; k++) state[k]! ^= mixed[k]!;
}

function numberWords(key: number): Uint32Array {
  if (!Number.isFinite(key)) throw new RangeError(`a key of a random stream is finite, not ${key}`);
  const view = new DataView(new ArrayBuffer(16));
  view.setFloat64(0, key === 0 ? 0 : key, true);
  return Uint32Array.from([0, 4, 8, 12], (at) => view.getUint32(at, true));
}

/** Eight UTF-16 units a block; the empty text is one block of zeros. */
function textWords(key: string): Uint32Array[] {
  const nBlocks = Math.max(1, Math.ceil(key.length / 8));
  return Array.from({ length: nBlocks }, (_, block) =>
    Uint32Array.from({ length: 4 }, (_, word) => {
      const at = 8 * block + 2 * word;
      return ((key.charCodeAt(at) || 0) | ((key.charCodeAt(at + 1) || 0) << 16)) >>> 0;
    }),
  );
}
