// Tables as logs: which columns are taken and why, what becomes of values, and what is left out.
import { describe, expect, test } from "vitest";
import { importLog } from "../importLog.ts";
import type { ColumnMapping, ImportReport } from "../report.ts";
import { bytesOf } from "../realLogs.scene.ts";

function read(text: string, mapping: ColumnMapping = {}, name = "log.csv"): ImportReport {
  const result = importLog({ name, bytes: bytesOf(text), mapping });
  if ("failure" in result) throw new Error(result.failure.message);
  return result;
}

function refusal(text: string, mapping: ColumnMapping = {}, name = "log.csv"): unknown {
  return importLog({ name, bytes: bytesOf(text), mapping });
}

describe("columns", () => {
  test("of process mining are known by their standard names, whatever else there is", () => {
    const { mapping, events } = read(
      "case:concept:name,concept:name,time:timestamp,date,activity\nc1,pay,2020-01-01T10:00:00Z,2020-05-05,other\n",
    );
    expect(mapping.time).toEqual({ column: "time:timestamp", because: "the standard name of process mining" });
    expect(events[0]).toEqual({
      specversion: "1.0",
      id: "log-000001",
      type: "pay",
      source: "log",
      time: "2020-01-01T10:00:00.000Z",
      correlationid: "c1",
      data: { date: "2020-05-05", activity: "other" },
    });
  });

  test("with usual names are taken by them, others by their values, and the report says why", () => {
    const rows = Array.from(
      { length: 12 },
      (_, at) => `${at % 3},2020-01-01 10:00:${10 + at},${["open", "close"][at % 2]},note ${at}`,
    );
    const { mapping } = read(`Case ID;When;What happened;Note\n${rows.join("\n").replaceAll(",", ";")}`);
    expect(mapping).toEqual({
      time: { column: "When", because: "the first column whose values are times" },
      case: { column: "Case ID", because: "its name is usual for the case" },
      activity: { column: "What happened", because: "guessed: 2 different words in the first 12 rows" },
    });
  });

  test("that the caller names are taken before all others", () => {
    const text = "a,b,c,activity\nx,2020-01-01,y,z\n";
    const { mapping, events } = read(text, { time: "b", activity: "a", case: "c" });
    expect(mapping.activity).toEqual({ column: "a", because: "named by you" });
    expect(events[0]).toMatchObject({ type: "x", correlationid: "y", data: { activity: "z" } });
  });

  test("that the caller names and that are not there are a failure that lists those that are", () => {
    expect(refusal("a,b\nx,2020-01-01\n", { time: "when" })).toEqual({
      failure: {
        code: "import/unknown-column",
        message: 'There is no column "when" for the time; there are: a, b.',
        choice: { role: "time", columns: ["a", "b"] },
      },
    });
  });

  test("without times are a failure that says which choice is missing, in words of no host", () => {
    expect(refusal("what,who\nopen,ann\nclose,bob\n")).toEqual({
      failure: {
        code: "import/no-time",
        message: "No column holds times that can be recognised. Say which column is the time; there are: what, who.",
        choice: { role: "time", columns: ["what", "who"] },
      },
    });
  });

  test("without activities are a failure with the way out", () => {
    expect(refusal("when,n\n2020-01-01,1\n2020-01-02,2\n")).toMatchObject({
      failure: { code: "import/no-activity", choice: { role: "activity", columns: ["when", "n"] } },
    });
  });

  test("without names are called by their position", () => {
    const { mapping, notes } = read(
      "c1,open,2020-01-01T00:00:00Z\nc1,close,2020-01-02T00:00:00Z\nc2,open,2020-01-03T00:00:00Z\n",
      {
        case: "column_1",
        activity: "column_2",
      },
    );
    expect(mapping.time.column).toBe("column_3");
    expect(notes).toContain(
      "The first row holds values, so the columns have no names; they are called column_1, column_2, …",
    );
  });

  test("about the whole case are not taken for the time of the event", () => {
    expect(read("case:deadline,stamp,activity\n2020-09-09,2020-01-01,open\n").mapping.time.column).toBe("stamp");
  });
});

