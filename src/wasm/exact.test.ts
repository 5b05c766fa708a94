import { expect, test } from "vitest";
import { cbrt, exp, type Lanes, local, log, moduleWriter, oneLane, pow, twoLanes } from "./index.ts";

/** Fixed-point numbers of 300 binary digits after the point. */
const digits = 300n;
const one = 1n << digits;
const times = (a: bigint, b: bigint) => (a * b) >> digits;
const over = (a: bigint, b: bigint) => (a << digits) / b;

/** A double as significand and power of 2. */
function parts(x: number): { significand: bigint; power: number } {
  const bits = new BigUint64Array(Float64Array.of(x).buffer)[0]!;
  const field = Number((bits >> 52n) & 0x7ffn);
  const low = bits & ((1n << 52n) - 1n);
  const significand = field === 0 ? low : low | (1n << 52n);
  return { significand: x < 0 ? -significand : significand, power: Math.max(field, 1) - 1075 };
}

const shift = (x: bigint, by: number) => (by >= 0 ? x << BigInt(by) : x >> BigInt(-by));
const exactly = (x: number) => shift(parts(x).significand, Number(digits) + parts(x).power);

/** 2·atanh(s) by its series. */
function twiceAtanh(s: bigint): bigint {
  const square = times(s, s);
  let [sum, power] = [0n, s];
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += power / k;
    power = times(power, square);
  }
  return 2n * sum;
}

const ln2 = twiceAtanh(one / 3n);

/** ln x to about 290 binary digits. */
function exactLog(x: number): bigint {
  const { significand, power } = parts(x);
  const length = significand.toString(2).length;
  const m = shift(significand, Number(digits) - length + 1);
  return twiceAtanh(over(m - one, m + one)) + ln2 * BigInt(power + length - 1);
}

/** e^x as a fixed-point number between 1 and 2, and a power of 2. */
function exactExp(x: bigint): { m: bigint; power: number } {
  let k = x / ln2;
  if (x - k * ln2 < 0n) k -= 1n;
  const r = x - k * ln2;
  let [sum, term] = [0n, one];
  for (let n = 1n; term !== 0n; n++) {
    sum += term;
    term = times(term, r) / n;
  }
  return { m: sum, power: Number(k) };
}

/** The distance of a double from m·2^power, in units of the last place of a double of that size. */
function ulps(found: number, m: bigint, power: number): number {
  const last = Math.max(power - 52, -1074);
  const { significand, power: of } = parts(found);
  const difference = shift(significand, Number(digits) + of - last) - shift(m, power - last);
  return Math.abs(Number(difference >> (digits - 20n)) / 2 ** 20);
}

function logUlps(found: number, x: number): number {
  const wanted = exactLog(x);
  const size = wanted < 0n ? -wanted : wanted;
  const length = size.toString(2).length - 1 - Number(digits);
  const m = shift(size, -length);
  return ulps(Math.abs(found), m, length);
}

type Pair = (a: number, b: number) => number;

/** The function of a kind of lanes, called on the same value in every lane, or with another in the second lane. */
function built(lanes: Lanes, other = 1): { exp: Pair; log: Pair; pow: Pair; cbrt: Pair } {
  const m = moduleWriter();
  const numbers = {
    exp: m.add([lanes.type], [lanes.type], (code, x) => exp(lanes)(code, x!)),
    log: m.add([lanes.type], [lanes.type], (code, x) => log(lanes)(code, x!)),
    cbrt: m.add([lanes.type], [lanes.type], (code, x) => cbrt(lanes)(code, x!)),
    pow: m.add([lanes.type, lanes.type], [lanes.type], (code, x, y) => pow(lanes)(code, x!, y!)),
  };
  for (const [name, number] of Object.entries(numbers)) {
    const run = m.add([], [], (code) => {
      const [x, y] = [local(code, lanes.type), local(code, lanes.type)];
      return (body) => {
        x.set(lanes.load(0))(body);
        y.set(lanes.load(16))(body);
        const args = name === "pow" ? [x.get, y.get] : [x.get];
        lanes.store(32, (inner) => {
          for (const arg of args) arg(inner);
          inner.bytes.push(0x10, number);
        })(body);
      };
    });
    m.exportFunction(name, run);
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(m.finish(1)));
  const memory = new Float64Array((exports.memory as WebAssembly.Memory).buffer);
  const caller =
    (name: "exp" | "log" | "pow" | "cbrt"): Pair =>
    (a, b) => {
      memory.set([a, other * a, b, b]);
      (exports[name] as () => void)();
      return memory[4]!;
    };
  return { exp: caller("exp"), log: caller("log"), pow: caller("pow"), cbrt: caller("cbrt") };
}

/** Numbers without pattern in [0, 1), the same in every run. */
function* spread(n: number): Generator<number> {
  for (let k = 1; k <= n; k++) yield (k * 0.6180339887498949 + (k % 7) * 0.1234567) % 1;
}

