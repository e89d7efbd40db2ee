// What conditions see of the event that is handled.
import { expect, test } from "vitest";
import { createEngine } from "./createEngine.ts";
import { bundleOf, event, match } from "./scenes/make.scene.ts";

test("a host that offers one object again with other data is asked about what it holds now", () => {
  // No index decides this condition: it is asked each time.
  const engine = createEngine(bundleOf([match("large", "a", { when: "data.parts.exists(part, part > 3)" })]));
  const reused = { ...event("e1", "a", 0, "A", { parts: [1] }) };
  const fires = [[1], [4], [2, 5], []].map((parts, index) => {
    reused.id = `e${index + 1}`;
    reused.time = index;
    reused.data = { parts };
    return engine.offer(reused).length;
  });
  expect(fires).toEqual([0, 1, 1, 0]);
});
