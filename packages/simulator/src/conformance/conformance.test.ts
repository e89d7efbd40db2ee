// The reader and player of cases: what is right passes, and every slip is told with its line.
import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import type { CaseResult } from "./conformCase.ts";
import { playCase } from "./playCase.ts";
import { isPlayable, readConformance } from "./readConformance.ts";

const sound = `conform: 1
document:
  events: { order: {}, paid: {} }
cases:
  - name: a deadline
    patterns:
      unpaid: { kind: absence, start: order, expect: paid, within: 1m }
    options: { tolerance: 5s }
    events: |
      0:00 A order {"value": 1}

      0:10 B order id=x source=shop
      again x
      tick end
    effects: |
      1:00 A unpaid timeout e1 (waits for paid)
      1:10 B unpaid   timeout x (waits for paid)
    counters: unpaid.timeout=2 total.duplicates=1
    refusals:
      - x - duplicate
`;

function resultsOf(text: string): readonly CaseResult[] {
  return readConformance(text).cases.map((each) => (isPlayable(each) ? playCase(each) : each));
}

function told(text: string): readonly string[] {
  return resultsOf(text).flatMap(({ differences }) =>
    differences.map(({ about, line, expected, got }) => `${line} ${about}: ${expected} | ${got}`),
  );
}

test("a sound case passes", () => {
  expect(resultsOf(sound)).toEqual([{ name: "a deadline", line: 5, differences: [] }]);
});

describe("a slip is told with its line", () => {
  test.each([
    [
      ["1:00 A unpaid timeout", "1:01 A unpaid timeout"],
      "16 effects: 1:01 A unpaid timeout e1 (waits for paid) | 1:00 A unpaid timeout e1 (waits for paid)",
    ],
    [
      ["      1:10 B unpaid   timeout x (waits for paid)\n", ""],
      "16 effects: nothing more | 1:10 B unpaid timeout x (waits for paid)",
    ],
    [["unpaid.timeout=2", "unpaid.timeout=3"], "18 counters: unpaid.timeout=3 | unpaid.timeout=2"],
    [["unpaid.timeout=2", "nobody.timeout=2"], "18 counters: nobody.timeout=2 | nobody.timeout=no such counter"],
    [["x - duplicate", "x - late"], "20 refusals: x - late | x - duplicate"],
    [
      ["      again x", "      again y"],
      'a line that can be read | "again y" repeats y, which was not offered before.',
    ],
    [["0:10 B", "ten B"], "has no time; write minutes:seconds, as 0:05 or 90:00.250."],
    [['{"value": 1}', '{"value": }'], "has data that is no JSON"],
    [["expect: paid", "expect: payd"], "did you mean"],
    [["tolerance: 5s", "tolerant: 5s"], 'There is no option "tolerant"'],
    [["tolerance: 5s", "tolerance: soon"], 'The option "tolerance"'],
    [["counters:", "counts:"], 'A case has no field "counts"'],
    [["conform: 1", "conform: 2"], 'It does not begin with "conform: 1"'],
    [["cases:", "case:"], "It has no cases"],
    [["cases:", "cases: ["], "1 case: a case that can be read"],
  ])("%j", ([piece = "", by = ""], message) => {
    expect(sound).toContain(piece);
    expect(told(sound.replace(piece, by)).join("\n")).toContain(message.replace(/^1 case: /, " case: "));
  });
});

test("diagnostics are compared where a case names them, and an engine is not asked where there is no bundle", () => {
  const text = (diagnostics: string): string => `conform: 1
cases:
  - name: no deadline
    document: { events: { order: {}, paid: {} } }
    patterns: { unpaid: { kind: absence, start: order, expect: paid } }
    diagnostics: ${diagnostics}
`;
  expect(told(text("[absence/no-deadline patterns.unpaid.within]"))).toEqual([]);
  expect(told(text("[]"))).toEqual(["3 diagnostics:  | absence/no-deadline patterns.unpaid.within"]);
});

test("no text makes the reader throw", () => {
  const lines = sound.split("\n");
  fc.assert(
    fc.property(fc.nat(lines.length), fc.nat(lines.length), fc.string(), (at, other, text) => {
      const changed = lines.with(Math.min(at, lines.length - 1), text);
      changed.splice(other, 1);
      for (const { differences } of resultsOf(changed.join("\n")))
        expect(differences.every(({ line }) => line > 0)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
