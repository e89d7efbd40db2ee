// The tolerant reader: what a text says, what is left out of it, and how that is told.
import { describe, expect, it } from "vitest";
import { applyEdits } from "../edit/applyEdits.ts";
import { editText } from "../edit/editText.ts";
import { exampleText } from "../example.scene.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import { placeOfDiagnostic } from "../text/place.ts";
import { documentText } from "../write/documentText.ts";
import { readDocument } from "./readDocument.ts";

const HEAD = "laban: 1\nname: T\n";
const read = (text: string) => readDocument(text, testCatalog);
const only = (text: string) => {
  const { diagnostics } = read(text);
  expect(diagnostics.map((one) => one.code)).toHaveLength(1);
  const [diagnostic] = diagnostics;
  if (diagnostic === undefined) throw new Error("no diagnostic");
  return diagnostic;
};

describe("readDocument", () => {
  it("reads the example, whole and without problems", () => {
    const { document, diagnostics } = read(exampleText);
    expect(diagnostics).toEqual([]);
    expect(document?.name).toBe("E-commerce order processing");
    expect(Object.keys(document?.agents ?? {})).toEqual([
      "shop",
      "risk_desk",
      "payments",
      "warehouse",
      "suppliers",
      "carrier",
      "customer_care",
    ]);
    expect(document?.correlation).toEqual({ default: ["data.order_id"], keys: {} });
    expect(document?.agents["payments"]?.behaviours["process_payment"]?.outcomes[2]).toEqual({ weight: 2 });
  });

  it("reads JSON as the same model", () => {
    const { document } = read(exampleText);
    expect(read(JSON.stringify(read(exampleText).value)).document).toEqual(document);
  });

  it("gives an empty text an empty document and says how to begin", () => {
    for (const text of ["", "\n\n", "# only a comment\n", "---\n"]) {
      const result = read(text);
      expect(result.document).toMatchObject({
        name: "Untitled",
        events: {},
        correlation: { default: ["correlation_id"] },
      });
      expect(result.diagnostics).toMatchObject([{ code: "text/empty", severity: "info" }]);
      expect(read(editText(text, result.diagnostics[0]?.fix?.edits ?? [])).diagnostics).toEqual([]);
    }
  });

  it("gives no document for a broken text, but the line, the column and the way out", () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ["laban: 1\nname: [a\nevents: {}\n", /^Line \d+, column \d+: .*\. .+\.$/],
      ["laban: 1\n\tname: x\n", /Line 2.*tab/i],
      ["laban: 1\nname: 'x\n", /Line \d+/],
      ["a: 1\n b: 2\n", /Line \d+/],
      ["a: b: c\n", /quotes|next line/],
    ];
    for (const [text, message] of cases) {
      const result = read(text);
      expect(result.document).toBeUndefined();
      expect(result.diagnostics[0]).toMatchObject({ code: "text/syntax", severity: "error" });
      expect(result.diagnostics[0]?.message).toMatch(message);
      expect(result.diagnostics[0]?.textRange?.start).toBeLessThanOrEqual(text.length);
    }
    expect(only("a: 1\n---\nb: 2\n")).toMatchObject({ code: "text/several-documents" });
    expect(only("a: *nowhere\n")).toMatchObject({ code: "text/unknown-anchor" });
  });

  it("names the unknown field, what was meant, and mends it", () => {
    const text = `${HEAD}patterns:\n  p:\n    kind: pattern\n    on: x\n    prioritty: 3 # soon\n`;
    const diagnostic = only(text);
    expect(diagnostic).toMatchObject({ code: "text/unknown-field", path: ["patterns", "p", "prioritty"] });
    expect(diagnostic.message).toContain('did you mean "priority"');
    expect(read(text).document?.patterns["p"]).toEqual({ kind: "pattern", on: "x" });
    const mended = editText(text, diagnostic.fix?.edits ?? []);
    expect(mended).toBe(text.replace("prioritty", "priority"));
    expect(read(mended).document?.patterns["p"]).toEqual({ kind: "pattern", on: "x", priority: 3 });
  });

  it("lists the fields where nothing is near, and offers to remove", () => {
    const text = `${HEAD}zzzz: 1\nevents: {}\n`;
    const diagnostic = only(text);
    expect(diagnostic.message).toContain("It may have laban, name");
    expect(editText(text, diagnostic.fix?.edits ?? [])).toBe(`${HEAD}events: {}\n`);
  });

  it("leaves out what has the wrong type and keeps the rest", () => {
    const text = `${HEAD}events:\n  a: { description: fine, sensitive: 3 }\n  b: nope\n`;
    const { document, diagnostics } = read(text);
    expect(document?.events).toEqual({ a: { description: "fine" } });
    expect(diagnostics.map(({ code, path }) => [code, path.join(".")])).toEqual([
      ["text/wrong-type", "events.a.sensitive"],
      ["text/wrong-type", "events.b"],
    ]);
  });

  it("takes a number for a text where a text belongs, and says so with a fix", () => {
    const text = "laban: 1\nname: 2026\n";
    const diagnostic = only(text);
    expect(read(text).document?.name).toBe("2026");
    expect(editText(text, diagnostic.fix?.edits ?? [])).toBe('laban: 1\nname: "2026"\n');
  });

  it("drops the list of a bad item, so that the places of the rest stay true", () => {
    const text = `${HEAD}agents:\n  a: { capabilities: [x, { y: 1 }], title: A }\n`;
    expect(read(text).document?.agents["a"]).toEqual({ title: "A", capabilities: [], behaviours: {} });
    expect(only(text).path).toEqual(["agents", "a", "capabilities", 1]);
  });

  it("keeps a pattern of an unknown kind and offers the near one", () => {
    const text = `${HEAD}patterns: { p: { kind: sequnce, steps: [] } }\n`;
    const diagnostic = only(text);
    expect(diagnostic).toMatchObject({
      code: "text/bad-value",
      path: ["patterns", "p", "kind"],
      fix: { title: "Change to sequence" },
    });
    expect(read(text).document?.patterns["p"]).toEqual({ kind: "sequnce", steps: [] });
  });

  it("says the version that it reads", () => {
    expect(only("name: T\n")).toMatchObject({ code: "text/version", fix: { edits: [{ path: ["laban"], value: 1 }] } });
    expect(only("laban: 2\nname: T\n").message).toContain("version 2");
    expect(only("laban: 2\nname: T\n").message).toContain("newer Laban");
    expect(only("laban: one\nname: T\n").message).toContain('must be "laban: 1"');
    expect(editText("name: T\n", only("name: T\n").fix?.edits ?? [])).toContain("laban: 1");
  });

  it("takes the first of two equal names and points at the second", () => {
    const text = `${HEAD}events:\n  a: { description: one }\n  b: {}\n  a: { description: two }\n`;
    const diagnostic = only(text);
    expect(diagnostic).toMatchObject({ code: "text/duplicate-key", textRange: { start: text.lastIndexOf("a:") } });
    expect(read(text).document?.events["a"]).toEqual({ description: "one" });
  });

  it("refuses names that are digits, __proto__ or blank, harmlessly", () => {
    const text = `${HEAD}events:\n  "12": {}\n  __proto__: { polluted: {} }\n  " x": {}\n  constructor: {}\n  ok: {}\n`;
    const { document, diagnostics } = read(text);
    expect(Object.keys(document?.events ?? {})).toEqual(["constructor", "ok"]);
    expect(diagnostics.map((one) => one.code).toSorted()).toEqual(["text/bad-id", "text/bad-id", "text/bad-key"]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.getPrototypeOf(document?.events ?? null)).toBe(Object.prototype);
  });

  it("reports what JSON cannot hold", () => {
    expect(read(`${HEAD}layout: { free: { a: [.inf, 2] } }\n`).diagnostics[0]).toMatchObject({ code: "text/not-json" });
    expect(only(`${HEAD}? [a, b]\n: 1\n`)).toMatchObject({ code: "text/bad-key" });
  });

  it("reads anchors and aliases as what they stand for", () => {
    const text = `${HEAD}events:\n  a: &shared { description: same }\n  b: *shared\n`;
    expect(read(text).document?.events["b"]).toEqual({ description: "same" });
  });

  it("answers bombs without a document", () => {
    const laughs = [
      "a0: &a0 [x, x, x, x, x, x, x, x, x]",
      ...Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array(9).fill(`*a${at}`).join(", ")}]`),
    ].join("\n");
    const cases: readonly (readonly [string, string])[] = [
      [laughs, "text/too-many-aliases"],
      ["a: &a [*a]\n", "text/too-deep"],
      ["[".repeat(500_000), "text/too-deep"],
      ["- ".repeat(500_000), "text/too-deep"],
      [`a: ${"[".repeat(70)}${"]".repeat(70)}`, "text/too-deep"],
      ["x".repeat(2 * 1024 * 1024 + 1), "text/too-large"],
    ];
    for (const [text, code] of cases) {
      const result = read(text);
      expect(result.document).toBeUndefined();
      expect(result.diagnostics.at(-1)).toMatchObject({ code, severity: "error" });
    }
  });

  it("reads CRLF and a byte order mark", () => {
    expect(read(`\ufeff${exampleText.replaceAll("\n", "\r\n")}`).document).toEqual(read(exampleText).document);
  });

  it("points every problem into the text", () => {
    const text = `${HEAD}events:\n  a:\n    description: 5\n    colour: red\n`;
    const { diagnostics, source } = read(text);
    const places = diagnostics
      .map((one) => placeOfDiagnostic(source, one))
      .map(({ start, end, line }) => [line, text.slice(start, end)]);
    expect(places).toEqual([
      [5, "5"],
      [6, "colour"],
    ]);
  });

  it("applies its fixes to the record as to the text", () => {
    const text = `${HEAD}events:\n  a: { descripton: x }\n`;
    const { value = null, diagnostics } = read(text);
    const edits = diagnostics.flatMap((one) => one.fix?.edits ?? []);
    expect(read(editText(text, edits)).value).toEqual(applyEdits(value, edits));
  });
});

describe("documentText", () => {
  it("writes a text that reads as the same document", () => {
    const { document } = read(exampleText);
    if (document === undefined) throw new Error("the example is not readable");
    const text = documentText(document);
    expect(read(text)).toMatchObject({ diagnostics: [], document });
    // Written again it is the same: the canonical form is a fixed point.
    expect(documentText(read(text).document ?? document)).toBe(text);
  });

  it("writes the example's records as a person did", () => {
    const { document } = read(exampleText);
    if (document === undefined) throw new Error("the example is not readable");
    const written = new Set(documentText(document).split("\n"));
    const byHand = exampleText.split("\n").filter((line) => line.trim() !== "" && !line.includes("#"));
    const different = byHand.filter((line) => !written.has(line));
    expect(different.length / byHand.length).toBeLessThan(0.05);
  });
});
