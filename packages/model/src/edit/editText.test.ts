// Single edits on texts with everything that YAML lets people write.
import { describe, expect, it } from "vitest";
import type { DocumentEdit } from "../diagnostic.ts";
import { editText } from "./editText.ts";

const edited = (text: string, ...edits: readonly DocumentEdit[]): string => editText(text, edits);

describe("editText", () => {
  it("keeps CRLF, the missing last line break and the byte order mark", () => {
    expect(edited("\ufeffa: 1\r\nb:\r\n  c: 2", { path: ["b", "d"], value: { e: [1] } })).toBe(
      "\ufeffa: 1\r\nb:\r\n  c: 2\r\n  d:\r\n    e: [1]",
    );
    expect(edited("a: 1\r\nb: 2\r\n", { path: ["a"] })).toBe("b: 2\r\n");
  });

  it("keeps JSON JSON, on one line and on many", () => {
    expect(edited('{"a": {"b": [1, 2]}}', { path: ["a", "b", 2], value: "x" })).toBe('{"a": {"b": [1, 2, "x"]}}');
    expect(edited('{"a": 1}', { path: ["on"], value: { yes: null } })).toBe('{"a": 1, "on": { "yes": null }}');
    const pretty = '{\n  "a": {\n    "b": 1\n  },\n  "c": 2\n}\n';
    expect(edited(pretty, { path: ["a", "d"], value: [true] })).toBe(
      '{\n  "a": {\n    "b": 1,\n    "d": [true]\n  },\n  "c": 2\n}\n',
    );
    expect(edited(pretty, { path: ["c"] })).toBe('{\n  "a": {\n    "b": 1\n  }\n}\n');
    expect(edited(pretty, { path: ["a"], rename: "A b" })).toBe(pretty.replace('"a"', '"A b"'));
  });

  it("writes into an empty text below its comments", () => {
    expect(edited("", { path: ["a", "b"], value: 1 })).toBe("a:\n  b: 1\n");
    expect(edited("# mine\n", { path: ["a"], value: 1 })).toBe("# mine\na: 1\n");
    expect(edited("---\n", { path: ["a"], value: 1 })).toBe("---\na: 1\n");
  });

  it("gives a name its first value, and an empty map its first entry", () => {
    expect(edited("a: # why\nb: 1\n", { path: ["a"], value: "x" })).toBe("a: x # why\nb: 1\n");
    expect(edited("a: # why\nb: 1\n", { path: ["a", "c"], value: "x" })).toBe("a: # why\n  c: x\nb: 1\n");
    expect(edited("a: {}\nb: []\n", { path: ["a", "c"], value: 1 }, { path: ["b", 0], value: 2 })).toBe(
      "a:\n  c: 1\nb: [2]\n",
    );
  });

  it("leaves empty brackets where the last entry goes", () => {
    expect(edited("a:\n  b: 1\nc: 2\n", { path: ["a", "b"] })).toBe("a: {}\nc: 2\n");
    expect(edited("a:\n  - 1\n", { path: ["a", 0] })).toBe("a: []\n");
  });

  it("takes comments along that stand directly above, and leaves those set apart", () => {
    const text = "a:\n  # apart\n\n  # about b\n  b: 1 # and this\n  # about c\n  c: 2\n";
    expect(edited(text, { path: ["a", "b"] })).toBe("a:\n  # apart\n\n  # about c\n  c: 2\n");
    expect(edited(text, { path: ["a", "c"] })).toBe("a:\n  # apart\n\n  # about b\n  b: 1 # and this\n");
  });

  it("leaves comments of another indentation, and blocks of text that look like comments", () => {
    const text = "a:\n  b: 1\n# at the left\n  c: 2\n";
    expect(edited(text, { path: ["a", "c"] })).toBe("a:\n  b: 1\n# at the left\n");
    expect(edited("a: |\n  # text\nb: 1\n", { path: ["b"] })).toBe("a: |\n  # text\n");
  });

  it("keeps the comment at the head of a document when its first line goes", () => {
    expect(edited("# head\nlaban: 1\nname: x\n", { path: ["laban"] })).toBe("# head\nname: x\n");
    expect(edited("# head\nname: x\n", { path: ["laban"], value: 1 })).toContain("# head\n");
  });

  it("moves the next entry up behind the dash of its item", () => {
    expect(edited("- a: 1\n  b: 2\n- c: 3\n", { path: [0, "a"] })).toBe("- b: 2\n- c: 3\n");
    expect(edited("- a: 1\n  # about b\n  b: 2\n", { path: [0, "a"] })).toBe("- # about b\n  b: 2\n");
  });

  it("changes one item of a list and leaves the comments of the others", () => {
    const text = "steps:\n  - a # first\n  # then\n  - b\n  - c # last\n";
    expect(edited(text, { path: ["steps"], value: ["a", "x", "c"] })).toBe(text.replace("- b", "- x"));
    expect(edited(text, { path: ["steps"], value: ["a", "new", "b", "c"] })).toBe(
      "steps:\n  - a # first\n  - new\n  # then\n  - b\n  - c # last\n",
    );
    expect(edited(text, { path: ["steps"], value: ["b", "c"] })).toBe("steps:\n  # then\n  - b\n  - c # last\n");
  });

  it("replaces block texts by short ones and back", () => {
    const text = "a: |\n  one\n  two\nb: 1\n";
    expect(edited(text, { path: ["a"], value: "short" })).toBe("a: short\nb: 1\n");
    expect(edited("a: short # why\nb: 1\n", { path: ["a"], value: "one\ntwo\n" })).toBe(
      "a: | # why\n  one\n  two\nb: 1\n",
    );
    expect(edited("a: short\n", { path: ["a"], value: "one\n  two" })).toBe("a: |-\n  one\n    two\n");
  });

  it("writes an alias out before it changes what the alias stands for", () => {
    const text = "a: &x { n: 1 } # origin\nb: *x\nc: *x\n";
    expect(edited(text, { path: ["b", "n"], value: 2 })).toBe("a: &x { n: 1 } # origin\nb:\n  n: 2\nc: *x\n");
    // Changing the origin must not change the copies: they are written out.
    expect(edited(text, { path: ["a", "n"], value: 2 })).toBe("a: &x { n: 2 } # origin\nb: { n: 1 }\nc: { n: 1 }\n");
  });

  it("drops a tag that would change the new value", () => {
    expect(edited("a: !!str 12\n", { path: ["a"], value: 13 })).toBe("a: 13\n");
  });

  it("adds to brackets over several lines, comments and all", () => {
    const text = "a: {\n  b: 1, # one\n  c: 2 # two\n}\n";
    expect(edited(text, { path: ["a", "d"], value: 3 })).toBe("a: {\n  b: 1, # one\n  c: 2, # two\n  d: 3\n}\n");
    expect(edited(text, { path: ["a", "b"] })).toBe("a: {\n  c: 2 # two\n}\n");
    expect(edited("a: [x, y,]\n", { path: ["a", 2], value: "z" })).toBe("a: [x, y, z,]\n");
  });

  it("keeps the spelling of what is set to what it is", () => {
    const text = "a: 'x'\nb: 0x10\nc: [ 1,2 ]\n";
    expect(edited(text, { path: ["a"], value: "x" }, { path: ["b"], value: 16 }, { path: ["c"], value: [1, 2] })).toBe(
      text,
    );
  });

  it("changes nothing for what is not there", () => {
    const text = "a: [1]\n";
    expect(
      edited(text, { path: ["b"] }, { path: ["a", 5] }, { path: ["a", "x"], value: 1 }, { path: ["b"], rename: "c" }),
    ).toBe(text);
  });

  it("writes names too long to stand before a colon", () => {
    const name = "n".repeat(2_000);
    expect(edited("a: 1\n", { path: [name], value: 2 })).toContain(`? "${name}"\n: 2\n`);
  });

  it("throws on a text that cannot be read, because its places mean nothing", () => {
    expect(() => edited("a: [", { path: ["a"], value: 1 })).toThrow("Invariant");
  });
});
