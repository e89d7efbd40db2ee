// Random expressions over an order that the checker accepts, and random orders: wrong types, gaps and errors in all places.
import * as fc from "fast-check";

const leaf = fc.constantFrom(
  "data.order_value",
  "data.retry_count",
  "data.note",
  "data.quantities",
  "data.items",
  "data.anything",
  "data.is_gift",
  "time",
  "1",
  "2.5",
  "'a'",
  "true",
  "false",
  "null",
  "[1, 2]",
  "{'sku': 1}",
  "duration('1m')",
  "timestamp(960)",
  "(1 / 0)",
);

/** Expressions of every form. What the checker would refuse is hidden behind dyn(…), so that it is met when it is evaluated. */
export const anyExpression: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => {
  const any = tie("any");
  const operator = fc.constantFrom("&&", "||", "==", "!=", "<", ">=", "+", "-", "*", "/", "%", "in");
  return {
    any: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      leaf,
      fc.tuple(any, operator, any).map(([left, sign, right]) => `(dyn(${left}) ${sign} dyn(${right}))`),
      fc
        .tuple(any, fc.constantFrom("&&", "||"), any, any)
        .map(([a, sign, b, c]) => [a, b, c].map((one) => `dyn(${one})`).join(` ${sign} `)),
      fc.tuple(any, any, any).map(([a, b, c]) => `(dyn(${a}) ? ${b} : ${c})`),
      any.map((inner) => `!dyn(${inner})`),
      any.map((inner) => `-dyn(${inner})`),
      any.map((inner) => `dyn(${inner}).?count`),
      any.map((inner) => `has(dyn(${inner}).sku)`),
      fc.tuple(any, any).map(([a, b]) => `dyn(${a})[dyn(${b})]`),
      fc.tuple(any, any).map(([a, b]) => `dyn(${a}).orValue(${b})`),
      fc.tuple(any, any).map(([a, b]) => `dyn(${a}).optMap(x, [x, ${b}])`),
      fc.tuple(any, any).map(([a, b]) => `cel.bind(x, ${a}, [x, ${b}])`),
      fc
        .tuple(any, fc.constantFrom("all", "exists", "exists_one", "filter", "map"), any)
        .map(([range, macro, body]) => `dyn(${range}).${macro}(x, dyn(x == ${body}))`),
      fc
        .tuple(any, fc.constantFrom("transformList", "transformMap"), any)
        .map(([range, macro, body]) => `dyn(${range}).${macro}(i, x, [i, x, ${body}])`),
      fc
        .tuple(fc.constantFrom("size", "string", "int", "double", "type"), any)
        .map(([name, a]) => `${name}(dyn(${a}))`),
      fc.tuple(any, any).map(([key, value]) => `{dyn(${key}): ${value}}`),
      fc.array(any, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
    ),
  };
}).any;

/** Orders as they should not arrive. */
export const anyOrder: fc.Arbitrary<object> = fc.record(
  {
    order_value: fc.oneof(fc.double(), fc.constant(null)),
    retry_count: fc.oneof(fc.integer(), fc.string()),
    note: fc.oneof(fc.string(), fc.constant(null)),
    quantities: fc.oneof(fc.array(fc.oneof(fc.integer(), fc.constant("x")), { maxLength: 6 }), fc.constant(1)),
    items: fc.array(fc.dictionary(fc.constantFrom("sku", "count"), fc.integer()), { maxLength: 5 }),
    anything: fc.jsonValue(),
    is_gift: fc.boolean(),
  },
  { requiredKeys: [] },
);
