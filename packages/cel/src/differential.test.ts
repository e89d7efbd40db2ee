// Our answers beside those of @bufbuild/cel, an independent implementation, on random well-typed expressions.
import { isCelError, isCelUint, run } from "@bufbuild/cel";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { prepareExpression, Uint, type ScopeTypes } from "./index.ts";

const scope: ScopeTypes = {
  i: { kind: "int" },
  j: { kind: "int" },
  d: { kind: "double" },
  s: { kind: "string" },
  b: { kind: "bool" },
  l: { kind: "list", of: { kind: "int" } },
  m: { kind: "map", of: { kind: "int" } },
};

type Kind = "int" | "double" | "string" | "bool" | "list";

const typed = fc.letrec<Record<Kind, string>>((tie) => {
  const pair = (kind: Kind, signs: readonly string[]): fc.Arbitrary<string> =>
    fc
      .tuple(tie(kind), fc.constantFrom(...signs), tie(kind))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`);
  const choice = (kind: Kind): fc.Arbitrary<string> =>
    fc.tuple(tie("bool"), tie(kind), tie(kind)).map(([a, b, c]) => `(${a} ? ${b} : ${c})`);
  const leaf = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
  const limited = { depthSize: "small" } as const;
  return {
    int: fc.oneof(
      limited,
      leaf("i", "j", "0", "1", "-3", "9223372036854775807", "l[1]", "m.one", "m['two']", "m.none", "l[9]"),
      pair("int", ["+", "-", "*", "/", "%"]),
      // The peer takes −(−(x)) for x, also where −x overflows; a sum in between keeps the signs apart.
      tie("int").map((inner) => `-(${inner} + 0)`),
      tie("string").map((inner) => `size(${inner})`),
      tie("list").map((inner) => `${inner}.size()`),
      tie("double").map((inner) => `int(${inner})`),
      choice("int"),
    ),
    double: fc.oneof(
      limited,
      leaf("d", "0.0", "1.5", "-2.0", "1e18"),
      pair("double", ["+", "-", "*", "/"]),
      tie("int").map((inner) => `double(${inner})`),
      choice("double"),
    ),
    string: fc.oneof(
      limited,
      leaf("s", "'a'", "''", "'añ😀'"),
      pair("string", ["+"]),
      tie("int").map((inner) => `string(${inner})`),
      choice("string"),
    ),
    list: fc.oneof(
      limited,
      leaf("l", "[]", "[1, 2]"),
      tie("list").map((inner) => `${inner}.filter(x, x > i)`),
      tie("list").map((inner) => `${inner}.map(x, x + 1)`),
      fc.tuple(tie("int"), tie("int")).map(([a, b]) => `[${a}, ${b}]`),
      pair("list", ["+"]),
    ),
    bool: fc.oneof(
      limited,
      leaf("b", "true", "false", "has(m.one)", "has(m.none)"),
      pair("int", ["==", "!=", "<", "<=", ">", ">="]),
      pair("double", ["==", "!=", "<", "<=", ">", ">="]),
      pair("string", ["==", "!=", "<", ">="]),
      pair("bool", ["&&", "||", "=="]),
      pair("list", ["==", "!="]),
      fc.tuple(tie("int"), fc.constantFrom("<", ">", "=="), tie("double")).map((parts) => `(${parts.join(" ")})`),
      tie("bool").map((inner) => `!${inner}`),
      fc
        .tuple(tie("string"), fc.constantFrom("contains", "startsWith", "endsWith"), tie("string"))
        .map(([a, name, c]) => `${a}.${name}(${c})`),
      fc
        .tuple(
          tie("list"),
          fc.constantFrom("all", "exists", "exists_one"),
          fc.constantFrom("x > 1", "x / i > 0", "x == j"),
        )
        .map(([list, macro, body]) => `${list}.${macro}(x, ${body})`),
      fc.tuple(tie("int"), tie("list")).map(([item, list]) => `(${item} in ${list})`),
      choice("bool"),
    ),
  };
});

const bindings = fc.record({
  i: fc.oneof(fc.bigInt(-3n, 3n), fc.constant(-(2n ** 63n))),
  j: fc.bigInt(-1000n, 1000n),
  d: fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constantFrom(0, 1, 2)),
  s: fc.string({ maxLength: 4 }),
  b: fc.boolean(),
});

function plain(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (value instanceof Uint) return `${value.value}u`;
  if (isCelUint(value)) return `${value.value}u`;
  if (typeof value === "object" && value !== null && Symbol.iterator in value)
    return [...(value as Iterable<unknown>)].map(plain);
  return Object.is(value, -0) ? 0 : value;
}

test("agrees with @bufbuild/cel on values and on having none", () => {
  const any = fc.oneof(typed.bool, typed.int, typed.double, typed.string, typed.list);
  fc.assert(
    fc.property(any, bindings, (source, values) => {
      const { evaluate, issues } = prepareExpression(source, scope);
      expect(issues.filter((issue) => issue.severity === "error")).toEqual([]);
      const ours = evaluate?.({ ...values, l: [1n, 2n, 3n], m: { one: 1n, two: 2n } });
      const theirs = run(source, {
        ...values,
        l: [1n, 2n, 3n],
        m: new Map([
          ["one", 1n],
          ["two", 2n],
        ]),
      });
      const isUnknown = typeof ours === "object" && ours !== null && "unknown" in ours;
      const mine = isUnknown ? "no value" : plain(ours);
      expect(mine).toEqual(isCelError(theirs) ? "no value" : plain(theirs));
    }),
    { numRuns: 1000 },
  );
});
