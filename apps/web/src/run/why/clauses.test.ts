// The lines of a clause tree: values beside clauses, unknown apart from false, what was not asked.
import { prepareCondition, typeFromJsonSchema } from "@laban/cel";
import { expect, test } from "vitest";
import { CLAUSES_MAX, clausesOf } from "./clauses.ts";

const data = typeFromJsonSchema({
  type: "object",
  properties: {
    retry_count: { type: "integer" },
    card_closed: { type: "boolean" },
    value: { type: "number" },
    status: { type: "string" },
    items: { type: "array", items: { type: "object", properties: { count: { type: "integer" } } } },
    a: {},
    b: {},
  },
});

function linesOf(source: string, payload: object): readonly string[] {
  const { explain, issues } = prepareCondition(source, { data });
  if (explain === undefined) throw new Error(issues.map((issue) => issue.message).join(" "));
  return clausesOf(explain({ data: payload })).map(({ depth, text, values, verdict, note }) =>
    [`${"  ".repeat(depth)}${text}`, values, verdict, note].filter((part) => part !== "").join(" | "),
  );
}

test("a clause tells what its field was, and that it is false", () => {
  expect(linesOf("data.retry_count < 3", { retry_count: 3 })).toEqual(["data.retry_count < 3 | 3 | false"]);
});

test("of a chain each term has a line; an unknown one says what is missing, and a false one stays false", () => {
  expect(linesOf("data.retry_count >= 3 || data.card_closed", { retry_count: 1 })).toEqual([
    "|| | unknown",
    "  data.retry_count >= 3 | 1 | false",
    "  data.card_closed | unknown | data.card_closed is missing",
  ]);
});

test("what was not asked says which clause had decided", () => {
  const [chain, first, second] = linesOf('data.value > 10 && !(data.status == "paid")', { value: 2, status: "paid" });
  expect(chain).toBe("&& | false");
  expect(first).toBe("  data.value > 10 | 2.0 | false");
  expect(second).toMatch(/^ {2}!.* \| skipped \| data\.value > 10 is false$/);
});

test("a negation tells what it negates, and two fields their two values", () => {
  expect(linesOf("!(data.a == data.b)", { a: 1, b: "x" })).toEqual([
    "!(data.a == data.b) | true",
    '  data.a == data.b | 1.0, "x" | false',
  ]);
});

test("a macro over a list tells the items that made it what it is", () => {
  const lines = linesOf("data.items.all(item, item.count > 0)", { items: [{ count: 2 }, { count: 0 }, { count: 5 }] });
  expect(lines[0]).toMatch(/^data\.items\.all\(item, item\.count > 0\) \| false$/);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}item 2 of 3 \| item = .*count.* \| false$/));
});

test("a condition of very many clauses is told in part", () => {
  const source = Array.from({ length: 500 }, (_, i) => `data.a != ${i}`).join(" && ");
  expect(linesOf(source, { a: 1_000 })).toHaveLength(CLAUSES_MAX);
});
