import { deflateRawSync, deflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { unpackZlib } from "./inflate.ts";

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 4000 }),
  // Few different bytes, so that matches and stated codes come.
  fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 6000 }).map((values) => Uint8Array.from(values)),
);

test("what zlib packs comes back, at every level and with fixed codes", () => {
  fc.assert(
    fc.property(bytes, fc.integer({ min: 0, max: 9 }), fc.constantFrom(0, 4), (data, level, strategy) => {
      const packed = deflateSync(data, { level, strategy });
      const unpacked = unpackZlib(Uint8Array.from(packed));
      expect(typeof unpacked === "string" ? unpacked : Buffer.from(unpacked)).toEqual(Buffer.from(data));
    }),
    { seed: 7, numRuns: 60 },
  );
});

test("a spectrum of many peaks comes back", () => {
  const data = Float64Array.from({ length: 20_000 }, (_, k) => 100 + k * 0.0731);
  const raw = new Uint8Array(data.buffer);
  expect(unpackZlib(Uint8Array.from(deflateSync(raw)))).toEqual(raw);
});

test("damaged bytes are told in words, and never thrown", () => {
  const packed = Uint8Array.from(deflateSync(Buffer.from("mass spectrum ".repeat(50))));
  expect(unpackZlib(packed.subarray(0, 20))).toMatch(/end/);
  expect(unpackZlib(Uint8Array.from([...packed.subarray(0, -1), packed.at(-1)! ^ 1]))).toBe(
    "bytes whose checksum does not fit",
  );
  expect(unpackZlib(Uint8Array.from(deflateRawSync(Buffer.from("abc"))))).toBe(
    "bytes that do not begin as zlib does",
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
      expect(() => unpackZlib(Uint8Array.from([0x78, 0x9c, ...noise]))).not.toThrow();
    }),
    { seed: 3, numRuns: 300 },
  );
});
