// What is made to exhaust an importer is refused with its reason, in a process that has 64 MB and may touch nothing.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { bombs } from "./bombs.scene.ts";
import { designFormats } from "./designFormats.ts";

const child = fileURLToPath(new URL("bombProcess.scene.ts", import.meta.url));
const checkout = fileURLToPath(new URL("../../../..", import.meta.url));

interface Outcome {
  readonly name: string;
  readonly failure?: { readonly code: string; readonly message: string; readonly path?: readonly unknown[] };
}

const known = [...bombs].filter(([, { from }]) => from === undefined || designFormats.some(({ id }) => id === from));

// One process for all: it has the memory of the smallest host, no network, no other process and only the checkout to read.
const run = spawnSync(
  process.execPath,
  ["--max-old-space-size=64", "--permission", `--allow-fs-read=${checkout}`, child, ...known.map(([name]) => name)],
  { encoding: "utf8" },
);
const outcomes = new Map(
  run.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Outcome)
    .map((outcome) => [outcome.name, outcome]),
);

describe("bombs", () => {
  test("the process with 64 MB and no permissions comes to its end", () => {
    expect(run.stderr.replaceAll(/^.*ExperimentalWarning.*$|^\(Use .*$/gm, "").trim()).toBe("");
    expect(run.status).toBe(0);
    expect(outcomes.size).toBe(known.length);
  });

  test.each(known)("%s is refused with code and path", (name, { code }) => {
    const failure = outcomes.get(name)?.failure;
    expect(failure?.code).toBe(code);
    expect(failure?.path).toBeDefined();
    expect(failure?.message.length).toBeGreaterThan(20);
    expect(failure?.message.length).toBeLessThan(600);
  });
});
