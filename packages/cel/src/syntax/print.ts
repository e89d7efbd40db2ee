// Tree → canonical CEL text: one space around operators, double quotes, parentheses only where they are needed.
import { Duration, Timestamp, Uint } from "../values/scalars.ts";
import { unreachable, type CelNode, type LiteralNode } from "./ast.ts";
import { isPlainName } from "./tokens.ts";

const binaryLevel = {
  "==": 4,
  "!=": 4,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  in: 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
  "%": 6,
} as const;

/** The canonical text of an expression: reading it again gives the same tree, ranges apart. Missing parts print as nothing. */
export function celToText(node: CelNode): string {
  switch (node.kind) {
    case "literal":
      return literalText(node.value);
    case "name":
      return node.name;
    case "missing":
      return "";
    case "select":
      return `${inner(node.operand, 8)}.${mark(node)}${fieldText(node.field)}`;
    case "index":
      return `${inner(node.operand, 8)}[${mark(node)}${celToText(node.index)}]`;
    case "call": {
      const args = node.args.map(celToText).join(", ");
      return node.target === undefined ? `${node.name}(${args})` : `${inner(node.target, 8)}.${node.name}(${args})`;
    }
    case "list": {
      const optionalAt = new Set(node.optionalAt);
      return `[${node.items.map((item, at) => (optionalAt.has(at) ? "?" : "") + celToText(item)).join(", ")}]`;
    }
    case "map":
      return `{${node.entries.map((entry) => `${mark(entry)}${celToText(entry.key)}: ${celToText(entry.value)}`).join(", ")}}`;
    case "unary":
      return `${node.operator}${unaryOperand(node.operand, node.operator)}`;
    case "binary": {
      const level = binaryLevel[node.operator];
      return `${inner(node.left, level)} ${node.operator} ${inner(node.right, level + 1)}`;
    }
    case "logic": {
      const level = node.operator === "||" ? 2 : 3;
      return node.terms.map((term) => inner(term, level + 1)).join(` ${node.operator} `);
    }
    case "choice":
      return `${inner(node.condition, 2)} ? ${inner(node.then, 2)} : ${celToText(node.otherwise)}`;
    default:
      return unreachable(node);
  }
}

function mark(part: { readonly isOptional?: true }): string {
  return part.isOptional === true ? "?" : "";
}

// How tightly a node binds: 1 choice, 2 ||, 3 &&, 4 relations, 5 sums, 6 products, 7 signs, 8 everything else.
function levelOf(node: CelNode): number {
  switch (node.kind) {
    case "choice":
      return 1;
    case "logic":
      return node.operator === "||" ? 2 : 3;
    case "binary":
      return binaryLevel[node.operator];
    case "unary":
      return 7;
    case "literal":
      return isNegative(node) ? 7 : 8;
    default:
      return 8;
  }
}

function inner(node: CelNode, levelMin: number): string {
  const text = celToText(node);
  return levelOf(node) < levelMin ? `(${text})` : text;
}

// -(1) is a sign and a literal, -1 is a literal: the parentheses keep them apart.
function unaryOperand(node: CelNode, operator: "!" | "-"): string {
  // Once: asked twice at each level, 250 signs would never be printed.
  const text = celToText(node);
  const isNumber = node.kind === "literal" && (typeof node.value === "bigint" || typeof node.value === "number");
  const startsLikeNumber = operator === "-" && /^[0-9.]/.test(text);
  return isNumber || startsLikeNumber || levelOf(node) < 7 ? `(${text})` : text;
}

function isNegative(node: LiteralNode): boolean {
  if (typeof node.value === "bigint") return node.value < 0n;
  return typeof node.value === "number" && (node.value < 0 || Object.is(node.value, -0));
}

function fieldText(field: string): string {
  return isPlainName(field) || field === "" ? field : `\`${field}\``;
}

/** A value as a CEL literal. */
export function literalText(value: LiteralNode["value"] | Timestamp | Duration): string {
  if (value === null) return "null";
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return doubleText(value);
  if (value instanceof Uint) return `${value.value}u`;
  if (value instanceof Uint8Array)
    return `b"${[...value].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")}"`;
  if (value instanceof Timestamp) return `timestamp(${value.nanos / 1_000_000_000n})`;
  if (value instanceof Duration) return `duration("${value.nanos}ns")`;
  return String(value);
}

function doubleText(value: number): string {
  if (Object.is(value, -0)) return "-0.0";
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

const named: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

function quoted(text: string): string {
  let escaped = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const hex = code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, "0")}` : character;
    escaped += named.get(character) ?? hex;
  }
  return `"${escaped}"`;
}
