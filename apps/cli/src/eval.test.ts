// `laban eval` as it is typed: values, places of errors, explanations, and every kind of bad input.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inCheckout, laban } from "./testing/laban.ts";

const folder = mkdtempSync(join(tmpdir(), "laban-eval-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const event = {
  specversion: "1.0",
  id: "e-1",
  source: "shop",
  type: "order_received",
  time: "2026-11-24T10:00:00Z",
  correlationid: "o-1",
  data: { order_id: "o-1", order_value: 1200, items: ["a", "b"] },
};
const eventFile = file("event.json", event);
const example = inCheckout("examples/ecommerce/ecommerce.laban.yaml");

describe("a value", () => {
  it.each([
    ["data.order_value > 1000.0", "true\n"],
    ["data.order_value > 5000.0", "false\n"],
    ["data.order_value", "1200.0\n"],
    ["data.items", '["a", "b"]\n'],
    ["source + '/' + event.type", '"shop/order_received"\n'],
    ["time", 'timestamp("2026-11-24T10:00:00Z")\n'],
    ["correlation_id == data.order_id", "true\n"],
    ["data.?note.orValue('none')", '"none"\n'],
  ])("%s is printed as CEL, and ends with 0", async (source, printed) => {
    expect(await laban(["eval", source, "--event", eventFile])).toEqual({ code: 0, out: printed, said: "" });
  });

  it("needs no event where the expression reads none; a dash begins an expression behind --", async () => {
    expect(await laban(["eval", "--", "-1 + 2"])).toEqual({ code: 0, out: "1\n", said: "" });
  });

  it("takes the event from standard input, and a payload alone", async () => {
    const input = JSON.stringify(event);
    expect((await laban(["eval", "data.order_id", "--event", "-"], { input })).out).toBe('"o-1"\n');
    expect((await laban(["eval", "data.n + 1.0", "--data", "-"], { input: '{"n": 1}' })).out).toBe("2.0\n");
  });

  it("has the types of a document where one is named", async () => {
    const words = ["--event", eventFile, "--document", example];
    expect(await laban(["eval", "data.order_value * 2.0", ...words])).toMatchObject({ code: 0, out: "2400.0\n" });
    const { code, said } = await laban(["eval", "data.order_valeu > 1.0", ...words]);
    expect(code).toBe(1);
    expect(said).toContain("order_value");
  });

  it("is one line of JSON with --json", async () => {
    const { code, out } = await laban(["eval", "data", "--event", eventFile, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      value: event.data,
      cel: '{"order_id": "o-1", "order_value": 1200.0, "items": ["a", "b"]}',
      type: "anything",
    });
  });

  it("is no unknown because it looks like one", async () => {
    const input = '{"unknown": true, "reason": "none", "start": 0, "end": 0}';
    const { code, out } = await laban(["eval", "data", "--data", "-"], { input });
    expect({ code, out }).toEqual({
      code: 0,
      out: '{"unknown": true, "reason": "none", "start": 0.0, "end": 0.0}\n',
    });
  });
});

describe("an error", () => {
  it("is told with its place below the text and the way out, and ends with 1", async () => {
    expect(await laban(["eval", "1 < 2 &&\n  dta.x > 1", "--event", eventFile])).toEqual({
      code: 1,
      out: "",
      said: [
        'expression:2:3: error: There is no "dta" here. Did you mean data? [cel/unknown-name]',
        "    dta.x > 1",
        "    ^^^",
        "  fix: Change to data",
        "",
      ].join("\n"),
    });
  });

  it("all at once", async () => {
    const { said } = await laban(["eval", "nme == 1 && size(3) > 0"]);
    expect(said.match(/: error: /g)).toHaveLength(2);
  });

  it("shows no more than a window of a long line", async () => {
    const { said } = await laban(["eval", `${"1 + ".repeat(100)}x + ${"1 + ".repeat(100)}1`]);
    const [, text = "", marks = ""] = said.split("\n");
    expect(text.length).toBeLessThan(120);
    expect(text.trim()).toMatch(/^….*…$/);
    expect(marks.trim()).toBe("^");
    expect(text[marks.indexOf("^")]).toBe("x");
  });

  it.each(["1 \u001b[31m", "'\u001b[31m' < 1", "'\u001b[31m' == 1 || data['\u001b[31m']"])(
    "lets nothing of %j steer the terminal",
    async (source) => {
      const { out, said } = await laban(["eval", source, "--event", eventFile, "--explain"]);
      expect(`${out}${said}`).not.toBe("");
      expect(`${out}${said}`).not.toContain("\u001b");
    },
  );

  it("a missing field is no value: its place and its reason", async () => {
    expect(await laban(["eval", "1 == 1 && data.note == 'x'", "--event", eventFile])).toEqual({
      code: 1,
      out: "",
      said: [
        "expression:1:11: no value: data.note is missing.",
        "  1 == 1 && data.note == 'x'",
        "            ^^^^^^^^^",
        "",
      ].join("\n"),
    });
  });

  it("without an event says how to name one", async () => {
    expect((await laban(["eval", "data.x > 1"])).said).toContain("name one with --event FILE");
  });

  it("is one line of JSON with --json", async () => {
    const unknown = await laban(["eval", "data.note", "--event", eventFile, "--json"]);
    expect(unknown.code).toBe(1);
    expect(JSON.parse(unknown.out)).toEqual({
      type: "anything",
      unknown: { reason: "data.note is missing", cause: "missing", start: 0, end: 9 },
    });
    const wrong = await laban(["eval", "1 +", "--json"]);
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toMatchObject({ issues: [{ code: "cel/syntax", start: 3, end: 3 }] });
  });
});

describe("--explain", () => {
  it("prints every sub-expression with its value", async () => {
    const source = "data.order_value > 1000.0 && (data.note == 'x' || size(data.items) == 2)";
    expect(await laban(["eval", source, "--event", eventFile, "--explain"])).toEqual({
      code: 0,
      said: "",
      out: [
        'data.order_value > 1000.0 && (data.note == "x" || size(data.items) == 2)  →  true',
        "  data.order_value > 1000.0  →  true",
        "    data.order_value  →  1200.0",
        '  data.note == "x" || size(data.items) == 2  →  true',
        '    data.note == "x"  →  unknown: data.note is missing',
        "      data.note  →  unknown: data.note is missing",
        "    size(data.items) == 2  →  true",
        "      size(data.items)  →  2",
        '        data.items  →  ["a", "b"]',
        "",
      ].join("\n"),
    });
  });

  it("prints the tree also where there is no value, and the reason beside it", async () => {
    const { code, out, said } = await laban(["eval", "data.note == 'x'", "--event", eventFile, "--explain"]);
    expect(code).toBe(1);
    expect(out).toContain("data.note  →  unknown: data.note is missing");
    expect(said).toContain("no value: data.note is missing");
  });

  it("is part of the JSON", async () => {
    const { out } = await laban(["eval", "data.items.exists(x, x == 'b')", "-e", eventFile, "--explain", "--json"]);
    expect(JSON.parse(out)).toMatchObject({
      value: true,
      explanation: {
        text: 'data.items.exists(x, x == "b")',
        verdict: true,
        parts: [{ text: "data.items", cel: '["a", "b"]' }],
        loop: { itemCount: 2, visitedCount: 2, told: [{ position: 0 }, { position: 1, value: true }] },
      },
    });
  });
});

describe("bad input", () => {
  it.each([
    [["eval"], 2, "An expression is missing"],
    [["eval", "1", "2"], 2, "one name too many"],
    [["eval", "1", "--evnt", "x"], 2, "Did you mean --event?"],
    [["eval", "1", "--event", "a", "--data", "b"], 2, "Give --event or --data"],
    [["eval", "1", "--document", "a"], 2, "--document needs --event"],
    [["eval", "1", "--event", join(folder, "nowhere.json")], 3, "there is no such file"],
    [["eval", "1", "--event", folder], 3, "it is a folder"],
    [["eval", "1", "--event", file("text.json", "hello")], 3, "it is not JSON"],
    [["eval", "1", "--event", file("empty.json", "")], 3, "is empty"],
    [["eval", "1", "--event", file("many.ndjson", '{"a": 1}\n{"a": 2}\n')], 3, "take one of them"],
    [["eval", "1", "--event", file("list.json", [event])], 3, "is no CloudEvent"],
    [["eval", "1", "--event", file("payload.json", event.data)], 3, "goes to --data"],
    [["eval", "1", "--event", file("type.json", { ...event, type: "no_such" }), "-d", example], 3, "no event type"],
    [["eval", "1", "--event", eventFile, "--document", join(folder, "nowhere.yaml")], 3, "there is no such file"],
    [["eval", "1", "--event", "-"], 3, "Standard input is empty"],
  ])("%j ends with %i: %s", async (words, expected, message) => {
    const { code, out, said } = await laban(words);
    expect({ code, out }).toEqual({ code: expected, out: "" });
    expect(said).toContain(message);
  });

  it("an empty expression says so", async () => {
    const { code, said } = await laban(["eval", ""]);
    expect(code).toBe(1);
    expect(said).toContain("There is no condition here");
  });

  it("a megabyte of expression is answered; more is refused without an echo of it", async () => {
    const fits = await laban(["eval", `"${"x".repeat(999_990)}" == ""`]);
    expect({ code: fits.code, out: fits.out }).toEqual({ code: 0, out: "false\n" });
    const tooLong = await laban(["eval", "1 ".repeat(600_000)]);
    expect(tooLong.code).toBe(1);
    expect(tooLong.said).toContain("at most 1000000 are read");
    expect(tooLong.said.length).toBeLessThan(500);
    const deep = await laban(["eval", "(".repeat(20_000)]);
    expect(deep.said).toContain("nests deeper than 250 levels");
  });

  it("whole numbers beyond 2^53 are told of, since JSON cannot keep them", async () => {
    const { out, said } = await laban(["eval", "data.id", "--data", "-"], {
      input: '{"text": "12345678901234567", "id": 9007199254740993}',
    });
    expect(out).toBe("9007199254740992.0\n");
    expect(said).toContain("9007199254740993 was read as 9007199254740992");
    expect(said).not.toContain("12345678901234567");
  });

  it("numbers past the largest are told of, too, and what is no JSON is only that", async () => {
    const huge = await laban(["eval", "data.id", "--data", "-"], { input: `{"id": ${"9".repeat(330)}}` });
    expect(huge.code).not.toBe(4);
    expect(huge.said).toContain("was read as Infinity");
    const broken = await laban(["eval", "data.id", "--data", "-"], { input: '{"id": 9007199254740993' });
    expect(broken.code).toBe(3);
    expect(broken.said).not.toContain("was read as");
  });

  it("keys that JavaScript gives a meaning are keys", async () => {
    const input = '{"__proto__": {"admin": true}, "constructor": 1}';
    expect((await laban(["eval", "data.__proto__.admin", "--data", "-"], { input })).out).toBe("true\n");
    expect((await laban(["eval", "data.constructor", "--data", "-"], { input })).out).toBe("1.0\n");
    expect((await laban(["eval", "data.toString", "--data", "-"], { input })).said).toContain(
      "data.toString is missing",
    );
  });
});

it("a process whose standard input is closed says that there is no event", async () => {
  const { code, said } = await laban(["eval", "1", "--event", "-"], { stopAfter: 1_000 });
  expect(code).toBe(3);
  expect(said).toContain("Standard input is empty");
});
