// The example of the README is code that runs.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { read, text } from "./example.scene.ts";

test("the README shows this example, and it does what it says", () => {
  const file = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
  const [, ...code] = file("./example.scene.ts").split("\n");
  expect(file("../README.md")).toContain(code.join("\n").trim());
  expect(text).toMatch(
    /^\{"defaultKey":\[\["data","order_id"\]\],"events":\{\},"flags":\[\],"hash":"sha256:[0-9a-f]{64}",/,
  );
  expect(read).toHaveProperty("bundle.patterns.0.id", "check");
});