const one_ = built(oneLane);
const two = built(twoLanes, -3);
const n = 3000;

test("exp is within 1 ulp over its whole range, results below 2^-1022 included", () => {
  let worst = 0;
  for (const u of spread(n)) {
    for (const x of [u - 0.5, 1450 * u - 742, -708 - 36 * u]) {
      const { m, power } = exactExp(exactly(x));
      worst = Math.max(worst, ulps(one_.exp(x, 0), m, power));
    }
  }
  expect(worst).toBeLessThan(1);
});

test("log is within 1 ulp, near 1 and over the whole range", () => {
  let worst = 0;
  for (const u of spread(n)) {
    for (const x of [0.5 + u, 10 ** (600 * u - 300), 5e-324 + u * 1e-310, 1 + 1e-6 * (u - 0.5)]) {
      if (x !== 1) worst = Math.max(worst, logUlps(one_.log(x, 0), x));
    }
  }
  expect(worst).toBeLessThan(1);
});

test("cbrt is within 1 ulp over its whole range", () => {
  let worst = 0;
  for (const u of spread(n)) {
    for (const x of [8 * u + 1e-9, 10 ** (600 * u - 300), 5e-324 + u * 1e-310]) {
      const found = one_.cbrt(x, 0);
      const third = exactLog(x) / 3n;
      const { m, power } = exactExp(third);
      worst = Math.max(worst, ulps(found, m, power));
    }
  }
  expect(worst).toBeLessThan(1);
  expect([27, 1e-30, 0, -8, Number.POSITIVE_INFINITY, Number.NaN].map((x) => one_.cbrt(x, 0))).toEqual([
    3,
    1e-10,
    0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NaN,
  ]);
});

test("pow is within 1 ulp, for Hill exponents and where results are near 1e±300", () => {
  let worst = 0;
  const ys = [...spread(3 * n)].slice(2 * n);
  [...spread(n)].forEach((u, k) => {
    const v = ys[k]!;
    const cases = [
      [Math.exp(14 * u - 7), 0.3 + 4 * v],
      [Math.exp(100 * u - 50), 12 * v - 6],
      [0.5 + u, 1000 * (v - 0.5)],
    ] as const;
    for (const [x, y] of cases) {
      const { m, power } = exactExp(shift(exactLog(x) * parts(y).significand, parts(y).power));
      worst = Math.max(worst, ulps(one_.pow(x, y), m, power));
    }
  });
  expect(worst).toBeLessThan(1);
});

test("two lanes give the bits of one, whatever stands in the other lane", () => {
  const ys = [...spread(2 * n)].slice(n);
  [...spread(n)].forEach((u, k) => {
    const x = 10 ** (40 * u - 20);
    expect(two.exp(100 * u - 50, 0)).toBe(one_.exp(100 * u - 50, 0));
    expect(two.log(x, 0)).toBe(one_.log(x, 0));
    expect(two.cbrt(x, 0)).toBe(one_.cbrt(x, 0));
    expect(two.pow(x, 8 * ys[k]! - 4)).toBe(one_.pow(x, 8 * ys[k]! - 4));
  });
});

function same(found: number, wanted: number): void {
  if (Number.isNaN(wanted)) expect(found).toBeNaN();
  else if (Number.isFinite(wanted)) expect(found).toBeCloseTo(wanted, 12);
  else expect(found).toBe(wanted);
}

test("special values are those of Math", () => {
  const special = [0, -0, 1, -1, 2, -2, -0.5, 3, Infinity, -Infinity, NaN, 1e308, -1e308, 5e-324];
  for (const x of special) {
    for (const { exp: e, log: l } of [one_, two]) {
      same(e(x, 0), Math.exp(x));
      same(l(x, 0), Math.log(x));
    }
    for (const y of special) {
      // 1^±Infinity is 1 here, as IEEE 754 has it.
      if (Math.abs(x) === 1 && !Number.isFinite(y)) continue;
      const wanted = x ** y;
      for (const found of [one_.pow(x, y), two.pow(x, y)]) {
        if (Number.isNaN(wanted)) expect(found, `${x}^${y}`).toBeNaN();
        else if (wanted === 0) expect(Math.abs(found), `${x}^${y}`).toBe(0);
        else if (!Number.isFinite(wanted)) expect(Math.abs(found), `${x}^${y}`).toBe(Math.abs(wanted));
        else expect(found / wanted, `${x}^${y}`).toBeCloseTo(1, 14);
      }
    }
  }
});

test("the same module has the same bytes every time", () => {
  const bytes = () => {
    const m = moduleWriter();
    m.add(["v128", "v128"], ["v128"], (code, x, y) => pow(twoLanes)(code, x!, y!));
    return m.finish(1);
  };
  expect(bytes()).toEqual(bytes());
});
