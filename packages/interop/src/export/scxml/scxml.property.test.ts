// Exported documents, interpreted by SCION, tell what the engine does: many random patterns over random logs. `pnpm soak charts` takes more.
import { expect, test } from "vitest";
import { compareBatch } from "../machine/chartBatch.scene.ts";
import { toldByScxml } from "../machine/chartProperties.scene.ts";

test.each([4127, 4128])(
  "SCION tells what the engine does, for random patterns over random logs (seed %i)",
  (seed) => {
    expect(compareBatch({ seed, patterns: 10, logs: 10 }, toldByScxml)).toBeGreaterThan(50);
  },
  60_000,
);
