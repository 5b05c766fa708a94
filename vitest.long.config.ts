import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/**/*.long.ts", "test/**/*.long.ts"], testTimeout: 3_600_000 },
});
