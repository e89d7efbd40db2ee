// Mutated imports: a document or a refusal with code and path, twice the same, from a process without a permission to touch anything.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { detectDesign, importDesign } from "./importDesign.ts";
import { designFormats } from "./designFormats.ts";
import { holdsForImport, smallDesigns, withWordMoved, wordsIn } from "./mutatedDesigns.scene.ts";

const child = fileURLToPath(new URL("mutatedProcess.scene.ts", import.meta.url));
const checkout = fileURLToPath(new URL("../../../..", import.meta.url));

test.each(Object.entries(smallDesigns))(
  "the small design of %s is found and taken before anything is changed",
  (id, text) => {
    const files = [{ name: "a", bytes: new TextEncoder().encode(text) }];
    expect(detectDesign(files)?.id).toBe(id);
    expect(importDesign(files)).toHaveProperty("document");
  },
);

test("there is a small design for every format but the bundle, whose hash refuses any change", () => {
  expect(designFormats.map(({ id }) => id).filter((id) => smallDesigns[id] === undefined)).toEqual(["bundle"]);
});

test.each(["scxml", "xstate"])("%s: each name may stand in the place of each other", (from) => {
  const text = smallDesigns[from] ?? "";
  const places = Array.from({ length: wordsIn(text) }, (_each, place) => place);
  expect(places.length).toBeGreaterThan(8);
  const counts = { taken: 0, refused: 0 };
  for (const word of places) {
    for (const other of places) {
      const moved = withWordMoved(text, { word, from: other });
      counts[holdsForImport({ files: [{ name: "a", bytes: new TextEncoder().encode(moved) }], from })] += 1;
    }
  }
  expect(counts.taken).toBeGreaterThan(places.length);
});

test("600 mutated designs are taken or refused with code and path; nothing is touched", () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ["--permission", `--allow-fs-read=${checkout}`, child, "4127", "600"],
    { encoding: "utf8" },
  );
  expect([status, stderr.replaceAll(/^.*ExperimentalWarning.*$|^\(Use .*$/gm, "").trim()]).toEqual([0, ""]);
  const { taken, refused } = JSON.parse(stdout) as { taken: number; refused: number };
  expect(taken + refused).toBe(600);
  expect(Math.min(taken, refused)).toBeGreaterThan(80);
});
