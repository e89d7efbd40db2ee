// Records that were let go come back as they were.
import { createFrameReader, createFrameWriter, type FrameReader, type TraceRecord } from "@laban/trace";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createKeptRecords } from "./keptRecords.ts";

const event = (seq: number): TraceRecord => ({
  type: "event",
  seq,
  at: seq,
  event: { id: `e${seq}`, type: `t${seq % 5}`, source: "s", time: seq, data: { n: seq } },
  correlation: `c${seq % 7}`,
  verdict: "accepted",
});

test("every record is where it was put, however few are held and in whatever order they are asked for", () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 12 });
  const asked = fc.array(fc.nat(110), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, asked, fc.integer({ min: 1, max: 20 }), (counts, positions, heldMax) => {
      const kept = createKeptRecords(heldMax);
      const writer = createFrameWriter();
      const reader = createFrameReader();
      const plain: TraceRecord[] = [];
      for (const count of counts) {
        const records = Array.from({ length: count }, (_, i) => event(plain.length + i));
        plain.push(...records);
        const frame: unknown = JSON.parse(JSON.stringify(writer.write(records)));
        const reading = reader.read(frame);
        kept.add(reading.ok ? reading.records : [], { frame, reader });
      }
      expect(kept.length).toBe(plain.length);
      for (const position of positions) expect(kept.at(position)).toEqual(plain[position]);
    }),
  );
});

test("records that came without a frame are held", () => {
  const kept = createKeptRecords(1);
  kept.add([event(0), event(1)]);
  kept.add([event(2)]);
  expect([kept.at(0), kept.at(2), kept.at(3), kept.at(-1), kept.at(Number.NaN)]).toEqual([
    event(0),
    event(2),
    undefined,
    undefined,
    undefined,
  ]);
});

test("a part that cannot be made again is an error, not a gap", () => {
  const kept = createKeptRecords(1);
  const reader: Pick<FrameReader, "again"> = {
    again: () => ({ ok: false, failure: { code: "frame_malformed", message: "", expectedIndex: 0 } }),
  };
  kept.add([event(0)], { frame: {}, reader });
  kept.add([event(1)], { frame: {}, reader });
  expect(() => kept.at(0)).toThrow("Records 0 to 0 are lost.");
});
