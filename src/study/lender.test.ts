import { expect, test } from "vitest";
import { lender } from "./lender.ts";

/** A task that ends when it is told to. */
function task() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end };
}

const settle = () => new Promise((resume) => setImmediate(resume));

test("no thing is with two borrowers, and those who wait come in their order", async () => {
  const lend = lender(["left", "right"]);
  const tasks = Array.from({ length: 5 }, task);
  const begun: string[] = [];
  const all = tasks.map(({ ended }, k) =>
    lend((hand) => {
      begun.push(`${k} ${hand}`);
      return ended;
    }),
  );
  await settle();
  expect(begun).toEqual(["0 right", "1 left"]);
  tasks[1]!.end();
  await settle();
  expect(begun.slice(2)).toEqual(["2 left"]);
  for (const { end } of tasks) end();
  await Promise.all(all);
  expect(begun.map((text) => text[0])).toEqual(["0", "1", "2", "3", "4"]);
});

test("a thing comes back from a borrower who failed", async () => {
  const lend = lender(["only"]);
  await expect(lend(() => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await lend((thing) => Promise.resolve(thing))).toBe("only");
});
