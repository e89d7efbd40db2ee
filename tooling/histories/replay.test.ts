// Histories recorded with older bundles and engines: today's reader and engine make the same trace of them.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Bundle, bundleVersion, readBundle } from "../../packages/bundle/src/index.ts";
import type { ChoreographyEvent } from "../../packages/trace/src/index.ts";
import { played, type Played } from "./played.ts";

interface History extends Played {
  readonly bundle: { readonly laban_bundle: number; readonly hash: string };
  readonly events: readonly ChoreographyEvent[];
}

const folder = new URL("../../fixtures/histories/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const historyOf = (name: string): History => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as History;

test("there is a history of every version of the bundle", () => {
  const versions = new Set(names.map((name) => historyOf(name).bundle.laban_bundle));
  expect(versions).toEqual(new Set(Array.from({ length: bundleVersion }, (_version, index) => index + 1)));
});

describe.each(names)("%s", (name) => {
  const { bundle: written, events, ...recorded } = historyOf(name);
  const read = readBundle(written);
  const bundle = "bundle" in read ? read.bundle : undefined;

  test("is read, and migrated exactly where it is older", () => {
    expect(bundle?.laban_bundle).toBe(bundleVersion);
    const migration = "migration" in read ? read.migration : undefined;
    const { laban_bundle: version, hash } = written;
    expect(migration?.from).toBe(version === bundleVersion ? undefined : version);
    expect(migration?.hash).toBe(version === bundleVersion ? undefined : hash);
  });

  test("gives the trace that it gave", () => {
    expect(played(bundle as Bundle, events)).toEqual(recorded);
    expect(recorded.effects).toBeGreaterThan(100);
  });
});
