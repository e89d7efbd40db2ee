// Properties over any text and any data: ranges, the round trip, no throwing, the three-valued tables.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { order, orderScope, scopeOf } from "./cel.scene.ts";
import {
  celToText,
  checkCel,
  completionsAt,
  hoverAt,
  parseCel,
  prepareCondition,
  prepareExpression,
  type CelNode,
} from "./index.ts";
import { childrenOf } from "./syntax/ast.ts";

const words = [
  "data",
  "data.order_value",
  "data.retry_count",
  "data.note",
  "data.quantities",
  "data.items",
  "data.anything",
  "data.constructor",
  "data.__proto__",
  "recent_events",
  "steps.first.data",
  "time",
  "event_count",
  "x",
  "1",
  "2.5",
  "3u",
  "'a'",
  "b'b'",
  "true",
  "null",
  "duration('1m')",
  "9223372036854775807",
  "0",
] as const;
const word = fc.constantFrom(...words);

/** Well-formed expressions of every form, mostly ill-typed. */
const expression = fc.letrec<{ any: string }>((tie) => {
  const any = tie("any");
  const operator = fc.constantFrom("&&", "||", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%", "in");
  return {
    any: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      word,
      fc.tuple(any, operator, any).map(([left, sign, right]) => `(${left} ${sign} ${right})`),
      any.map((inner) => `!${inner}`),
      any.map((inner) => `-(${inner})`),
      fc.tuple(any, any, any).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      fc
        .tuple(any, fc.constantFrom("all", "exists", "exists_one", "filter", "map"), any)
        .map(([range, macro, body]) => `${range}.${macro}(x, ${body})`),
      fc.tuple(any, any).map(([list, index]) => `${list}[${index}]`),
      any.map((inner) => `${inner}.count`),
      any.map((inner) => `${inner}.?count`),
      fc.tuple(any, any).map(([list, index]) => `${list}[?${index}]`),
      fc.tuple(any, any).map(([item, key]) => `[?${item}, {?${key}: ${item}}]`),
      fc.tuple(any, any).map(([value, body]) => `cel.bind(x, ${value}, ${body})`),
      fc
        .tuple(any, fc.constantFrom("all", "transformList", "transformMap", "transformMapEntry"), any)
        .map(([range, macro, body]) => `${range}.${macro}(i, x, ${body})`),
      fc.tuple(any, fc.constantFrom("optMap", "optFlatMap"), any).map(([a, macro, b]) => `${a}.${macro}(x, ${b})`),
      any.map((inner) => `has(${inner}.sku)`),
      fc
        .tuple(fc.constantFrom("size", "int", "string", "double", "timestamp", "duration", "dyn"), any)
        .map(([name, inner]) => `${name}(${inner})`),
      fc.array(any, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      fc.tuple(any, any).map(([key, value]) => `{${key}: ${value}}`),
    ),
  };
}).any;

/** Text made of the pieces of the language, in any order. */
const rubble = fc
  .array(
    fc.oneof(
      word,
      fc.constantFrom(
        "&&",
        "||",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ".",
        "?",
        ":",
        ",",
        "-",
        "!",
        "'",
        '"',
        "`",
        "\\",
        "in",
        "has(",
        ".all(x,",
        " ",
        "\n",
        "//",
      ),
    ),
    {
      maxLength: 25,
    },
  )
  .map((parts) => parts.join(""));

const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), rubble, expression);

function withoutRanges(node: unknown): unknown {
  const ranges = new Set(["start", "end", "depth", "nameStart", "nameEnd", "fieldStart", "fieldEnd"]);
  return JSON.parse(
    JSON.stringify(node, (key, value: unknown) =>
      ranges.has(key) ? undefined : typeof value === "bigint" ? `${value}n` : value,
    ),
  );
}

function expectRangesInside(node: CelNode, start: number, end: number): void {
  expect(node.start).toBeGreaterThanOrEqual(start);
  expect(node.end).toBeLessThanOrEqual(end);
  expect(node.start).toBeLessThanOrEqual(node.end);
  for (const child of childrenOf(node)) expectRangesInside(child, start, end);
}

