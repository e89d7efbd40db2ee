// Random well-typed expressions over every operator, macro and function that this package and @bufbuild/cel both have. Left out is what
// the peer (0.6) is known to answer otherwise than the specification: numbers read from texts that are none (0, NaN), quotients of uints
// from 2^63 up, empty texts to be replaced, positions behind characters beyond U+FFFF, the 30th of February, and the digits of parts of a
// second in texts. dyn(…) hides constants from our checker, which refuses those that can have no value.
import * as fc from "fast-check";
import type { ScopeTypes } from "../index.ts";

/** The names in scope: those of the bindings, a list and a map. */
export const peerScope: ScopeTypes = {
  i: { kind: "int" },
  j: { kind: "int" },
  u: { kind: "uint" },
  d: { kind: "double" },
  s: { kind: "string" },
  b: { kind: "bool" },
  l: { kind: "list", of: { kind: "int" } },
  m: { kind: "map", of: { kind: "int" } },
};

type Kind =
  | "int"
  | "uint"
  | "double"
  | "string"
  | "bytes"
  | "bool"
  | "list"
  | "texts"
  | "map"
  | "timestamp"
  | "duration";

const timestampParts = [
  "getFullYear",
  "getMonth",
  "getDate",
  "getDayOfMonth",
  "getDayOfWeek",
  "getDayOfYear",
  "getHours",
  "getMinutes",
  "getSeconds",
  "getMilliseconds",
] as const;
const durationParts = ["getHours", "getMinutes", "getSeconds", "getMilliseconds"] as const;
const zone = fc.constantFrom("", "'+05:30'", "'-02:00'");

const { int, uint, double, string, bytes, bool, list, texts, map, timestamp, duration } = fc.letrec<
  Record<Kind, string>
