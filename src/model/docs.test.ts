import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasErrors, printIssue } from "../source/index.ts";
import { compile, readModel } from "./index.ts";

const page = readFileSync(new URL("../../docs/model-language.md", import.meta.url), "utf8");
const blocks = [...page.matchAll(/^```([\w-]+)\n(.*?)^```$/gms)].map(([, kind = "", text = ""]) => ({
  kind,
  text,
}));
const example = blocks.find(({ text }) => /^model\s/.test(text))?.text ?? "";

const read = (text: string) => readModel({ path: "model.txt", text });

test("the page has models, additions to the first one, and faults", () => {
  const count = (kind: string) => blocks.filter((block) => block.kind === kind).length;
  expect([count("tapworks"), count("tapworks-more") > 4, count("tapworks-wrong")]).toEqual([
    1,
    true,
    count("issues"),
  ]);
});

test.each(blocks.filter(({ text }) => /^model\s/.test(text)).map(({ text }) => text))(
  "every block that begins with model reads without an issue",
  (text) => {
    const { model, issues } = read(text);
    expect(issues).toEqual([]);
    expect(compile(model!).nStates).toBe(model?.states.length);
  },
);

test.each(blocks.filter(({ kind }) => kind === "tapworks-more").map(({ text }) => text))(
  "added to the first model it reads without an error: %s",
  (text) => {
    const { issues } = read(`${example}${text}`);
    expect(hasErrors(issues), issues.map(printIssue).join("\n")).toBe(false);
  },
);

test.each(
  blocks.flatMap(({ kind, text }, k) =>
    kind === "tapworks-wrong" ? [[text, blocks[k + 1]?.text ?? ""]] : [],
  ),
)("a fault gives the messages shown below it: %s", (text, messages) => {
  const { issues } = read(`${example}${text}`);
  const errors = issues.filter(({ severity }) => severity === "error");
  expect(`${errors.map(printIssue).join("\n")}\n`).toBe(messages);
});
