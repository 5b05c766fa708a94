import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.browser.ts", "test/**/*.browser.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
