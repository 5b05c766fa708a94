/** Bits of a stream, the least significant of each byte first. */
interface Bits {
  readonly bytes: Uint8Array;
  /** Next bit to read, counted from the first of the stream. */
  at: number;
}

/** A code of Huffman: how many codes there are of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: readonly number[];
  readonly symbols: readonly number[];
}

/** Why compressed bytes cannot be read, in words. */
class Damaged extends Error {}

/** Length of a match by its symbol less 257, and how many extra bits add to it. `rfc1951`. */
const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
/** Distance of a match by its symbol, and its extra bits. `rfc1951`. */
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12289, 16385, 24577,
];
const distanceExtra = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
/** Order in which a block states the lengths of the code for its code lengths. `rfc1951`. */
const lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Unpacks a zlib stream: two bytes of header, blocks of DEFLATE, the Adler-32 checksum of what comes out. `rfc1950`, `rfc1951`.
 *
 * @returns the bytes, or in words why they cannot be had.
 */
export function unpackZlib(packed: Uint8Array): Uint8Array<ArrayBuffer> | string {
  const [method = 0, flags = 0] = packed;
  if ((method & 15) !== 8 || (256 * method + flags) % 31 !== 0 || (flags & 32) !== 0)
    return "bytes that do not begin as zlib does";
  const bits: Bits = { bytes: packed, at: 16 };
  try {
    const out = inflate(bits);
    const [a, b, c, d] = packed.subarray(Math.ceil(bits.at / 8));
    if (d === undefined) return "bytes that end before their checksum";
    if (adler32(out) !== ((a! << 24) | (b! << 16) | (c! << 8) | d) >>> 0)
      return "bytes whose checksum does not fit";
    return Uint8Array.from(out);
  } catch (error) {
    if (error instanceof Damaged) return error.message;
    throw error;
  }
}

function inflate(bits: Bits): readonly number[] {
  const out: number[] = [];
  let last = false;
  while (!last) {
    last = take(bits, 1) === 1;
    const kind = take(bits, 2);
    if (kind === 0) stored(bits, out);
    else if (kind === 1) matched(bits, out, fixed.literals, fixed.distances);
    else if (kind === 2) {
      const { literals, distances } = statedCodes(bits);
      matched(bits, out, literals, distances);
    } else throw new Damaged("a block of a kind that does not exist");
  }
  return out;
}

function take(bits: Bits, n: number): number {
  let value = 0;
  for (let k = 0; k < n; k++, bits.at++) {
    const byte = bits.bytes[bits.at >> 3];
    if (byte === undefined) throw new Damaged("bytes that end too early");
    value |= ((byte >> (bits.at & 7)) & 1) << k;
  }
  return value;
}

function stored(bits: Bits, out: number[]): void {
  bits.at = 8 * Math.ceil(bits.at / 8);
  const length = take(bits, 16);
  if ((take(bits, 16) ^ 0xffff) !== length) throw new Damaged("a stored block whose lengths disagree");
  for (let k = 0; k < length; k++) out.push(take(bits, 8));
}

function matched(bits: Bits, out: number[], literals: Code, distances: Code): void {
  for (let symbol = next(bits, literals); symbol !== 256; symbol = next(bits, literals)) {
    if (symbol < 256) {
      out.push(symbol);
      continue;
    }
    const base = lengthBase[symbol - 257];
    if (base === undefined) throw new Damaged("a match of a length that does not exist");
    const length = base + take(bits, lengthExtra[symbol - 257]!);
    const far = next(bits, distances);
    const from = distanceBase[far];
    if (from === undefined) throw new Damaged("a match at a distance that does not exist");
    const distance = from + take(bits, distanceExtra[far]!);
    if (distance > out.length) throw new Damaged("a match from before the beginning");
    for (let k = 0; k < length; k++) out.push(out[out.length - distance]!);
  }
}

/** The next symbol: codes of one length are consecutive numbers, shorter ones first. */
function next(bits: Bits, { counts, symbols }: Code): number {
  let [code, first, index] = [0, 0, 0];
  for (let length = 1; length < counts.length; length++) {
    code |= take(bits, 1);
    const count = counts[length]!;
    if (code - count < first) return symbols[index + code - first]!;
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  throw new Damaged("a code that does not exist");
}

function codeOf(lengths: readonly number[]): Code {
  const counts = new Array<number>(16).fill(0);
  for (const length of lengths) if (length > 0) counts[length]!++;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol)
    .map(({ symbol }) => symbol);
  return { counts, symbols };
}

const fixed = {
  literals: codeOf(Array.from({ length: 288 }, (_, k) => (k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8))),
  distances: codeOf(new Array<number>(30).fill(5)),
};

/** The two codes that a block states before its data. */
function statedCodes(bits: Bits): { readonly literals: Code; readonly distances: Code } {
  const [nLiterals, nDistances, nLengths] = [take(bits, 5) + 257, take(bits, 5) + 1, take(bits, 4) + 4];
  const own = new Array<number>(19).fill(0);
  for (let k = 0; k < nLengths; k++) own[lengthOrder[k]!] = take(bits, 3);
  const code = codeOf(own);
  const lengths: number[] = [];
  while (lengths.length < nLiterals + nDistances) {
    const symbol = next(bits, code);
    if (symbol < 16) lengths.push(symbol);
    else lengths.push(...repeated(bits, symbol, lengths.at(-1)));
  }
  return { literals: codeOf(lengths.slice(0, nLiterals)), distances: codeOf(lengths.slice(nLiterals)) };
}

function repeated(bits: Bits, symbol: number, before: number | undefined): readonly number[] {
  if (symbol === 16 && before === undefined) throw new Damaged("a length that repeats nothing");
  if (symbol === 16) return new Array<number>(3 + take(bits, 2)).fill(before!);
  return new Array<number>(symbol === 17 ? 3 + take(bits, 3) : 11 + take(bits, 7)).fill(0);
}

function adler32(bytes: readonly number[]): number {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}
