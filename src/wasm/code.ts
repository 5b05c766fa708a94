/** Types of values in WebAssembly. */
export type ValueType = "i32" | "i64" | "f64" | "v128";

/** The body of a function while it is written: bytes, and the types of its locals after the parameters. */
export interface Code {
  readonly bytes: number[];
  readonly nParameters: number;
  readonly locals: ValueType[];
}

/** Writes something into a body: an instruction with what it needs, or several in a row. */
export type Emit = (code: Code) => void;

/** A local variable of a function. */
export interface Local {
  readonly get: Emit;
  readonly set: (value: Emit) => Emit;
  /** Sets it and leaves the value. */
  readonly tee: (value: Emit) => Emit;
}

/** An unsigned integer in LEB128. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  do {
    const low = left % 128;
    left = Math.floor(left / 128);
    bytes.push(left > 0 ? low | 0x80 : low);
  } while (left > 0);
  return bytes;
}

/** A signed integer of up to 64 bits in LEB128. */
export function signed(value: bigint): number[] {
  const bytes: number[] = [];
  let left = value;
  for (;;) {
    const low = Number(left & 0x7fn);
    left >>= 7n;
    const done = (left === 0n && (low & 0x40) === 0) || (left === -1n && (low & 0x40) !== 0);
    bytes.push(done ? low : low | 0x80);
    if (done) return bytes;
  }
}

const scratchBytes = new Uint8Array(8);
const scratch = new DataView(scratchBytes.buffer);

/** The eight bytes of a number. */
export function bytesOf(value: number): number[] {
  scratch.setFloat64(0, value, true);
  return [...scratchBytes];
}

/** A local by its number, parameters first. */
export function localAt(number: number): Local {
  const index = unsigned(number);
  const instruction = (opcode: number) => (value: Emit) => (code: Code) => {
    value(code);
    code.bytes.push(opcode, ...index);
  };
  return {
    get: (code) => {
      code.bytes.push(0x20, ...index);
    },
    set: instruction(0x21),
    tee: instruction(0x22),
  };
}

/** A new local of a function. */
export function local(code: Code, type: ValueType): Local {
  code.locals.push(type);
  return localAt(code.nParameters + code.locals.length - 1);
}

/** Several things in a row. */
export const inTurn =
  (...parts: readonly Emit[]): Emit =>
  (code) => {
    for (const part of parts) part(code);
  };