describe("values", () => {
  test("become numbers and truth values only when the whole column is", () => {
    const { events } = read(
      "time,activity,amount,paid,code,mixed\n2020-01-01,a,1.5,true,007,1\n2020-01-02,b,,false,008,x\n",
    );
    expect(events.map(({ data }) => data)).toEqual([
      { amount: 1.5, paid: true, code: "007", mixed: "1" },
      { paid: false, code: "008", mixed: "x" },
    ]);
  });

  test("that are names of JavaScript are names like others", () => {
    const [event] = read("time,activity,__proto__,constructor\n2020-01-01,a,x,y\n").events;
    expect(Object.keys(event?.data ?? {})).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
    expect(({} as { x?: string }).x).toBeUndefined();
  });

  test("too long for a number stay text", () => {
    expect(read("time,activity,n\n2020-01-01,a,12345678901234567890\n").events[0]?.data).toEqual({
      n: "12345678901234567890",
    });
  });
});

describe("rows", () => {
  test("are ordered by time, equal times as in the file, and ids keep the place in the file", () => {
    const { events, outOfOrder, notes } = read("time,activity\n2020-01-02,b1\n2020-01-01,a\n2020-01-02,b2\n");
    expect(events.map(({ type, id }) => [type, id])).toEqual([
      ["a", "log-000002"],
      ["b1", "log-000001"],
      ["b2", "log-000003"],
    ]);
    expect(outOfOrder).toBe(1);
    expect(notes).toContain("3 times are dates alone; midnight was assumed.");
  });

  test("that give no event are listed with their lines and reasons", () => {
    const text = `time,activity,n\n${Array.from({ length: 30 }, (_, at) => `2020-01-01T00:00:${10 + at}Z,a,1`).join("\n")}\n,b,1\nsoon,c,1\n2020-01-01,,1\n2020-01-01,d,1,2,3\n`;
    const { skipped, warnings, events } = read(text);
    expect(events).toHaveLength(30);
    expect(skipped.total).toBe(4);
    expect(skipped.rows).toEqual([
      { line: 32, reason: '"time" is empty' },
      { line: 33, reason: '"time" is no time: "soon"' },
      { line: 34, reason: '"activity" is empty' },
      { line: 35, reason: "it has 5 cells, but there are 3 columns" },
    ]);
    expect(warnings[0]).toBe('4 rows were left out; the first is line 32: "time" is empty.');
  });

  test("that are skipped are listed up to a bound and counted beyond it", () => {
    const { skipped } = read(`time,activity\n${"2020-01-01,a\n".repeat(3000)}${",b\n".repeat(200)}`);
    expect(skipped.total).toBe(200);
    expect(skipped.rows).toHaveLength(100);
  });

  test("without a case have no correlation id, and the report says so", () => {
    const { events, correlations, warnings } = read("time,activity\n2020-01-01,a\n");
    expect(events[0]).not.toHaveProperty("correlationid");
    expect(correlations).toBe(0);
    expect(warnings).toEqual([
      "1 event has no correlation id, so keyed patterns do not see it; name the column that holds the case.",
    ]);
  });

  test("with times of mixed zones are instants, and those without a zone are said", () => {
    const { events, notes } = read("time,activity\n2020-01-01T10:00:00+02:00,a\n2020-01-01 09:00:00,b\n");
    expect(events.map(({ time }) => time)).toEqual(["2020-01-01T08:00:00.000Z", "2020-01-01T09:00:00.000Z"]);
    expect(notes).toContain("1 time has no zone; UTC was assumed.");
  });

  test("with slashed dates say how they were read", () => {
    const { events, notes } = read("time,activity\n03/04/2020,a\n25/04/2020,b\n");
    expect(events[0]?.time).toBe("2020-04-03T00:00:00.000Z");
    expect(notes).toContain("Dates are read as day, month, year, as one of them shows.");
    expect(read("time,activity\n03/04/2020,a\n").notes).toContain(
      "Dates are read as day, month, year; no date shows whether that is right.",
    );
  });

  test("need a header and something below it", () => {
    expect(refusal("time,activity\n")).toMatchObject({
      failure: { code: "import/no-events", message: "The table has a header and no rows below it." },
    });
  });
});

test.each([
  ["semicolons", ";"],
  ["tabs", "\t"],
  ["bars", "|"],
])("columns divided by %s are found", (words, delimiter) => {
  const { notes, events } = read(["time,activity,case\n", "2020-01-01,a,1\n"].join("").replaceAll(",", delimiter));
  expect(events[0]).toMatchObject({ type: "a", correlationid: "1" });
  expect(notes).toContain(`The columns are divided by ${words}.`);
});