>((tie) => {
  const joined = (left: Kind, signs: readonly string[], right: Kind = left): fc.Arbitrary<string> =>
    fc.tuple(tie(left), fc.constantFrom(...signs), tie(right)).map(([a, sign, c]) => `(${a} ${sign} ${c})`);
  const choice = (kind: Kind): fc.Arbitrary<string> =>
    fc.tuple(tie("bool"), tie(kind), tie(kind)).map(([a, b, c]) => `(${a} ? ${b} : ${c})`);
  const leaf = (...written: string[]): fc.Arbitrary<string> => fc.constantFrom(...written);
  /** "size(#)" with other expressions in place of the marks. */
  const form = (text: string, ...kinds: readonly Kind[]): fc.Arbitrary<string> =>
    fc.tuple(...kinds.map((kind) => tie(kind))).map((parts) => {
      let next = 0;
      return text.replaceAll("#", () => parts[next++] ?? "");
    });
  const small = leaf("0", "1", "2", "-1", "i");
  // One depth for all kinds, or they would call each other without end.
  const limited = { depthSize: "small", maxDepth: 5, depthIdentifier: "peer" } as const;
  const equal = ["==", "!="];
  const ordered = [...equal, "<", "<=", ">", ">="];
  return {
    int: fc.oneof(
      limited,
      leaf("i", "j", "0", "1", "-3", "9223372036854775807", "l[1]", "m.one", "m['two']", "m.none", "l[9]"),
      joined("int", ["+", "-", "*", "/", "%"]),
      // The peer takes −(−(x)) for x, also where −x overflows; a sum in between keeps the signs apart.
      form("-(# + 0)", "int"),
      form("size(#)", "string"),
      form("#.size()", "list"),
      form("size(#)", "bytes"),
      form("size(#)", "map"),
      form("#.size()", "texts"),
      form("int(dyn(#))", "double"),
      form("int(dyn(#))", "uint"),
      form("int(string(dyn(#)))", "int"),
      leaf("int(dyn('12'))", "int(dyn('a'))", "int(dyn('-9223372036854775808'))", "size('añ😀')"),
      leaf("timestamp('1969-12-31T23:59:59.5Z').getMilliseconds()", "duration('-1.5s').getMilliseconds()"),
      form("int(#)", "timestamp"),
      form("#.indexOf(#)", "string", "string"),
      form("#.lastIndexOf(#)", "string", "string"),
      fc.tuple(tie("timestamp"), leaf(...timestampParts), zone).map(([a, part, where]) => `${a}.${part}(${where})`),
      fc.tuple(tie("duration"), leaf(...durationParts)).map(([a, part]) => `${a}.${part}()`),
      form("#[0]", "list"),
      choice("int"),
    ),
    uint: fc.oneof(
      limited,
      leaf("u", "0u", "1u", "18446744073709551615u"),
      joined("uint", ["+", "-", "*", "%"]),
      form("(7u / #)", "uint"),
      form("uint(dyn(#))", "int"),
      form("uint(dyn(#))", "double"),
      choice("uint"),
    ),
    double: fc.oneof(
      limited,
      leaf("d", "0.0", "1.5", "-2.0", "1e18", "double('NaN')", "double('-Infinity')"),
      joined("double", ["+", "-", "*", "/"]),
      form("-(# + 0.0)", "double"),
      form("double(#)", "int"),
      form("double(#)", "uint"),
      form("double(string(dyn(#)))", "int"),
      leaf("double(dyn('-1.5'))", "double(dyn('1e3'))"),
      choice("double"),
    ),
    string: fc.oneof(
      limited,
      leaf("s", "'a'", "''", "'añ'", "'12'", "'-1.5'", "'A b,c'", "r'\\d'"),
      joined("string", ["+"]),
      form("string(#)", "int"),
      form("string(#)", "uint"),
      form("string(#)", "bool"),
      form("string(dyn(#))", "bytes"),
      form("string(#)", "timestamp"),
      form("string(#)", "duration"),
      form("#.lowerAscii()", "string"),
      form("#.upperAscii()", "string"),
      form("#.trim()", "string"),
      form("#.replace('a', #)", "string", "string"),
      form("#.join(#)", "texts", "string"),
      fc.tuple(tie("string"), small).map(([a, at]) => `${a}.charAt(${at})`),
      fc.tuple(tie("string"), small, small).map(([a, from, to]) => `${a}.substring(${from}, ${to})`),
      form("'%s|%d'.format([#, #])", "string", "int"),
      form("#[0]", "texts"),
      choice("string"),
    ),
    bytes: fc.oneof(
      limited,
      leaf("b'a'", "b''", "b'\\xff\\x00'", "b'\\xc3\\xb1'"),
      joined("bytes", ["+"]),
      form("bytes(#)", "string"),
      choice("bytes"),
    ),
    list: fc.oneof(
      limited,
      leaf("l", "[]", "[1, 2]", "[3, 1, 2]"),
      form("#.filter(x, x > i)", "list"),
      form("#.map(x, x + #)", "list", "int"),
      form("#.map(x, x > 1, x * 2)", "list"),
      form("[#, #]", "int", "int"),
      joined("list", ["+"]),
      form("#.map(k, size(k))", "map"),
      choice("list"),
    ),
    texts: fc.oneof(
      limited,
      leaf("['a', 'b']", "['x']"),
      form("[#, #]", "string", "string"),
      form("#.split(#)", "string", "string"),
      form("#.filter(x, x > #)", "texts", "string"),
      form("#.map(x, string(x))", "list"),
      choice("texts"),
    ),
    map: fc.oneof(
      limited,
      leaf("m", "{'one': 5}", "{'x': 0, 'one': 1}"),
      form("{#: #}", "string", "int"),
      form("{#: 1, #: 2}", "string", "string"),
      choice("map"),
    ),
    timestamp: fc.oneof(
      limited,
      leaf(
        "timestamp('2026-11-24T10:00:00Z')",
        "timestamp('1969-12-31T23:59:59Z')",
        "timestamp('2024-02-29T00:00:00+05:30')",
        "timestamp('9999-12-31T23:59:59Z')",
        "timestamp(0)",
      ),
      joined("timestamp", ["+", "-"], "duration"),
      joined("duration", ["+"], "timestamp"),
      choice("timestamp"),
    ),
    duration: fc.oneof(
      limited,
      leaf("duration('90s')", "duration('-1.5h')", "duration('1ms')", "duration('0s')", "duration('100000h')"),
      joined("duration", ["+", "-"]),
      joined("timestamp", ["-"]),
      choice("duration"),
    ),
    bool: fc.oneof(
      limited,
      leaf("b", "true", "false", "has(m.one)", "has(m.none)"),
      joined("int", ordered),
      joined("uint", ordered),
      joined("double", ordered),
      joined("string", ordered),
      joined("bytes", ordered),
      joined("timestamp", ordered),
      joined("duration", ordered),
      joined("bool", ["&&", "||", "==", "!=", "<", ">="]),
      joined("list", equal),
      joined("texts", equal),
      joined("map", equal),
      joined("int", ordered, "double"),
      joined("uint", ordered, "int"),
      joined("double", ordered, "uint"),
      form("!#", "bool"),
      form("#.contains(#)", "string", "string"),
      form("#.startsWith(#)", "string", "string"),
      form("#.endsWith(#)", "string", "string"),
      fc.tuple(tie("string"), leaf("'^a'", "'[a-z]+'", "'(a+)+$'", "'.'")).map((at) => `${at[0]}.matches(${at[1]})`),
      fc
        .tuple(
          tie("list"),
          leaf("all", "exists", "exists_one"),
          leaf("x > 1", "x / i > 0", "x == j", "l.exists(y, y > x)"),
        )
        .map(([range, macro, body]) => `${range}.${macro}(x, ${body})`),
      fc
        .tuple(tie("map"), leaf("all", "exists", "exists_one"))
        .map(([range, macro]) => `${range}.${macro}(k, m[k] > 0)`),
      joined("int", ["in"], "list"),
      joined("string", ["in"], "texts"),
      joined("string", ["in"], "map"),
      form("bool(string(dyn(#)))", "bool"),
      leaf("bool(dyn('true'))", "bool(dyn('nope'))"),
      form("(type(#) == int)", "int"),
      form("(type(#) == type(#))", "double", "string"),
      form("(dyn(#) == dyn(#))", "int", "string"),
      form("(dyn(#) < #)", "int", "double"),
      choice("bool"),
    ),
  };
});

/** An expression of any kind; instants and spans as their texts, since the two have values of their own for them. */
export const peerExpression: fc.Arbitrary<string> = fc.oneof(
  bool,
  int,
  uint,
  double,
  string,
  bytes,
  list,
  texts,
  map,
  timestamp.map((text) => `string(${text})`),
  duration.map((text) => `string(${text})`),
);

/** Values of the names. */
export interface PeerBindings {
  readonly i: bigint;
  readonly j: bigint;
  readonly u: bigint;
  readonly d: number;
  readonly s: string;
  readonly b: boolean;
}

/** Values, at the edges too. */
export const peerBindings: fc.Arbitrary<PeerBindings> = fc.record({
  i: fc.oneof(fc.bigInt(-3n, 3n), fc.constantFrom(-(2n ** 63n), 2n ** 53n + 1n, 2n ** 63n - 1n)),
  j: fc.bigInt(-1000n, 1000n),
  u: fc.oneof(fc.bigInt(0n, 3n), fc.constantFrom(2n ** 53n + 1n, 2n ** 64n - 1n)),
  d: fc.oneof(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.constantFrom(0, 1, 2, Number.NaN)),
  s: fc.string({ maxLength: 4 }),
  b: fc.boolean(),
});
