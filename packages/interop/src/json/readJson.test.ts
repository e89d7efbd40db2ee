// JSON and NDJSON logs: CloudEvents as they are, other objects like rows, and what is neither.
import { describe, expect, test } from "vitest";
import { eventsAsNdjson } from "../export/eventsAsNdjson.ts";
import { importLog } from "../importLog.ts";
import type { ColumnMapping, ImportReport } from "../report.ts";
import { bytesOf } from "../realLogs.scene.ts";

const cloudEvent = {
  specversion: "1.0",
  id: "7",
  type: "paid",
  source: "/till",
  time: "2020-01-01T10:00:00Z",
  correlationid: "o1",
  data: { amount: 3 },
};

function read(text: string, mapping: ColumnMapping = {}): ImportReport {
  const result = importLog({ name: "log.json", bytes: bytesOf(text), mapping });
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

function refusal(text: string): unknown {
  return importLog({ name: "log.json", bytes: bytesOf(text) });
}

describe("a trace", () => {
  const event = { id: "s-1", type: "paid", source: "till", time: 1_577_872_800_000, data: { amount: 3 } };
  const record = { type: "event", seq: 1, at: event.time, event, correlation: "o1", verdict: "accepted" };

  test("gives its events back, with ids and payloads; what followed from them is left out", () => {
    const lines = [
      record,
      { type: "no_match", at: event.time, pattern: "ship", seq: 1, verdict: "false" },
      { ...record, seq: 2, event: { ...event, id: "s-2", time: "soon" } },
    ];
    const { events, notes, skipped } = read(lines.map((line) => JSON.stringify(line)).join("\n"));
    expect(events).toEqual([
      {
        specversion: "1.0",
        id: "s-1",
        type: "paid",
        source: "till",
        time: "2020-01-01T10:00:00.000Z",
        data: { amount: 3 },
      },
    ]);
    expect(notes).toContain("It is the trace of a run: its events are taken, 1 other record is left out.");
    expect(skipped).toMatchObject({ total: 1, rows: [{ line: 3, reason: '"time" is no time: "soon"' }] });
  });

  test("is not seen in events that only look like it", () => {
    expect(read(JSON.stringify([{ type: "event", time: "2020-01-01", event: "x" }])).events).toHaveLength(1);
  });
});

describe("CloudEvents", () => {
  test("keep their ids, sources and payloads, as a batch, as lines and alone", () => {
    const expected = [{ ...cloudEvent, time: "2020-01-01T10:00:00.000Z" }];
    expect(read(JSON.stringify([cloudEvent])).events).toEqual(expected);
    expect(read(`${JSON.stringify(cloudEvent)}\n`).events).toEqual(expected);
    expect(read(JSON.stringify(cloudEvent, null, 2)).events).toEqual(expected);
    expect(read(JSON.stringify([cloudEvent])).format).toBe("json");
    expect(read(`${JSON.stringify(cloudEvent)}\n${JSON.stringify(cloudEvent)}`).format).toBe("ndjson");
  });

  test("are correlated by correlationid, correlation_id, or the path that the caller names", () => {
    const { correlationid: _without, ...bare } = cloudEvent;
    expect(read(JSON.stringify([{ ...bare, correlation_id: "o2" }])).events[0]?.correlationid).toBe("o2");
    expect(
      read(JSON.stringify([{ ...bare, data: { order: 5 } }]), { case: "data.order" }).events[0]?.correlationid,
    ).toBe("5");
    expect(read(JSON.stringify([bare])).events[0]).not.toHaveProperty("correlationid");
  });

  test("that cannot be taken are listed with their reasons", () => {
    const { id: _id, ...noId } = cloudEvent;
    const { time: _time, ...noTime } = cloudEvent;
    const lines = [
      cloudEvent,
      noId,
      noTime,
      { ...cloudEvent, specversion: "0.3" },
      { ...cloudEvent, time: "soon" },
      { ...cloudEvent, type: "t".repeat(2000) },
    ];
    expect(read(lines.map((line) => JSON.stringify(line)).join("\n")).skipped.rows).toEqual([
      { line: 2, reason: 'the event has no "id"' },
      { line: 3, reason: 'the event has no "time"' },
      { line: 4, reason: 'its "specversion" is "0.3", not "1.0"' },
      { line: 5, reason: '"time" is no time: "soon"' },
      { line: 6, reason: "its type is longer than 1000 characters" },
    ]);
  });

  test("say what is not kept: extensions, payloads that are no objects, repeated ids", () => {
    const { notes, warnings, events } = read(
      JSON.stringify([{ ...cloudEvent, traceparent: "00-1", data: [1] }, cloudEvent]),
    );
    expect(notes).toContain("Attributes that are not kept: traceparent.");
    expect(notes).toContain('1 payload is no JSON object; it stands under "value".');
    expect(events[0]?.data).toEqual({ value: [1] });
    expect(warnings[0]).toContain("1 event repeats the id and source of another");
  });

  test("written as NDJSON are read back as the same events", () => {
    const { events } = read(
      JSON.stringify([cloudEvent, { ...cloudEvent, id: "8", data: { __proto__x: null, deep: [{ a: 1 }] } }]),
    );
    expect(read([...eventsAsNdjson(events)].join("")).events).toEqual(events);
  });
});

describe("other objects", () => {
  test("are read like rows, with their values as they are", () => {
    const { events, mapping } = read('{"events":[{"ts":1318340740276,"event":"open","order_id":12,"items":[1,2]}]}');
    expect(events[0]).toMatchObject({
      type: "open",
      time: "2011-10-11T13:45:40.276Z",
      correlationid: "12",
      data: { items: [1, 2] },
    });
    expect(mapping.case).toEqual({ column: "order_id", because: "its name is usual for the case" });
  });

  test("on lines are skipped where a line is none", () => {
    const { events, skipped } = read(
      '{"time":"2020-01-01","type":"a"}\n{"time":\n\n[1]\n{"time":"2020-01-02","type":"b"}',
    );
    expect(events.map(({ type }) => type)).toEqual(["a", "b"]);
    expect(skipped.rows.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe("what is no log", () => {
  test.each([
    ['{"laban": 1, "name": "x"}', "import/not-a-log", "is a choreography, not a log"],
    ['{"laban_bundle": 1}', "import/not-a-log", "compiled choreography"],
    ["[1, 2, 3]", "import/no-events", "no JSON objects"],
    ['[{"a": 1}', "import/json", "no valid JSON"],
    ['{"objectTypes": [], "events": []}', "import/unsupported", "object-centric"],
    ['[{"a": 1}]', "import/no-time", "there are: a."],
  ])("%s is refused in words", (text, code, says) => {
    expect(refusal(text)).toMatchObject({ failure: { code, message: expect.stringContaining(says) as string } });
  });

  test("JSON nested without end is refused before anything walks it", () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    expect(refusal(deep)).toMatchObject({
      failure: { code: "import/json", message: expect.stringContaining("nested deeper than 64") as string },
    });
  });
});
