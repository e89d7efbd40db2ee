// The engine in a browser: a page and a worker leave the same trace, byte for byte, as Node does.
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";
import { bundled } from "../../tooling/bareRealm.ts";

const scenes = fileURLToPath(new URL("../../packages/engine/src/scenes/", import.meta.url));

test("the recorded history leaves its trace in a page and in a worker", async ({ page }) => {
  const code = await bundled('export { goldenHash, goldenTrace } from "./golden.scene.ts";', scenes, "golden");
  await page.goto("about:blank");
  const inPage: unknown = await page.evaluate(`${code}; [golden.goldenTrace().hash, golden.goldenHash]`);
  const inWorker: unknown = await page.evaluate(
    (script) =>
      new Promise((resolve, reject) => {
        const text = `${script}; postMessage(golden.goldenTrace().hash);`;
        const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
        worker.addEventListener("message", ({ data }) => resolve(data));
        worker.addEventListener("error", ({ message }) => reject(new Error(message)));
      }),
    code,
  );
  const [hash, expected] = inPage as readonly [string, string];
  expect(expected).toMatch(/^[0-9a-f]{64}$/);
  expect({ page: hash, worker: inWorker }).toEqual({ page: expected, worker: expected });
});
