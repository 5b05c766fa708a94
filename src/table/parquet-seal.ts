import { crc32 } from "./crc32.ts";

/** Key of the metadata entry that holds the checksum; it comes last. */
export const sealKey = "tapworks.checksum";
const mark = "crc32=";
const blank = "00000000";

/** What the entry holds before the file is sealed. */
export const openSeal = mark + blank;

/** Writes into the entry the CRC-32 of the whole file, taken while the entry still holds zeros. */
export function seal(bytes: Uint8Array): void {
  const at = sealAt(bytes);
  if (at === undefined) throw new RangeError("the file has no place for a checksum");
  setText(bytes, at, crc32(bytes).toString(16).padStart(blank.length, "0"));
}

/** Whether the file is as it was sealed; undefined when it never was. */
export function sealHolds(bytes: Uint8Array): boolean | undefined {
  const at = sealAt(bytes);
  if (at === undefined) return undefined;
  const written = String.fromCharCode(...bytes.subarray(at, at + blank.length));
  const copy = bytes.slice();
  setText(copy, at, blank);
  return written === crc32(copy).toString(16).padStart(blank.length, "0");
}

/** Where the digits stand: behind the last mark in the file. */
function sealAt(bytes: Uint8Array): number | undefined {
  const key = Uint8Array.from(sealKey, (character) => character.charCodeAt(0));
  for (let at = bytes.length - key.length; at >= 0; at--) {
    if (key.every((byte, k) => bytes[at + k] === byte)) return digitsAfter(bytes, at + key.length);
  }
  return undefined;
}

/** Two bytes of Parquet's own stand between a key and its value. */
function digitsAfter(bytes: Uint8Array, keyEnd: number): number | undefined {
  const at = keyEnd + 2;
  for (let k = 0; k < mark.length; k++) if (bytes[at + k] !== mark.charCodeAt(k)) return undefined;
  return at + openSeal.length <= bytes.length ? at + mark.length : undefined;
}

function setText(bytes: Uint8Array, at: number, text: string): void {
  for (let k = 0; k < text.length; k++) bytes[at + k] = text.charCodeAt(k);
}
