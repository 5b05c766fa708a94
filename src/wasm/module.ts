import { type Code, type Emit, type Local, localAt, signed, unsigned, type ValueType } from "./code.ts";

/** A module while it is written. Functions may call each other by number before they are defined. */
export interface ModuleWriter {
  /** Announces a function; gives its number. */
  readonly declare: (parameters: readonly ValueType[], results?: readonly ValueType[]) => number;
  /** Writes the body of an announced function; `body` gets its parameters and the code, for locals. */
  readonly define: (number: number, body: (code: Code, ...parameters: Local[]) => Emit) => void;
  /** Both at once. */
  readonly add: (
    parameters: readonly ValueType[],
    results: readonly ValueType[],
    body: (code: Code, ...parameters: Local[]) => Emit,
  ) => number;
  readonly exportFunction: (name: string, number: number) => void;
  /** Bytes that stand in memory from the start, at an address. */
  readonly data: (at: number, bytes: Uint8Array) => void;
  /** The module, with a memory of this many pages of 64 KiB called "memory". @throws Error for a function without body. */
  readonly finish: (pages: number) => Uint8Array<ArrayBuffer>;
}

const typeCode: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b };

interface Declared {
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
  code?: Code;
}

interface Stored {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** An empty module. It imports nothing, so that it computes the same bits wherever it runs. */
export function moduleWriter(): ModuleWriter {
  const functions: Declared[] = [];
  const exported: { name: string; number: number }[] = [];
  const stored: Stored[] = [];
  const declare = (parameters: readonly ValueType[], results: readonly ValueType[] = []) =>
    functions.push({ parameters, results }) - 1;
  const define: ModuleWriter["define"] = (number, body) => {
    const declared = functions[number]!;
    const code: Code = { bytes: [], nParameters: declared.parameters.length, locals: [] };
    body(code, ...declared.parameters.map((_, k) => localAt(k)))(code);
    declared.code = code;
  };
  return {
    declare,
    define,
    add(parameters, results, body) {
      const number = declare(parameters, results);
      define(number, body);
      return number;
    },
    exportFunction: (name, number) => exported.push({ name, number }),
    data: (at, bytes) => stored.push({ at, bytes }),
    finish: (pages) => bytesOfModule(functions, exported, stored, pages),
  };
}

function bytesOfModule(
  functions: readonly Declared[],
  exported: readonly { name: string; number: number }[],
  stored: readonly Stored[],
  pages: number,
): Uint8Array<ArrayBuffer> {
  const vector = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()];
  const types = functions.map(({ parameters, results }) => [
    0x60,
    ...vector(parameters.map((type) => [typeCode[type]])),
    ...vector(results.map((type) => [typeCode[type]])),
  ]);
  const exports = [
    ...exported.map(({ name, number }) => [...text(name), 0, ...unsigned(number)]),
    [...text("memory"), 2, 0],
  ];
  const head = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  const parts: readonly (readonly number[])[] = [
    head,
    section(1, vector(types)),
    section(3, vector(functions.map((_, k) => unsigned(k)))),
    section(5, [1, 0, ...unsigned(pages)]),
    section(7, vector(exports)),
  ];
  const bodies = functions.map(bodyOf);
  const size = bodies.reduce((sum, { head: own, code }) => sum + own.length + code.length + 1, 0);
  const count = unsigned(bodies.length);
  return joined([
    ...parts,
    [10, ...unsigned(size + count.length), ...count],
    ...bodies.flatMap(({ head: own, code }) => [own, code, [end]]),
    ...dataSection(stored),
  ]);
}

function dataSection(stored: readonly Stored[]): readonly ArrayLike<number>[] {
  if (stored.length === 0) return [];
  const heads = stored.map(({ at, bytes }) => [
    ...[0, 0x41, ...signed(BigInt(at)), 0x0b],
    ...unsigned(bytes.length),
  ]);
  const count = unsigned(stored.length);
  const size = stored.reduce((sum, { bytes }, k) => sum + heads[k]!.length + bytes.length, count.length);
  return [
    [11, ...unsigned(size), ...count],
    ...stored.flatMap(({ bytes }, k): readonly ArrayLike<number>[] => [heads[k]!, bytes]),
  ];
}

const text = (name: string): readonly number[] => [
  ...unsigned(name.length),
  ...[...name].map((letter) => letter.charCodeAt(0)),
];

const section = (number: number, content: readonly number[]): readonly number[] => [
  number,
  ...unsigned(content.length),
  ...content,
];

const end = 0x0b;

/** A body: its length and locals, then its instructions; an `end` follows. */
function bodyOf({ code }: Declared): { head: readonly number[]; code: readonly number[] } {
  if (!code) throw new Error("a function of the module has no body");
  const runs: { type: ValueType; n: number }[] = [];
  for (const type of code.locals) {
    const last = runs.at(-1);
    if (last?.type === type) last.n += 1;
    else runs.push({ type, n: 1 });
  }
  const locals = [
    ...unsigned(runs.length),
    ...runs.flatMap(({ type, n }) => [...unsigned(n), typeCode[type]]),
  ];
  return { head: [...unsigned(locals.length + code.bytes.length + 1), ...locals], code: code.bytes };
}

function joined(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
