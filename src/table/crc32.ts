/** Remainders of all bytes by the reflected polynomial 0xEDB88320 (`deutsch1996`, section 8). */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 of some bytes, as in gzip and PNG: changes with any change of up to four neighbouring bytes (`deutsch1996`). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (let k = 0; k < bytes.length; k++) value = remainders[(value ^ bytes[k]!) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
