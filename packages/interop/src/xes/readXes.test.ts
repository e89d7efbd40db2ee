// XES logs: attributes and their types, what stands where it should not, and XML that means harm.
import { describe, expect, test } from "vitest";
import { importLog } from "../importLog.ts";
import type { ColumnMapping, ImportReport } from "../report.ts";
import { bytesOf } from "../realLogs.scene.ts";

const event = (name: string, time: string, more = ""): string =>
  `<event><string key="concept:name" value="${name}"/><date key="time:timestamp" value="${time}"/>${more}</event>`;
const trace = (name: string, ...events: readonly string[]): string =>
  `<trace><string key="concept:name" value="${name}"/>${events.join("")}</trace>`;
const log = (...traces: readonly string[]): string => `<?xml version="1.0"?><log>${traces.join("")}</log>`;

function read(text: string, mapping: ColumnMapping = {}): ImportReport {
  const result = importLog({ name: "log.xes", bytes: bytesOf(text), mapping });
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

function refusal(text: string): unknown {
  return importLog({ name: "log.xes", bytes: bytesOf(text) });
}

describe("a log", () => {
  test("gives its attributes with their types, those of the trace with case:", () => {
    const more =
      '<int key="n" value="3"/><float key="f" value="2.5"/><boolean key="ok" value="true"/><int key="big" value="99999999999999999999"/><string key="s" value="5 &lt; 6 &#228;"/>';
    const text = log(
      `<trace><string key="concept:name" value="c1"/><string key="creator" value="ann"/>${event("pay", "2020-01-01T10:00:00+01:00", more)}</trace>`,
    );
    expect(read(text).events).toEqual([
      {
        specversion: "1.0",
        id: "log-000001",
        type: "pay",
        source: "log",
        time: "2020-01-01T09:00:00.000Z",
        correlationid: "c1",
        data: { "case:creator": "ann", n: 3, f: 2.5, ok: true, big: "99999999999999999999", s: "5 < 6 ä" },
      },
    ]);
  });

  test("gives the events of a trace their case also when its name stands behind them", () => {
    const text = log(
      `<trace>${event("pay", "2020-01-01")}<string key="concept:name" value="c1"/><string key="creator" value="ann"/></trace>`,
    );
    expect(read(text).events[0]).toMatchObject({ correlationid: "c1", data: { "case:creator": "ann" } });
  });

  test("takes the attributes that the caller names, and keeps the standard ones as data", () => {
    const text = log(
      trace(
        "c1",
        event("pay", "2020-01-01", '<string key="org:resource" value="ann"/><string key="order" value="o7"/>'),
      ),
    );
    const { events, mapping } = read(text, { activity: "org:resource", case: "order" });
    expect(events[0]).toMatchObject({
      type: "ann",
      correlationid: "o7",
      data: { "concept:name": "pay", "case:concept:name": "c1" },
    });
    expect(mapping.case).toEqual({ column: "order", because: "named by you" });
    expect(() => read(text, { case: "orders" })).toThrow(
      'No event has the attribute "orders" for the case; attributes of a trace begin with "case:".',
    );
  });

  test("leaves out events without name or time, with their lines", () => {
    const text = log(
      `\n${trace("c1", event("a", "2020-01-01"), '\n<event><string key="concept:name" value="b"/></event>', '\n<event><date key="time:timestamp" value="2020-01-01"/></event>', `\n${event("d", "soon")}`)}`,
    );
    expect(read(text).skipped.rows).toEqual([
      { line: 3, reason: 'the event has no "time:timestamp"' },
      { line: 4, reason: 'the event has no "concept:name"' },
      { line: 5, reason: '"time:timestamp" is no time: "soon"' },
    ]);
  });

  test("never invents a case: a trace without a name has uncorrelated events", () => {
    const { events, warnings } = read(log(`<trace>${event("a", "2020-01-01")}</trace>`));
    expect(events[0]).not.toHaveProperty("correlationid");
    expect(warnings[0]).toContain("1 event has no correlation id");
  });

  test("counts attributes of attributes, and traces without events", () => {
    const nested = '<string key="a" value="1"><string key="inner" value="2"/></string>';
    const { notes } = read(log(trace("c1", event("a", "2020-01-01", nested)), trace("c2")));
    expect(notes).toContain("1 attribute of an attribute was left out.");
    expect(notes).toContain("1 trace has no events.");
  });
});

describe("what is no log", () => {
  test("is refused with line and column when it is cut off", () => {
    expect(refusal(log(trace("c1", event("a", "2020-01-01"))).slice(0, -12))).toMatchObject({
      failure: { code: "import/xml", line: 1, message: expect.stringContaining("no well-formed XML") as string },
    });
  });

  test.each([
    ["<feed><entry/></feed>", "import/not-a-log", "begins with <feed>"],
    ["<html><body>Sign in</body></html>", "import/not-a-log", "web page"],
    ["<log/>", "import/no-events", "no events (0 traces)"],
  ])("%s is refused in words", (text, code, says) => {
    expect(refusal(text)).toMatchObject({ failure: { code, message: expect.stringContaining(says) as string } });
  });

  test("an entity of its own is an error, never expanded: no bomb, no file, no address", () => {
    const bomb = `<!DOCTYPE log [<!ENTITY a "${"x".repeat(1000)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>`;
    const file = '<!DOCTYPE log [<!ENTITY c SYSTEM "file:///etc/passwd">]>';
    for (const doctype of [bomb, file]) {
      const text = `${doctype}<log>${trace("&c;", event("a", "2020-01-01"))}</log>`;
      expect(refusal(text)).toMatchObject({
        failure: { code: "import/xml", message: expect.stringContaining("entity") as string },
      });
    }
  });

  test("elements nested without end are refused", () => {
    expect(refusal(`<log>${"<list>".repeat(100_000)}`)).toMatchObject({ failure: { code: "import/too-deep" } });
  });
});
