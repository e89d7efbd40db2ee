// The hash of a trace, against the platform's own SHA-256.
import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TraceRecord } from "./records.ts";
import { orderStory } from "./records.scene.ts";
import { createSha256 } from "./sha256.ts";
import { canonicalLine, createTraceHash } from "./traceHash.ts";

const platformHash = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");

describe("SHA-256", () => {
  test("agrees with the platform on any text, in any cuts", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary", maxLength: 150 }), { maxLength: 6 }), (parts) => {
        const hash = createSha256();
        for (const part of parts) hash.addText(part);
        expect(hash.hex()).toBe(platformHash(parts.join("")));
      }),
    );
    for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000]) {
      const hash = createSha256();
      hash.addText("a".repeat(length));
      expect(hash.hex()).toBe(platformHash("a".repeat(length)));
    }
  });

  test("counts a lone surrogate as the replacement character", () => {
    const hash = createSha256();
    hash.addText("\uD800x\uDC00");
    expect(hash.hex()).toBe(platformHash("\uFFFDx\uFFFD"));
  });

  test("can be asked in the middle", () => {
    const hash = createSha256();
    hash.addText("first");
    expect(hash.hex()).toBe(platformHash("first"));
    hash.addText(" second");
    expect(hash.hex()).toBe(platformHash("first second"));
  });
});

describe("the hash of a trace", () => {
  test("is what sha256sum says of its lines", () => {
    const story = orderStory();
    const hash = createTraceHash();
    for (const record of story) hash.add(record);
    expect(hash.hex()).toBe(`sha256:${platformHash(story.map((record) => `${canonicalLine(record)}\n`).join(""))}`);
  });

  test("does not depend on the order of keys or on fields that are undefined", () => {
    const line = canonicalLine({ type: "run_ended", at: 1, run: 2, pattern: "p", outcome: "matched" });
    const shuffled = { outcome: "matched", pattern: "p", run: 2, seq: undefined, at: 1, type: "run_ended" };
    expect(canonicalLine(shuffled as unknown as TraceRecord)).toBe(line);
    expect(line).toBe('{"at":1,"outcome":"matched","pattern":"p","run":2,"type":"run_ended"}');
  });

  test("depends on the order of records", () => {
    const [a, b] = orderStory() as [TraceRecord, TraceRecord];
    const one = createTraceHash();
    one.add(a);
    one.add(b);
    const other = createTraceHash();
    other.add(b);
    other.add(a);
    expect(one.hex()).not.toBe(other.hex());
  });
});
