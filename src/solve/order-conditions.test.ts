import { describe, expect, test } from "vitest";
import type { DirkMethod, ExplicitMethod, RosenbrockMethod } from "./method.ts";
import { family, methods } from "./methods.ts";

/** A rooted tree: its branches. A single vertex has none. */
interface Tree {
  readonly branches: readonly Tree[];
  readonly size: number;
  /** γ(τ): the product of the sizes of all its subtrees. */
  readonly density: number;
}

const treeOf = (branches: readonly Tree[]): Tree => {
  const size = 1 + branches.reduce((sum, branch) => sum + branch.size, 0);
  return { branches, size, density: branches.reduce((product, { density }) => product * density, size) };
};

/** All rooted trees of up to so many vertices, each once: 1, 1, 2, 4, 9, 20, 48, 115 of them by size. */
function treesUpTo(most: number): readonly Tree[] {
  const trees: Tree[] = [];
  for (let size = 1; size <= most; size++) {
    const forests = (left: number, upTo: number): readonly (readonly Tree[])[] =>
      left === 0
        ? [[]]
        : trees
            .slice(0, upTo)
            .flatMap((tree, k) =>
              tree.size > left ? [] : forests(left - tree.size, k + 1).map((others) => [tree, ...others]),
            );
    trees.push(...forests(size - 1, trees.length).map(treeOf));
  }
  return trees;
}

type Matrix = readonly (readonly number[])[];

/** A method as its order conditions see it: `joined` stands where a vertex has one branch, `plain` elsewhere. */
interface Weights {
  readonly plain: Matrix;
  readonly joined: Matrix;
  readonly at: (theta: number) => readonly number[];
  readonly stages: number;
  /** Weights of the error estimates. */
  readonly estimates: Matrix;
}

/** Φᵢ(τ) for all stages (`hairer1993`, II.2; `hairer1996`, IV.7). */
function elementary({ branches }: Tree, weights: Weights): readonly number[] {
  const matrix = branches.length === 1 ? weights.joined : weights.plain;
  const inner = branches.map((branch) => elementary(branch, weights));
  return Array.from({ length: weights.stages }, (_, i) =>
    inner.reduce((product, phi) => product * dot(matrix[i]!, phi), 1),
  );
}

const dot = (x: readonly number[], y: readonly number[]): number =>
  x.reduce((sum, value, k) => sum + value * y[k]!, 0);

/** The largest |Σ bᵢ(θ) Φᵢ(τ) − θ^|τ|/γ(τ)| over all trees up to an order. */
function defect(weights: Weights, order: number, theta: number): number {
  const b = weights.at(theta);
  return Math.max(
    ...treesUpTo(order).map((tree) =>
      Math.abs(dot(b, elementary(tree, weights)) - theta ** tree.size / tree.density),
    ),
  );
}

function ofExplicit({ a, extra, dense, error, lower }: ExplicitMethod): Weights {
  const rows = [...a, ...(extra?.a ?? [])];
  const at = (theta: number) =>
    dense.map((p) => p.reduceRight((value, coefficient) => (value + coefficient) * theta, 0));
  const estimates = [error, ...(lower ? [lower] : [])].map((row) => rows.map((_, i) => row[i] ?? 0));
  return { plain: rows, joined: rows, at, stages: rows.length, estimates };
}

function ofRosenbrock({ a, g, m, dense, gamma, error }: RosenbrockMethod): Weights {
  const stages = m.length;
  const full = (row: readonly number[]) => Array.from({ length: stages }, (_, j) => row[j] ?? 0);
  // u = Γ k in the usual form of the method, Γ = (1/γ − G)⁻¹: row i is γ (eᵢ + Σ gᵢⱼ row j).
  const big: number[][] = [];
  for (let i = 0; i < stages; i++) {
    const sum = full([]).map(
      (_, j) =>
        (i === j ? 1 : 0) +
        dot(
          g[i]!,
          big.map((row) => row[j]!),
        ),
    );
    big.push(sum.map((x) => gamma * x));
  }
  const timesBig = (row: readonly number[]) =>
    full([]).map((_, j) => row.reduce((sum, x, k) => sum + x * big[k]![j]!, 0));
  const plain = a.map(timesBig);
  const joined = plain.map((row, i) => row.map((x, j) => x + big[i]![j]!));
  const at = (theta: number) =>
    timesBig(
      m.map((end, i) => {
        const bend = dense.reduceRight((sum, row) => sum * theta + row[i]!, 0);
        return theta * end + theta * (1 - theta) * bend;
      }),
    );
  return { plain, joined, at, stages, estimates: [timesBig(error)] };
}

/** Without the filter of the error estimate, which changes terms of higher order alone. */
function ofDirk({ a, dense, gamma, error }: DirkMethod): Weights {
  const stages = a.length;
  const rows = a.map((row, i) =>
    Array.from({ length: stages }, (_, j) => row[j] ?? (i === j && i > 0 ? gamma : 0)),
  );
  const at = (theta: number) =>
    dense.map((p) => p.reduceRight((value, coefficient) => (value + coefficient) * theta, 0));
  return { plain: rows, joined: rows, at, stages, estimates: [error] };
}

function weightsOf(method: (typeof family)[number]["method"]): Weights {
  switch (method.kind) {
    case "explicit":
      return ofExplicit(method);
    case "rosenbrock":
      return ofRosenbrock(method);
    case "dirk":
      return ofDirk(method);
  }
}

test("there are as many trees as Cayley counted", () => {
  const trees = treesUpTo(8);
  const counts = [1, 2, 3, 4, 5, 6, 7, 8].map((size) => trees.filter((tree) => tree.size === size).length);
  expect(counts).toEqual([1, 1, 2, 4, 9, 20, 48, 115]);
});

describe.each(family)("$method.name", ({ method }) => {
  const weights = weightsOf(method);

  // Coefficients hold 16 digits, and terms of some hundred cancel.
  const rounding = 3e-13;

  test("satisfies all conditions of its order, and not those of the next", () => {
    expect(defect(weights, method.order, 1)).toBeLessThan(rounding);
    expect(defect(weights, method.order + 1, 1)).toBeGreaterThan(1e-9);
  });

  test.each([0.15, 0.5, 0.85])("its dense output satisfies those of its own order at θ = %s", (theta) => {
    expect(defect(weights, method.denseOrder, theta)).toBeLessThan(rounding);
  });

  test("its error estimates compare with lower orders", () => {
    const lowerOrders = method === methods.dop853 ? [5, 3] : [method.order - 1];
    weights.estimates.forEach((estimate, k) => {
      const largest = (sizes: (size: number) => boolean) =>
        Math.max(
          ...treesUpTo(lowerOrders[k]! + 1)
            .filter(({ size }) => sizes(size))
            .map((tree) => Math.abs(dot(estimate, elementary(tree, weights)))),
        );
      expect(largest((size) => size <= lowerOrders[k]!)).toBeLessThan(rounding);
      expect(largest((size) => size > lowerOrders[k]!)).toBeGreaterThan(1e-6);
    });
  });
});
