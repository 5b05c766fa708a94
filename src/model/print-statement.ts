import {
  type Expression,
  entryWords,
  type Head,
  type ModelStatement,
  type Operator,
  type Over,
  type Term,
} from "./syntax.ts";

const strength: Partial<Record<Operator, number>> = {
  or: 1,
  and: 2,
  not: 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "==": 4,
  "!=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  neg: 7,
  "^": 8,
};

const strengthOf = (x: Expression): number => (x.kind === "apply" ? (strength[x.operator] ?? 9) : 9);

/** An expression as text that reads back as the same expression. */
export function printExpression(x: Expression): string {
  switch (x.kind) {
    case "number":
      return x.unit ? `${x.value} {${x.unit.text}}` : String(x.value);
    case "name":
      return x.indices.length > 0 ? `${x.name}[${x.indices.map(printExpression).join(", ")}]` : x.name;
    case "sum":
      return `sum(${printOver(x.over)}: ${printExpression(x.body)})`;
    case "concentration":
      return `conc(${printExpression(x.of)})`;
    case "apply":
      return printApplied(x.operator, x.args);
  }
}

function printApplied(operator: Operator, args: readonly Expression[]): string {
  const own = strength[operator];
  if (own === undefined) return `${operator}(${args.map(printExpression).join(", ")})`;
  const inside = (x: Expression, least: number) =>
    strengthOf(x) < least ? `(${printExpression(x)})` : printExpression(x);
  const [a, b] = [args[0]!, args[1]];
  if (!b) return operator === "neg" ? `-${inside(a, own + 1)}` : `not ${inside(a, own)}`;
  if (operator === "^") return `${inside(a, own + 1)}^${inside(b, own)}`;
  const tight = own > 5 ? operator : ` ${operator} `;
  return `${inside(a, own === 4 ? own + 1 : own)}${tight}${inside(b, own + 1)}`;
}

const printOver = (over: Over): string =>
  over.low && over.high
    ? `${over.index} in ${printExpression(over.low)}..${printExpression(over.high)}`
    : over.index;

/** A defined name with its indices, and in words for which values of them. */
export function printHead(head: Head): { name: string; runs: string } {
  if (head.dims.length === 0) return { name: head.name, runs: "" };
  const keys = head.dims.map((dim) => (dim.kind === "over" ? dim.index : String(dim.value)));
  const runs = head.dims.flatMap((dim) => (dim.kind === "over" && dim.low ? [printOver(dim)] : []));
  return { name: `${head.name}[${keys.join(", ")}]`, runs: runs.length > 0 ? `, ${runs.join(", ")}` : "" };
}

const printTerm = ({ coefficient, species }: Term): string => {
  if (!coefficient) return printExpression(species);
  const text = printExpression(coefficient);
  return `${coefficient.kind === "apply" ? `(${text})` : text} ${printExpression(species)}`;
};

const printSide = (terms: readonly Term[]): string => terms.map(printTerm).join(" + ") || "nothing";

const withUnit = (name: string, unit: string): string =>
  unit === "" || unit === "1" ? name : `${name} [${unit}]`;

/** An equation of a statement in readable form; undefined for statements that hold none. */
export function printStatement(statement: ModelStatement): string | undefined {
  switch (statement.kind) {
    case "assign":
    case "compartment": {
      const { name, runs } = printHead(statement.head);
      return `${name} = ${printExpression(statement.value)}${runs}`;
    }
    case "ode": {
      const { name, runs } = printHead(statement.head);
      return `d ${name}/dt = ${printExpression(statement.value)}${runs}`;
    }
    case "species": {
      if (!statement.initial) return undefined;
      const { name, runs } = printHead(statement.head);
      return `${name}(0) = ${printExpression(statement.initial)}${runs}`;
    }
    case "reaction": {
      const { name, runs } = printHead(statement.head);
      const arrow = statement.reversible ? "<->" : "->";
      const sides = `${printSide(statement.left)} ${arrow} ${printSide(statement.right)}`;
      return `${name}: ${sides} at ${printExpression(statement.rate)}${runs}`;
    }
    case "dose": {
      const into = statement.into.map(({ head, share }) => {
        const { name, runs } = printHead(head);
        return `into ${name}: ${printExpression(share)}${runs}`;
      });
      const entry = entryWords.flatMap((word) => {
        const clause = statement.entry[word];
        return clause ? [`${word} ${printExpression(clause)}`] : [];
      });
      return `dose ${withUnit(statement.head.name, statement.unit.text)} ${[...into, ...entry].join("; ")}`;
    }
    case "event": {
      const { name, runs } = printHead(statement.head);
      const sets = statement.sets.map(({ head, value }) => {
        const target = printHead(head);
        return `${target.name} = ${printExpression(value)}${target.runs}`;
      });
      const then = [...sets, ...(statement.stop === undefined ? [] : [`stop: ${statement.stop}`])];
      return `${name}: when ${printExpression(statement.when)}: ${then.join(", ")}${runs}`;
    }
    case "output": {
      const { name, runs } = printHead(statement.head);
      return `${withUnit(name, statement.unit.text)} := ${printExpression(statement.value)}${runs}`;
    }
    default:
      return undefined;
  }
}
