// What is wrong with a text is said where it began, in words of ours.
import { assert, constantFrom, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { parseText } from "./parseText.ts";

const problemsOf = (text: string): readonly string[] => parseText(text).diagnostics.map(({ message }) => message);

describe("a bracket that is never closed", () => {
  it("is said in the line where it was opened, and nothing else is", () => {
    expect(problemsOf("name: x\ncorrelation:\n  default: [data.door\n\nagents:\n  porter: {}\n")).toEqual([
      "Line 3, column 12: the bracket [ is opened here and never closed. Close the bracket: write ] where the list ends.",
    ]);
    expect(problemsOf("do: { action: open, capability: doors\non: x\n")).toEqual([
      "Line 1, column 5: the bracket { is opened here and never closed. Close the bracket: write } where the entries end.",
    ]);
  });
  it("is marked at its own sign", () => {
    const text = "name: x\nevents: { a: {}\n";
    const [problem] = parseText(text).diagnostics;
    expect(text.slice(problem?.textRange?.start, problem?.textRange?.end)).toBe("{");
    expect(problem?.textRange?.start).toBe(16);
  });
  it("is the inner one of several, also where another shape closes", () => {
    expect(problemsOf("a: { on: [x, y }\nb: 1\n")[0]).toMatch(/^Line 1, column 10: the bracket \[/);
    expect(problemsOf("a: {\n  b: {\n")).toHaveLength(1);
  });
  it("is said for each place of the text", () => {
    expect(problemsOf("a:\n  x: [1, 2\nb:\n  y: [3\n").map((message) => message.slice(0, 17))).toEqual([
      "Line 2, column 6:",
      "Line 4, column 6:",
    ]);
  });
});

describe("other slips", () => {
  it("a quote is said where it was opened", () => {
    expect(problemsOf('name: "x\nevents: {}\n')[0]).toMatch(/^Line 1, column 7: the quote " is opened here/);
    expect(problemsOf("name: 'x\n")[0]).toMatch(/^Line 1, column 7: the quote ' is opened here/);
  });
  it("are said without the parser's own words", () => {
    const slips = [
      "a: }",
      "a:\n\tb: 1",
      "a:\n  b: 1\n c: 2",
      "a: b: c",
      "a: 1\nfoo\nb: 2",
      "a: @x",
      "a: {b: 1 c: 2}",
      'a: "\\q"',
    ];
    for (const slip of slips)
      for (const message of problemsOf(slip)) {
        expect(message).toMatch(/^Line \d+, column \d+: .+\. .+\.$/);
        expect(message).not.toMatch(/flow|token|scalar|implicit|mapping|compact|YAML stream/i);
      }
  });
  it("of any shape are said or none, and never throw", () => {
    const text = string({ unit: constantFrom("a", ":", " ", "\n", "[", "]", "{", "}", '"', "'", ",", "-", "#", "\t") });
    assert(
      property(text, (slip) => {
        const { diagnostics } = parseText(slip);
        return diagnostics.every(({ textRange }) => textRange === undefined || textRange.end <= slip.length);
      }),
    );
  });
});
