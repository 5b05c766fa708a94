import { bytesOf, type Code, type Emit, type Local, local, signed, unsigned } from "./code.ts";

/** An instruction that takes its arguments from the stack. */
export const instruction =
  (...opcode: readonly number[]) =>
  (...args: readonly Emit[]): Emit =>
  (code) => {
    for (const arg of args) arg(code);
    code.bytes.push(...opcode);
  };

/** An instruction that reads memory at `base` + `at`; `align` is the power of 2 of its size. */
export const reads =
  (opcode: readonly number[], align: number) =>
  (at: number, base: Emit = i32.constant(0)): Emit =>
  (code) => {
    base(code);
    code.bytes.push(...opcode, align, ...unsigned(at));
  };

/** An instruction that writes a value to memory at `base` + `at`. */
export const writes =
  (opcode: readonly number[], align: number) =>
  (at: number, value: Emit, base: Emit = i32.constant(0)): Emit =>
  (code) => {
    base(code);
    value(code);
    code.bytes.push(...opcode, align, ...unsigned(at));
  };

/** Integers of 32 bits: addresses, counts and conditions. */
export const i32 = {
  constant:
    (value: number): Emit =>
    (code) => {
      code.bytes.push(0x41, ...signed(BigInt(value)));
    },
  load: reads([0x28], 2),
  store: writes([0x36], 2),
  add: instruction(0x6a),
  multiply: instruction(0x6c),
  and: instruction(0x71),
  or: instruction(0x72),
  not: instruction(0x45),
  equal: instruction(0x46),
  less: instruction(0x48),
  atLeast: instruction(0x4e),
} as const;

/** Integers of 64 bits: the bits of numbers. */
export const i64 = {
  constant:
    (value: bigint): Emit =>
    (code) => {
      code.bytes.push(0x42, ...signed(BigInt.asIntN(64, value)));
    },
  add: instruction(0x7c),
  subtract: instruction(0x7d),
  and: instruction(0x83),
  or: instruction(0x84),
  shiftLeft: instruction(0x86),
  shiftRight: instruction(0x88),
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
  add: instruction(0xa0),
  subtract: instruction(0xa1),
  multiply: instruction(0xa2),
  divide: instruction(0xa3),
  abs: instruction(0x99),
  negate: instruction(0x9a),
  floor: instruction(0x9c),
  nearest: instruction(0x9e),
  sqrt: instruction(0x9f),
  /** NaN when either is. */
  min: instruction(0xa4),
  max: instruction(0xa5),
  equal: instruction(0x61),
  differs: instruction(0x62),
  less: instruction(0x63),
  greater: instruction(0x64),
  atMost: instruction(0x65),
  atLeast: instruction(0x66),
  /** 1 or 0 from a condition. */
  fromCondition: instruction(0xb7),
  fromInteger: instruction(0xb7),
  bits: instruction(0xbd),
  ofBits: instruction(0xbf),
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
