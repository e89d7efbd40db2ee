// Purity, shown: the engine and the golden history, bundled, in a realm without clock, timers, randomness, locale or any host API. The whole
// corpus plays in the same realm in packages/simulator/src/conformance/bareRealm.test.ts.
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bundled, runBare } from "../../../../tooling/bareRealm.ts";
import { goldenHash } from "./golden.scene.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

test("the golden history leaves its trace in a bare realm, too", async () => {
  const code = await bundled('export { goldenTrace } from "./golden.scene.ts";', here, "scenes");
  expect(runBare(`${code}; scenes.goldenTrace().hash`)).toBe(goldenHash);
});

test.each([
  "Date.now()",
  "Math.random()",
  "setTimeout(() => {})",
  "performance.now()",
  "new Date()",
  '"a".localeCompare("b")',
])("the bare realm would notice %s", async (touch) => {
  const code = await bundled(`export const touched = () => ${touch};`, here, "scenes");
  expect(() => runBare(`${code}; scenes.touched()`)).toThrow("was touched in the bare realm");
});
