import { unzlibSync } from "fflate/browser";

/**
 * Unpacks a zlib stream: two bytes of header, blocks of DEFLATE, the Adler-32 checksum of what comes out. `rfc1950`.
 *
 * @returns the bytes, or in words why they cannot be had.
 */
export function unpackZlib(packed: Uint8Array): Uint8Array<ArrayBuffer> | string {
  const [method = 0, flags = 0] = packed;
  if ((method & 15) !== 8 || (256 * method + flags) % 31 !== 0 || (flags & 32) !== 0)
    return "bytes that do not begin as zlib does";
  let out: Uint8Array<ArrayBuffer>;
  try {
    out = Uint8Array.from(unzlibSync(packed));
  } catch {
    return "bytes that are damaged or end too early";
  }
  return adler32(out) === statedAdler32(packed) ? out : "bytes whose checksum does not fit";
}

/** The checksum at the end, which the package does not look at. */
const statedAdler32 = (packed: Uint8Array): number =>
  packed.subarray(-4).reduce((sum, byte) => sum * 256 + byte, 0);

/** `rfc1950`, section 8.2. */
function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return high * 65536 + low;
}
