// The door for events: what is taken, what is refused with which code and field, and that nothing makes it crash.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { eventFromCloudEvent } from "./cloudEvent.ts";

const base = { specversion: "1.0", id: "1", source: "shop", type: "order_received", time: "2026-11-24T10:00:00Z" };
const instant = Date.UTC(2026, 10, 24, 10);

test("takes a structured CloudEvent, its time as an integer instant", () => {
  const json = {
    ...base,
    time: "2026-11-24T11:00:00.25+01:00",
    correlationid: "o-1",
    data: { order_id: "o-1" },
    other: 1,
  };
  expect(eventFromCloudEvent(json)).toEqual({
    event: {
      id: "1",
      type: "order_received",
      source: "shop",
      time: instant + 250,
      correlation_id: "o-1",
      data: { order_id: "o-1" },
    },
  });
});

test("data is {} when absent, and no correlation id is made up", () => {
  expect(eventFromCloudEvent(base)).toEqual({
    event: { id: "1", type: "order_received", source: "shop", time: instant, data: {} },
  });
});

test("both spellings of the correlation id are known, and must agree", () => {
  expect(eventFromCloudEvent({ ...base, correlation_id: "a" })).toHaveProperty("event.correlation_id", "a");
  expect(eventFromCloudEvent({ ...base, correlation_id: "a", correlationid: "a" })).toHaveProperty(
    "event.correlation_id",
    "a",
  );
  expect(eventFromCloudEvent({ ...base, correlation_id: "a", correlationid: "b" })).toHaveProperty(
    "failure.code",
    "event/conflict",
  );
});

const { time: _time, ...timeless } = base;
const { id: _id, ...nameless } = base;

test.each([
  [[], "event/wrong-type", ""],
  [null, "event/wrong-type", ""],
  [{}, "event/wrong-version", "specversion"],
  [{ ...base, specversion: "0.3" }, "event/wrong-version", "specversion"],
  [nameless, "event/missing-field", "id"],
  [{ ...base, id: "" }, "event/wrong-value", "id"],
  [{ ...base, id: 7 }, "event/wrong-type", "id"],
  [{ ...base, source: "s".repeat(1001) }, "event/too-long", "source"],
  [timeless, "event/missing-field", "time"],
  [{ ...base, time: 1764 }, "event/wrong-value", "time"],
  [{ ...base, time: "2026-11-24" }, "event/wrong-value", "time"],
  [{ ...base, time: "2026-11-24T10:00:00" }, "event/wrong-value", "time"],
  [{ ...base, correlationid: "" }, "event/wrong-value", "correlationid"],
  [{ ...base, correlation_id: 7 }, "event/wrong-type", "correlation_id"],
  [{ ...base, data: [1] }, "event/wrong-type", "data"],
  [{ ...base, data: "text" }, "event/wrong-type", "data"],
  [{ ...base, data: null }, "event/wrong-type", "data"],
  [{ ...base, data: { n: Number.NaN } }, "event/wrong-type", "data"],
  [{ ...base, data: { f: () => 1 } }, "event/wrong-type", "data"],
  [{ ...base, data_base64: "AA==" }, "event/unsupported", "data_base64"],
])("refuses %j as %s at %s", (json, code, field) => {
  const read = eventFromCloudEvent(json);
  expect(read).toMatchObject({ failure: { code, field } });
});

test("a message names the field, what it is and what it should be", () => {
  const read = eventFromCloudEvent({ ...base, time: "yesterday" });
  expect("failure" in read && read.failure.message).toBe(
    '"time" must be an RFC 3339 timestamp with a zone, as in 2026-11-24T10:00:00+01:00; it is "yesterday".',
  );
});

test("data is bounded in depth and size, without walking the host's stack", () => {
  const nested = (levels: number): unknown => JSON.parse(`${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`);
  expect(eventFromCloudEvent({ ...base, data: nested(64) })).toHaveProperty("event");
  expect(eventFromCloudEvent({ ...base, data: nested(65) })).toHaveProperty("failure.code", "event/too-deep");
  let deep: unknown = {};
  for (let level = 0; level < 200_000; level++) deep = { deep };
  expect(eventFromCloudEvent({ ...base, data: deep })).toHaveProperty("failure.code", "event/too-deep");
  const wide = { list: Array.from({ length: 100_001 }, () => 0) };
  expect(eventFromCloudEvent({ ...base, data: wide })).toHaveProperty("failure.code", "event/too-large");
});

test("inherited names are not fields, and hostile keys are harmless", () => {
  expect(eventFromCloudEvent(Object.create(base))).toHaveProperty("failure.code", "event/wrong-version");
  const hostile: unknown = JSON.parse(
    JSON.stringify({ ...base, data: 0 }).replace('"data":0', '"data":{"__proto__":{"polluted":1}}'),
  );
  const read = eventFromCloudEvent(hostile);
  expect("event" in read && Object.hasOwn(read.event.data, "__proto__")).toBe(true);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test("no JSON at all makes it throw", () => {
  const fields = fc.dictionary(
    fc.constantFrom(...Object.keys(base), "data", "correlationid", "__proto__"),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fields.map((changed) => Object.assign({}, base, changed)),
      ),
      (json) => {
        const read = eventFromCloudEvent(json);
        if ("event" in read) expect(Number.isSafeInteger(read.event.time)).toBe(true);
        else expect(read.failure.code).toMatch(/^event\/[a-z-]+$/);
      },
    ),
    { numRuns: 500 },
  );
});
