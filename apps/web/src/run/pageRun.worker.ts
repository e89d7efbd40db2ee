// The worker of a run in the page. Until the simulator is there it says so.
import type { FromPageRun } from "./pageRunMessages.ts";

const tell = (message: FromPageRun): void => self.postMessage(message, []);

self.addEventListener("message", () => {
  tell({ type: "failed", message: "Runs in the page are not there yet.", wayOut: "Run on the server." });
});
