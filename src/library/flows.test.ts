import { expect, test } from "vitest";
import { readText } from "../../test/course.ts";
import { flowsOf, libraryModel } from "./index.ts";

const flows = (name: string, groups: readonly string[]) =>
  flowsOf(readText(libraryModel(name)!.text).text, groups);

test("tubulin that is bound drives the death of cells, and plasma the site at which an effect begins", () => {
  const { drives } = flows("bystander-huc242-spdb-dm4", [
    "well",
    "positive",
    "negative",
    "cell",
    "positive_pool",
    "negative_pool",
  ]);
  expect(drives).toContainEqual({ from: "positive_pool_T", to: "positive_N" });
  expect(drives).not.toContainEqual({ from: "positive_pool_T", to: "negative_N" });
  expect(flows("ocular-grades-huc242-dm4", ["plasma", "eye"]).drives).toEqual([
    { from: "plasma_A", to: "eye_site" },
    { from: "eye_site", to: "eye_share" },
    { from: "eye_site", to: "eye_spared" },
  ]);
});

test("a substance that moves is not said to be driven by what its rate reads", () => {
  const { drives, movements } = flows("krogh-t-dm1", ["tissue"]);
  expect(drives).toEqual([{ from: "A", to: "tissue_C" }]);
  // Diffusion is a movement among the rings.
  expect(movements).toContainEqual({ from: "tissue_C", to: "tissue_C", reaction: "spread", both: true });
});
