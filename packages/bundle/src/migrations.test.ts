// Older bundles come to today's form by named steps; newer and unknown ones are refused with a reason and the way out.
import { expect, test } from "vitest";
import { migrationSteps, stepsFrom } from "./migrations.ts";
import { content } from "./orders.scene.ts";
import { readBundle } from "./readBundle.ts";
import { bundleHash, type UnsealedBundle } from "./seal.ts";
import { bundleVersion } from "./versions.ts";

/** The bundle as version 1 wrote it, changed and sealed. */
function old(change: object = {}, hash?: string): unknown {
  const { flags: _none, needs, ...rest } = content;
  const { events: _not_listed, ...needed } = needs;
  const form = { ...rest, laban_bundle: 1, needs: needed, ...change };
  return { ...form, hash: hash ?? bundleHash(form as unknown as UnsealedBundle) };
}

test("there is one step from every older version to the next, each with a name of its own", () => {
  expect(migrationSteps.map(({ from }) => from)).toEqual(
    Array.from({ length: bundleVersion - 1 }, (_from, at) => at + 1),
  );
  expect(new Set(migrationSteps.map(({ name }) => name)).size).toBe(migrationSteps.length);
  expect(stepsFrom(bundleVersion)).toEqual([]);
  expect(stepsFrom(bundleVersion + 1)).toBeUndefined();
});

test("a bundle of version 1 becomes what would be written today, and says how", () => {
  const written = old() as { hash: string };
  const read = readBundle(written);
  expect(read).toMatchObject({
    bundle: content,
    migration: { from: 1, hash: written.hash, steps: [{ name: "name-needed-events" }] },
  });
  expect("bundle" in read && read.bundle.hash).toBe(bundleHash(content));
});

test("reading leaves the old form as it is", () => {
  const written = old();
  const before = JSON.stringify(written);
  readBundle(written);
  expect(JSON.stringify(written)).toBe(before);
});

test("an old bundle must be whole in its own form", () => {
  expect(readBundle(old({}, `sha256:${"0".repeat(64)}`))).toMatchObject({
    failure: { code: "bundle/wrong-hash", path: ["hash"] },
  });
  expect(readBundle(old({ flags: [] }))).toMatchObject({ failure: { code: "bundle/unknown-field", path: ["flags"] } });
  expect(readBundle(old({ patterns: [{ operator: "match" }] }))).toMatchObject({
    failure: { code: "bundle/missing-field", path: ["patterns", 0] },
  });
  const nonsense = old({ needs: { capabilities: [], unpartitionable: ["nobody"] } });
  expect(readBundle(nonsense)).toMatchObject({ failure: { code: "bundle/unknown-pattern" } });
});

test("a newer bundle is refused with both versions and what to do", () => {
  expect(readBundle({ laban_bundle: 7, anything: true })).toEqual({
    failure: {
      code: "bundle/newer-version",
      path: ["laban_bundle"],
      message:
        "laban_bundle is 7, and this release reads bundles up to version 2. Update Laban here, or compile the document with this release.",
    },
  });
});