describe("any text", () => {
  test("gives a tree and issues whose ranges lie in it, and never throws", () => {
    fc.assert(
      fc.property(anyText, (source) => {
        const { root, issues } = parseCel(source);
        expectRangesInside(root, 0, source.length);
        const prepared = prepareCondition(source, orderScope);
        for (const issue of [...issues, ...prepared.issues]) {
          expect(issue.start).toBeGreaterThanOrEqual(0);
          expect(issue.start).toBeLessThanOrEqual(issue.end);
          expect(issue.end).toBeLessThanOrEqual(source.length);
        }
        expect(prepared.condition === undefined).toBe(prepared.issues.some((issue) => issue.severity === "error"));
      }),
      { numRuns: 800 },
    );
  });

  test("can be completed and hovered at any place", () => {
    fc.assert(
      fc.property(anyText, fc.nat(40), (source, place) => {
        const offset = Math.min(place, source.length);
        for (const { start, end } of completionsAt(source, offset, orderScope))
          expect(start <= offset && offset <= end).toBe(true);
        const hover = hoverAt(source, offset, orderScope);
        if (hover !== undefined) expect(hover.end).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 400 },
    );
  });
});

test("printing and reading again gives the same tree", () => {
  fc.assert(
    fc.property(expression, (source) => {
      const { root, issues } = parseCel(source);
      fc.pre(issues.length === 0);
      const again = parseCel(celToText(root));
      expect(again.issues).toEqual([]);
      expect(withoutRanges(again.root)).toEqual(withoutRanges(root));
      expect(celToText(again.root)).toBe(celToText(root));
    }),
    { numRuns: 1000 },
  );
});

test("every node of a readable tree has a type", () => {
  fc.assert(
    fc.property(expression, (source) => {
      const { root } = parseCel(source);
      const { typeOf } = checkCel(root, source, orderScope);
      expect(typeOf.has(root)).toBe(true);
    }),
  );
});

describe("evaluation", () => {
  // The order with anything at all in place of its fields: hostile names, wrong types, gaps.
  const data = fc.oneof(
    fc.jsonValue(),
    fc.record(
      Object.fromEntries(
        Object.entries(order).map(([name, value]) => [name, fc.oneof(fc.constant<unknown>(value), fc.jsonValue())]),
      ),
      { requiredKeys: [] },
    ),
  );

  test("never throws, whatever the data", () => {
    fc.assert(
      fc.property(expression, data, (source, value) => {
        const { evaluate } = prepareExpression(source, orderScope, { stepsMax: 500 });
        fc.pre(evaluate !== undefined);
        evaluate?.(scopeOf(value));
      }),
      { numRuns: 800 },
    );
  });

  test("is the same without types, where both have an answer", () => {
    const untyped = Object.fromEntries(Object.keys(orderScope).map((name) => [name, { kind: "dyn" as const }]));
    const comparison = fc
      .tuple(
        fc.constantFrom("data.order_value", "data.retry_count", "data.order_id", "data.status", "data.is_gift"),
        fc.constantFrom("==", "!=", "<", ">="),
        fc.constantFrom("1", "2", "2.5", "'paid'", "true", "data.retry_count"),
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(comparison, data, (source, value) => {
        const typed = prepareCondition(source, orderScope).condition?.(scopeOf(value));
        const free = prepareCondition(source, untyped).condition?.(scopeOf(value));
        fc.pre(typeof typed === "boolean");
        expect(free).toBe(typed);
      }),
      { numRuns: 500 },
    );
  });

  test("&& and || follow the three-valued tables in any order and length", () => {
    const texts = { true: "data.is_gift", false: "!data.is_gift", unknown: "data.note == 'x'" } as const;
    const term = fc.constantFrom<keyof typeof texts>("true", "false", "unknown");
    fc.assert(
      fc.property(fc.array(term, { minLength: 2, maxLength: 6 }), fc.constantFrom("&&", "||"), (terms, operator) => {
        const verdict = prepareCondition(terms.map((one) => texts[one]).join(` ${operator} `), orderScope).condition?.(
          scopeOf(),
        );
        const decisive = operator === "||";
        const expected = terms.includes(`${decisive}`) ? decisive : terms.includes("unknown") ? "unknown" : !decisive;
        expect(typeof verdict === "boolean" ? verdict : "unknown").toBe(expected);
      }),
    );
  });
});
