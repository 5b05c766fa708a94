import { bytesOf, type Emit, unsigned, type ValueType } from "./code.ts";
import { binary, f64, i32, i64, instruction, reads, select, unary, writes } from "./scalar.ts";

type Unary = (a: Emit) => Emit;
type Binary = (a: Emit, b: Emit) => Emit;

/**
 * Arithmetic on one number, or on two side by side that have nothing to do with each other. The same text written for
 * either gives the same bits in every lane: each operation rounds as IEEE 754 says. Comparisons give a mask; masks
 * choose, and become 1 or 0.
 */
export interface Lanes {
  readonly width: 1 | 2;
  readonly type: ValueType;
  readonly maskType: ValueType;
  readonly constant: (value: number) => Emit;
  /** The same number in every lane. */
  readonly spread: Unary;
  readonly load: (at: number, base?: Emit) => Emit;
  readonly store: (at: number, value: Emit, base?: Emit) => Emit;
  readonly add: Binary;
  readonly subtract: Binary;
  readonly multiply: Binary;
  readonly divide: Binary;
  /** NaN when either is. */
  readonly min: Binary;
  readonly max: Binary;
  /** The larger, or the smaller; NaN when the first is. Cheaper than `max` and `min` in two lanes. */
  readonly larger: Binary;
  readonly smaller: Binary;
  readonly negate: Unary;
  readonly abs: Unary;
  readonly sqrt: Unary;
  readonly nearest: Unary;
  readonly floor: Unary;
  readonly equal: Binary;
  readonly differs: Binary;
  readonly less: Binary;
  readonly greater: Binary;
  readonly atMost: Binary;
  readonly atLeast: Binary;
  readonly both: Binary;
  readonly either: Binary;
  /** Whether a mask holds in any lane, as a condition. */
  readonly any: Unary;
  readonly choose: (mask: Emit, yes: Emit, no: Emit) => Emit;
  /** 1 where a mask holds, 0 elsewhere. */
  readonly truth: Unary;
  /** On the 64 bits of the numbers. */
  readonly bitsAnd: (a: Emit, bits: bigint) => Emit;
  readonly bitsOr: (a: Emit, bits: bigint) => Emit;
  readonly bitsAdd: (a: Emit, bits: bigint) => Emit;
  readonly bitsSubtract: Binary;
  readonly bitsLeft: (a: Emit, by: number) => Emit;
  readonly bitsRight: (a: Emit, by: number) => Emit;
}

const onBits = (operation: (...args: Emit[]) => Emit, a: Emit, b: Emit): Emit =>
  f64.ofBits(operation(f64.bits(a), b));

/** One number. */
export const oneLane: Lanes = {
  ...f64,
  width: 1,
  type: "f64",
  maskType: "i32",
  spread: (a) => a,
  larger: (a, b) => f64.max(a, b),
  smaller: (a, b) => f64.min(a, b),
  both: (a, b) => i32.and(a, b),
  either: (a, b) => i32.or(a, b),
  any: (mask) => mask,
  choose: (mask, yes, no) => select(yes, no, mask),
  truth: (mask) => f64.fromCondition(mask),
  bitsAnd: (a, bits) => onBits(i64.and, a, i64.constant(bits)),
  bitsOr: (a, bits) => onBits(i64.or, a, i64.constant(bits)),
  bitsAdd: (a, bits) => onBits(i64.add, a, i64.constant(bits)),
  bitsSubtract: (a, b) => onBits(i64.subtract, a, f64.bits(b)),
  bitsLeft: (a, by) => onBits(i64.shiftLeft, a, i64.constant(BigInt(by))),
  bitsRight: (a, by) => onBits(i64.shiftRight, a, i64.constant(BigInt(by))),
};

const simd1 = (opcode: number) => unary(0xfd, ...unsigned(opcode));
const simd = (opcode: number) => binary(0xfd, ...unsigned(opcode));

const vector =
  (bytes: readonly number[]): Emit =>
  (code) => {
    code.bytes.push(0xfd, 12, ...bytes, ...bytes);
  };

const bitVector = (bits: bigint): Emit =>
  vector(Array.from({ length: 8 }, (_, k) => Number((BigInt.asUintN(64, bits) >> BigInt(8 * k)) & 0xffn)));

const and = simd(0x4e);
const constant = (value: number): Emit => vector(bytesOf(value));

/** Two numbers side by side. */
export const twoLanes: Lanes = {
  width: 2,
  type: "v128",
  maskType: "v128",
  constant,
  spread: simd1(0x14),
  load: reads([0xfd, 0], 4),
  store: writes([0xfd, 11], 4),
  add: simd(0xf0),
  subtract: simd(0xf1),
  multiply: simd(0xf2),
  divide: simd(0xf3),
  min: simd(0xf4),
  max: simd(0xf5),
  larger: simd(0xf7),
  smaller: simd(0xf6),
  negate: simd1(0xed),
  abs: simd1(0xec),
  sqrt: simd1(0xef),
  nearest: simd1(0x94),
  floor: simd1(0x75),
  equal: simd(0x47),
  differs: simd(0x48),
  less: simd(0x49),
  greater: simd(0x4a),
  atMost: simd(0x4b),
  atLeast: simd(0x4c),
  both: and,
  either: simd(0x50),
  any: simd1(0x53),
  choose: (mask, yes, no) => instruction(0xfd, 0x52)(yes, no, mask),
  truth: (mask) => and(mask, constant(1)),
  bitsAnd: (a, bits) => and(a, bitVector(bits)),
  bitsOr: (a, bits) => simd(0x50)(a, bitVector(bits)),
  bitsAdd: (a, bits) => simd(0xce)(a, bitVector(bits)),
  bitsSubtract: simd(0xd1),
  bitsLeft: (a, by) => simd(0xcb)(a, i32.constant(by)),
  bitsRight: (a, by) => simd(0xcd)(a, i32.constant(by)),
};
