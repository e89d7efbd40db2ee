// Frames give back what they were made of, and refuse everything else without harm.
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRAME_RECORDS_MAX, type Frame } from "./frame.ts";
import { createFrameReader } from "./frameReader.ts";
import { createFrameWriter } from "./frameWriter.ts";
import type { TraceRecord } from "./records.ts";
import { anyRecord, orderStory } from "./records.scene.ts";

const overTheWire = (frame: Frame): unknown => JSON.parse(JSON.stringify(frame));

function framesOf(records: readonly TraceRecord[], size: number): readonly Frame[] {
  const writer = createFrameWriter();
  const frames: Frame[] = [];
  for (let i = 0; i < records.length; i += size) frames.push(writer.write(records.slice(i, i + size)));
  return frames;
}

describe("frames", () => {
  test("give back the records they were made of, whatever the records and however they were cut", () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyRecord, { maxLength: 12 }), { maxLength: 6 }), (chunks) => {
        const writer = createFrameWriter();
        const reader = createFrameReader();
        for (const chunk of chunks) {
          const reading = reader.read(overTheWire(writer.write(chunk)));
          // The platform's comparison: vitest's own takes a payload key called "constructor" for the class of the object.
          expect(isDeepStrictEqual(reading, { ok: true, records: chunk })).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("never throw and never move the reader, whatever is put in their place", () => {
    const story = orderStory();
    const good = overTheWire(framesOf(story, story.length)[0] as Frame);
    const places = fc.constantFrom(...pathsIn(good));
    fc.assert(
      fc.property(places, fc.jsonValue({ maxDepth: 2 }), (path, value) => {
        const reader = createFrameReader();
        const broken = withValueAt(good, path, value);
        const reading = reader.read(broken);
        if (!reading.ok) {
          expect(reading.failure.expectedIndex).toBe(0);
          expect(reading.failure.message).toContain("Frame");
          // The good one still fits: nothing of the broken one was kept.
          expect(reader.read(good)).toStrictEqual({ ok: true, records: story });
        }
      }),
      { numRuns: 500 },
    );
    expect(createFrameReader().read(undefined)).toMatchObject({ ok: false, failure: { code: "frame_malformed" } });
    expect(createFrameReader().read([])).toMatchObject({ ok: false });
  });

  test("that are missing are named, with the one to ask for", () => {
    const frames = framesOf(orderStory(), 5);
    const reader = createFrameReader();
    expect(reader.read(frames[0])).toMatchObject({ ok: true });
    expect(reader.read(frames[2])).toStrictEqual({
      ok: false,
      failure: {
        code: "frame_gap",
        message: "Frame 2 came where 1 was due; ask for the run from frame 1.",
        expectedIndex: 1,
      },
    });
    expect(reader.read(frames[1])).toMatchObject({ ok: true });
    expect(reader.nextIndex).toBe(2);
  });

  test("of another run are refused even when their index fits", () => {
    const reader = createFrameReader();
    reader.read(framesOf(orderStory(), 5)[0]);
    const other = framesOf(orderStory("ord-1"), 7)[1];
    expect(reader.read(other)).toMatchObject({ ok: false, failure: { code: "frame_malformed" } });
  });

  test("carry each repeated word once", () => {
    const frames = framesOf([...orderStory("a"), ...orderStory("b", undefined, 5)], 21);
    expect(frames[0]?.words).toContain("order_received");
    expect(frames[1]?.words).toStrictEqual(["b"]);
    expect(frames[1]?.wordsBefore).toBe(frames[0]?.words.length);
  });

  test("refuse more records than a reader would take", () => {
    const one = orderStory()[0] as TraceRecord;
    const many = Array.from<TraceRecord>({ length: FRAME_RECORDS_MAX + 1 }).fill(one);
    expect(() => createFrameWriter().write(many)).toThrow("Write them in several frames");
  });

  test("treat hostile keys in payloads as data", () => {
    const data = JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}') as never;
    const event = { id: "1", type: "__proto__", source: "s", time: 1, data };
    const record: TraceRecord = { type: "event", seq: 1, at: 1, event, correlation: null, verdict: "accepted" };
    const reading = createFrameReader().read(overTheWire(createFrameWriter().write([record])));
    expect(isDeepStrictEqual(reading, { ok: true, records: [record] })).toBe(true);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

function pathsIn(value: unknown, path: readonly string[] = []): string[][] {
  const here = path.length === 0 ? [] : [[...path]];
  if (typeof value !== "object" || value === null) return here;
  return [...here, ...Object.entries(value).flatMap(([key, inner]) => pathsIn(inner, [...path, key]))];
}

function withValueAt(root: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(root) as Record<string, unknown>;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[path.at(-1) as string] = value;
  return copy;
}
