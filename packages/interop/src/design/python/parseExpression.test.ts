// Our trees against those of Python's own `ast`: the same for conditions that people write, and for 10,000 random expressions.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ImportProblem } from "../../failure.ts";
import { writtenConditions } from "./conditions.scene.ts";
import { parseWhole } from "./parseExpression.ts";
import { pythonTrees } from "./python.scene.ts";
import { PythonProblem } from "./syntax.ts";
import type { PyNode } from "./syntax.ts";
import { pythonTokens } from "./tokens.ts";

const NAMES: Readonly<Record<string, string>> = {
  and: "And",
  or: "Or",
  not: "Not",
  "+": "Add",
  "-": "Sub",
  "*": "Mult",
  "/": "Div",
  "//": "FloorDiv",
  "%": "Mod",
  "**": "Pow",
  "@": "MatMult",
  "|": "BitOr",
  "^": "BitXor",
  "&": "BitAnd",
  "<<": "LShift",
  ">>": "RShift",
  "==": "Eq",
  "!=": "NotEq",
  "<": "Lt",
  "<=": "LtE",
  ">": "Gt",
  ">=": "GtE",
  in: "In",
  "not in": "NotIn",
  is: "Is",
  "is not": "IsNot",
};
const SIGNS: Readonly<Record<string, string>> = { not: "Not", "-": "USub", "+": "UAdd", "~": "Invert" };

function treeOf(node: PyNode): unknown {
  const all = (nodes: readonly PyNode[]): unknown => nodes.map(treeOf);
  const generators = (of: Extract<PyNode, { generators: unknown }>["generators"]): unknown =>
    of.map(({ target, iter, ifs }) => [treeOf(target), treeOf(iter), all(ifs)]);
  switch (node.type) {
    case "Name":
      return ["Name", node.name];
    case "Constant":
      return ["Constant", node.value];
    case "Bytes":
    case "Ellipsis":
      return ["Constant"];
    case "JoinedStr":
      return ["JoinedStr"];
    case "Attribute":
      return ["Attribute", treeOf(node.of), node.name];
    case "Subscript":
      return ["Subscript", treeOf(node.of), treeOf(node.index)];
    case "Slice":
      return [
        "Slice",
        ...[node.lower, node.upper, node.step].map((part) => (part === undefined ? null : treeOf(part))),
      ];
    case "Call":
      return ["Call", treeOf(node.of), all(node.args), node.keywords.map(({ name, value }) => [name, treeOf(value)])];
    case "List":
    case "Tuple":
    case "Set":
      return [node.type, all(node.items)];
    case "Dict":
      return ["Dict", all(node.keys), all(node.values)];
    case "BoolOp":
      return ["BoolOp", NAMES[node.op], all(node.values)];
    case "UnaryOp":
      return ["UnaryOp", SIGNS[node.op], treeOf(node.operand)];
    case "BinOp":
      return ["BinOp", NAMES[node.op], treeOf(node.left), treeOf(node.right)];
    case "Compare":
      return ["Compare", treeOf(node.left), node.ops.map((op) => NAMES[op]), all(node.rights)];
    case "IfExp":
      return ["IfExp", treeOf(node.test), treeOf(node.body), treeOf(node.orelse)];
    case "DictComp":
      return ["DictComp", treeOf(node.key), treeOf(node.value), generators(node.generators)];
    default:
      return [node.type, treeOf(node.element), generators(node.generators)];
  }
}

/** Our tree; null where it is no expression, undefined where it is one that is not read. */
function ours(text: string): unknown {
  try {
    return treeOf(parseWhole(pythonTokens(text, "a.py"), "a.py"));
  } catch (error) {
    if (error instanceof PythonProblem) return /not read|beyond/.test(error.message) ? undefined : null;
    if (error instanceof ImportProblem) return undefined;
    throw error;
  }
}

const { expression } = fc.letrec<{ expression: string; atom: string }>((tie) => {
  const inner = tie("expression");
  const list = fc.array(inner, { maxLength: 3 }).map((items) => items.join(", "));
  const binary = fc.constantFrom(
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "|",
    "&",
    "^",
    "<<",
    "and",
    "or",
    "==",
    "<",
    ">=",
    "!=",
    "in",
    "not in",
    "is",
    "is not",
  );
  return {
    atom: fc.constantFrom(
      "x",
      "data",
      "None",
      "True",
      "1",
      "2.5",
      "0x1f",
      "1_000",
      "'a'",
      '"b\\n"',
      "r'\\d'",
      "'''t'''",
      "'a' \"b\"",
      "()",
      "[]",
      "{}",
      "(x,)",
      "...",
    ),
    expression: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      tie("atom"),
      fc.tuple(inner, binary, inner).map(([a, op, b]) => `${a} ${op} ${b}`),
      fc.tuple(fc.constantFrom("not ", "-", "+", "~"), inner).map(([op, a]) => op + a),
      inner.map((a) => `(${a})`),
      fc.tuple(inner, fc.constantFrom("get", "x")).map(([a, name]) => `(${a}).${name}`),
      fc.tuple(tie("atom"), list).map(([a, args]) => `${a}(${args})`),
      fc.tuple(tie("atom"), inner).map(([a, b]) => `${a}[${b}]`),
      fc.tuple(tie("atom"), inner, inner).map(([a, b, c]) => `${a}[${b}:${c}]`),
      list.map((items) => `[${items}]`),
      fc.tuple(inner, inner).map(([a, b]) => `{${a}: ${b}}`),
      fc.tuple(inner, inner, inner).map(([a, b, c]) => `${a} if ${b} else ${c}`),
      fc
        .tuple(inner, fc.constantFrom("e", "k, v"), tie("atom"), inner)
        .map(([a, target, b, c]) => `[${a} for ${target} in ${b} if ${c}]`),
      fc.tuple(inner, tie("atom")).map(([a, b]) => `any(${a} for e in ${b})`),
    ),
  };
});

test("the conditions that people write have the tree that Python gives them", () => {
  expect(writtenConditions.map(ours)).toEqual(pythonTrees(writtenConditions));
});

test("10,000 random expressions have the tree that Python gives them, or are none for both", () => {
  const texts = fc.sample(expression, { numRuns: 10_000, seed: 4127 });
  const theirs = pythonTrees(texts);
  let same = 0;
  for (const [index, text] of texts.entries()) {
    const tree = ours(text);
    if (tree === undefined) continue;
    expect([text, tree]).toEqual([text, theirs[index]]);
    same += tree === null ? 0 : 1;
  }
  expect(same).toBeGreaterThan(7_000);
});
