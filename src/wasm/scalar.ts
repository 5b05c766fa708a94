import { bytesOf, type Code, type Emit, type Local, local, signed, unsigned } from "./code.ts";

/** An instruction that takes its arguments from the stack. */
export const instruction =
  (...opcode: readonly number[]) =>
  (...args: readonly Emit[]): Emit =>
  (code) => {
    for (const arg of args) arg(code);
    for (const byte of opcode) code.bytes.push(byte);
  };

type Unary = (a: Emit) => Emit;
type Binary = (a: Emit, b: Emit) => Emit;

/** An instruction with one argument, or with two; further arguments are ignored, so that they serve to fold lists. */
export const unary = (...opcode: readonly number[]): Unary => {
  const all = instruction(...opcode);
  return (a) => all(a);
};
export const binary = (...opcode: readonly number[]): Binary => {
  const all = instruction(...opcode);
  return (a, b) => all(a, b);
};

function writeMemory({ bytes }: Code, opcode: readonly number[], align: number, at: number): void {
  for (const byte of opcode) bytes.push(byte);
  bytes.push(align);
  let left = at;
  for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes.push(left);
}

/** An instruction that reads memory at `base` + `at`; `align` is the power of 2 of its size. */
export const reads =
  (opcode: readonly number[], align: number) =>
  (at: number, base: Emit = i32.constant(0)): Emit =>
  (code) => {
    base(code);
    writeMemory(code, opcode, align, at);
  };

/** An instruction that writes a value to memory at `base` + `at`. */
export const writes =
  (opcode: readonly number[], align: number) =>
  (at: number, value: Emit, base: Emit = i32.constant(0)): Emit =>
  (code) => {
    base(code);
    value(code);
    writeMemory(code, opcode, align, at);
  };

/** Integers of 32 bits: addresses, counts and conditions. */
export const i32 = {
  constant:
    (value: number): Emit =>
    ({ bytes }) => {
      bytes.push(0x41);
      let left = value;
      for (; left < -64 || left > 63; left >>= 7) bytes.push((left & 0x7f) | 0x80);
      bytes.push(left & 0x7f);
    },
  load: reads([0x28], 2),
  store: writes([0x36], 2),
  add: binary(0x6a),
  multiply: binary(0x6c),
  divide: binary(0x6e),
  and: binary(0x71),
  or: binary(0x72),
  not: unary(0x45),
  equal: binary(0x46),
  less: binary(0x48),
  atLeast: binary(0x4e),
} as const;

/** Integers of 64 bits: the bits of numbers. */
export const i64 = {
  constant:
    (value: bigint): Emit =>
    (code) => {
      code.bytes.push(0x42, ...signed(BigInt.asIntN(64, value)));
    },
  add: binary(0x7c),
  subtract: binary(0x7d),
  and: binary(0x83),
  or: binary(0x84),
  shiftLeft: binary(0x86),
  shiftRight: binary(0x88),
} as const;

/** Numbers. */
export const f64 = {
  constant:
    (value: number): Emit =>
    (code) => {
      code.bytes.push(0x44, ...bytesOf(value));
    },
  load: reads([0x2b], 3),
  store: writes([0x39], 3),
  add: binary(0xa0),
  subtract: binary(0xa1),
  multiply: binary(0xa2),
  divide: binary(0xa3),
  abs: unary(0x99),
  negate: unary(0x9a),
  floor: unary(0x9c),
  nearest: unary(0x9e),
  sqrt: unary(0x9f),
  /** NaN when either is. */
  min: binary(0xa4),
  max: binary(0xa5),
  equal: binary(0x61),
  differs: binary(0x62),
  less: binary(0x63),
  greater: binary(0x64),
  atMost: binary(0x65),
  atLeast: binary(0x66),
  /** 1 or 0 from a condition. */
  fromCondition: unary(0xb7),
  fromInteger: unary(0xb7),
  bits: unary(0xbd),
  ofBits: unary(0xbf),
} as const;

/** One of two values by a condition, which stands last. */
export const select = (yes: Emit, no: Emit, condition: Emit): Emit => instruction(0x1b)(yes, no, condition);

/** Calls a function by its number. */
export const call =
  (number: number, ...args: readonly Emit[]): Emit =>
  (code) => {
    for (const arg of args) arg(code);
    code.bytes.push(0x10, ...unsigned(number));
  };

/** Leaves the function. */
export const leave: Emit = (code) => {
  code.bytes.push(0x0f);
};

const end = 0x0b;
const nothing = 0x40;

/** Does one thing or another by a condition. */
export const when =
  (condition: Emit, then: Emit, otherwise?: Emit): Emit =>
  (code) => {
    condition(code);
    code.bytes.push(0x04, nothing);
    then(code);
    if (otherwise) {
      code.bytes.push(0x05);
      otherwise(code);
    }
    code.bytes.push(end);
  };

/** Repeats while a condition holds, which is asked first. */
export const repeatWhile =
  (condition: Emit, body: Emit): Emit =>
  (code) => {
    code.bytes.push(0x02, nothing, 0x03, nothing);
    condition(code);
    code.bytes.push(0x45, 0x0d, 1);
    body(code);
    code.bytes.push(0x0c, 0, end, end);
  };

/** Runs `body` with a counter from 0 up to below `stop` in steps of `by`; at least once. */
export const count =
  (stop: number, by: number, body: (counter: Emit) => Emit): Emit =>
  (code: Code) => {
    const counter: Local = local(code, "i32");
    counter.set(i32.constant(0))(code);
    code.bytes.push(0x03, nothing);
    body(counter.get)(code);
    i32.less(counter.tee(i32.add(counter.get, i32.constant(by))), i32.constant(stop))(code);
    code.bytes.push(0x0d, 0, end);
  };
