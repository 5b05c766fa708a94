import { unpackZlib } from "./inflate.ts";

/** How numbers are packed in an array. */
export type NumberKind = "float32" | "float64" | "int32";

const bytesOf: Readonly<Record<NumberKind, number>> = { float32: 4, float64: 8, int32: 4 };

/**
 * Numbers of an array: plain numbers between spaces or commas, or base64 of little-endian numbers of a kind, packed by zlib or not.
 * @returns what is wrong, in words, when they cannot be read.
 */
export function decodeNumbers(
  text: string,
  kind: NumberKind | undefined,
  packing: "none" | "zlib" = "none",
): readonly number[] | string {
  if (text === "") return [];
  if (packing === "zlib") return packedNumbers(text, kind);
  const plain = text.split(/[\s,]+/).map(Number);
  // One whole number could be base64 too; with a kind named it is taken for that.
  if (plain.every((value) => !Number.isNaN(value)) && (plain.length > 1 || kind === undefined)) return plain;
  if (kind === undefined) return "an array that does not say what its numbers are (32-bit or 64-bit)";
  const bytes = bytesFrom(text.replace(/\s+/g, ""));
  return bytes ? numbersOf(bytes, kind) : notBase64(text);
}

const notBase64 = (text: string): string => `an array that is not base64: "${text.slice(0, 12)}"`;

function packedNumbers(text: string, kind: NumberKind | undefined): readonly number[] | string {
  if (kind === undefined) return "an array that does not say what its numbers are (32-bit or 64-bit)";
  const packed = bytesFrom(text.replace(/\s+/g, ""));
  const bytes = packed ? unpackZlib(packed) : notBase64(text);
  return typeof bytes === "string" ? bytes : numbersOf(bytes, kind);
}

function numbersOf(bytes: Uint8Array<ArrayBuffer>, kind: NumberKind): readonly number[] | string {
  const width = bytesOf[kind];
  if (bytes.length % width !== 0)
    return `an array of ${bytes.length} bytes, which is no multiple of ${width}`;
  const view = new DataView(bytes.buffer);
  return Array.from({ length: bytes.length / width }, (_, k) => numberAt(view, k * width, kind));
}

function numberAt(view: DataView, offset: number, kind: NumberKind): number {
  if (kind === "float64") return view.getFloat64(offset, true);
  return kind === "float32" ? view.getFloat32(offset, true) : view.getInt32(offset, true);
}

function bytesFrom(base64: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
