// The example of the README is code that runs.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { effects } from "./example.scene.ts";

test("the README shows this example, and it does what it says", () => {
  const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
  const [, ...code] = read("./example.scene.ts").split("\n");
  expect(read("../README.md")).toContain(code.join("\n").trim());
  expect(effects).toMatchObject([
    {
      pattern: "unpaid",
      outcome: "timeout",
      key: ["o-7"],
      action: "remind",
      capability: "customer_communication",
      events: ["1"],
      seq: 1,
      at: 1_764_000_000_000 + 30 * 60_000,
      missing: "payment_successful",
    },
  ]);
});
