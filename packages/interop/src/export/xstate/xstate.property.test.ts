// Exported machines run by XState tell what the engine does: many random patterns in one module, over random logs. `pnpm soak charts` takes more.
import { expect, test } from "vitest";
import { compareBatch } from "../machine/chartBatch.scene.ts";
import { toldByXState } from "../machine/chartProperties.scene.ts";

test.each([4127, 4128])(
  "XState tells what the engine does, for random patterns over random logs (seed %i)",
  (seed) => {
    expect(compareBatch({ seed, patterns: 20, logs: 20 }, toldByXState)).toBeGreaterThan(100);
  },
  60_000,
);
