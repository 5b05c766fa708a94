import { parentPort } from "node:worker_threads";
import type { Tables } from "../step/index.ts";
import { stepKind } from "../study/index.ts";
import type { Answer, Order } from "./protocol.ts";

let inputs: Readonly<Record<string, Tables>> = {};

function answer(order: Order): Answer {
  if (order.kind === "inputs") {
    inputs = order.inputs;
    return { kind: "ready" };
  }
  try {
    return { kind: "tables", tables: stepKind(order.step).run(order.piece, inputs) };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (order: Order) => parentPort?.postMessage(answer(order)));
