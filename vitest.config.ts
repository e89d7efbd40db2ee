// One vitest run for the whole workspace: unit, property and golden tests beside the sources, and those of the tooling.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "apps/*/src/**/*.test.{ts,tsx}",
      "tooling/**/*.test.ts",
      "examples/**/*.test.ts",
    ],
    // Property tests print their seed; a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: "forks",
    reporters: ["default"],
  },
});
