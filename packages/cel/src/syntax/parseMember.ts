// Operands: literals, names, lists, maps and parentheses, and what can follow one: fields, indexes and calls.
import { intMax, intMin } from "../values/scalars.ts";
import { unreachable, type CelNode, type LiteralNode, type MapEntry } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { keywords, reservedWords, type Token } from "./tokens.ts";

/** How operands read the expressions inside them. */
export interface ExpressionParser {
  readonly expression: (cursor: Cursor) => CelNode;
  readonly unary: (cursor: Cursor) => CelNode;
}

/** Reads an operand with everything that is chained to it. */
export function parseMember(cursor: Cursor, parser: ExpressionParser): CelNode {
  const { start } = cursor.token;
  let node = parsePrimary(cursor, parser);
  for (;;) {
    if (cursor.isOperator(".")) node = parseSelect(cursor, parser, { operand: node, start });
    else if (cursor.isOperator("[")) {
      cursor.take();
      const optional = takeOptional(cursor);
      const index = parser.expression(cursor);
      cursor.expect("]", "after the index");
      const depth = 1 + Math.max(node.depth, index.depth);
      node = cursor.bounded({ kind: "index", operand: node, index, ...optional, start, end: cursor.lastEnd, depth });
    } else if (cursor.isOperator("{") && (node.kind === "name" || node.kind === "select")) {
      node = parseMessage(cursor, parser, start);
    } else return node;
  }
}

interface Chained {
  readonly operand: CelNode;
  readonly start: number;
}

function parseSelect(cursor: Cursor, parser: ExpressionParser, { operand, start }: Chained): CelNode {
  cursor.take();
  const optional = takeOptional(cursor);
  const name = cursor.token;
  const depth = operand.depth + 1;
  if (name.kind !== "name" && name.kind !== "quotedName") {
    const at = cursor.lastEnd;
    cursor.issues.error("cel/syntax", { start: at, end: name.end }, `Expected a field after "."${cursor.found()}.`);
    const empty = { field: "", fieldStart: at, fieldEnd: at };
    return cursor.bounded({ kind: "select", operand, ...empty, ...optional, start, end: at, depth });
  }
  cursor.take();
  if (name.kind === "name" && keywords.has(name.text)) {
    const message = `"${name.text}" is a word of CEL; write .\`${name.text}\` for a field of that name.`;
    cursor.issues.error("cel/syntax", name, message);
  }
  if (cursor.isOperator("(") && name.kind === "name" && optional === undefined)
    return parseCall(cursor, parser, { name, start, target: operand });
  const { text: field, start: fieldStart, end: fieldEnd } = name;
  const end = fieldEnd;
  // Written out, since most nodes of most conditions are made here: a spread costs twice as much.
  const node: CelNode = { kind: "select", operand, field, fieldStart, fieldEnd, start, end, depth };
  return cursor.bounded(optional === undefined ? node : { ...node, ...optional });
}

function parseCall(
  cursor: Cursor,
  parser: ExpressionParser,
  call: { readonly name: Token; readonly start: number; readonly target?: CelNode },
): CelNode {
  const { name, start, target } = call;
  cursor.take();
  const args = parseItems(cursor, parser, { close: ")", where: "after the arguments" });
  const depth = 1 + deepest(args, target?.depth ?? 0);
  const range = { nameStart: name.start, nameEnd: name.end, start, end: cursor.lastEnd };
  return cursor.bounded({
    kind: "call",
    name: name.text,
    ...range,
    args,
    depth,
    ...(target !== undefined && { target }),
  });
}

function deepest(nodes: readonly CelNode[], least: number): number {
  return nodes.reduce((depth, node) => Math.max(depth, node.depth), least);
}

// Items up to the closing mark; a trailing comma is fine, as in CEL's lists and maps.
function parseItems(
  cursor: Cursor,
  parser: ExpressionParser,
  form: { readonly close: string; readonly where: string; readonly optionalAt?: number[] },
): CelNode[] {
  const items: CelNode[] = [];
  while (!cursor.isOperator(form.close) && cursor.token.kind !== "end") {
    const mark = cursor.token;
    const isOptional = takeOptional(cursor) !== undefined;
    if (isOptional && form.optionalAt === undefined)
      cursor.issues.error("cel/syntax", mark, "An argument has no ?; only items of a list and entries of a map have.");
    if (isOptional) form.optionalAt?.push(items.length);
    items.push(parser.expression(cursor));
    if (!cursor.isOperator(",")) break;
    cursor.take();
  }
  cursor.expect(form.close, form.where);
  return items;
}

function parsePrimary(cursor: Cursor, parser: ExpressionParser): CelNode {
  const first = cursor.token;
  const isNegative = cursor.isOperator("-");
  if (isNegative) cursor.take();
  switch (cursor.token.kind) {
    case "int":
    case "uint":
    case "double":
    case "string":
    case "bytes":
      return parseLiteral(cursor, { token: cursor.take(), start: first.start, isNegative });
    case "name":
      return parseName(cursor, parser, cursor.take());
    case "quotedName":
      cursor.take();
      cursor.issues.error("cel/syntax", first, "Backticks are for fields: write data.`name`.");
      return { kind: "name", name: first.text, start: first.start, end: first.end, depth: 1 };
    case "operator":
      return parseOpened(cursor, parser, first);
    case "end": {
      const node = cursor.missing();
      const range = { start: node.start, end: first.end };
      cursor.issues.error("cel/syntax", range, `Expected an expression${cursor.after()}.`);
      return node;
    }
    default:
      return unreachable(cursor.token.kind);
  }
}

function parseOpened(cursor: Cursor, parser: ExpressionParser, token: Token): CelNode {
  if (token.text === "(") {
    cursor.take();
    const inner = parser.expression(cursor);
    cursor.expect(")", "to close the parenthesis");
    return inner;
  }
  if (token.text === "[") {
    cursor.take();
    const optionalAt: number[] = [];
    const items = parseItems(cursor, parser, { close: "]", where: "after the items", optionalAt });
    const depth = 1 + deepest(items, 0);
    const optional = optionalAt.length > 0 && { optionalAt };
    return cursor.bounded({ kind: "list", items, ...optional, start: token.start, end: cursor.lastEnd, depth });
  }
  if (token.text === "{") return parseMap(cursor, parser, token.start);
  if (token.text === "." && cursor.following.kind === "name") {
    cursor.take();
    return parseName(cursor, parser, cursor.take());
  }
  // The operator stays where it is: "a && && b" reads as a && (missing) && b.
  const node = cursor.missing();
  cursor.issues.error("cel/syntax", token, `Expected an expression${cursor.after()}${cursor.found()}.`);
  return node;
}

function parseMap(cursor: Cursor, parser: ExpressionParser, start: number): CelNode {
  cursor.take();
  const entries: MapEntry[] = [];
  let depth = 0;
  while (!cursor.isOperator("}") && cursor.token.kind !== "end") {
    const optional = takeOptional(cursor);
    const key = parser.expression(cursor);
    cursor.expect(":", "after the key");
    const value = parser.expression(cursor);
    entries.push({ key, value, ...optional });
    depth = Math.max(depth, key.depth, value.depth);
    if (!cursor.isOperator(",")) break;
    cursor.take();
  }
  cursor.expect("}", "after the entries");
  return cursor.bounded({ kind: "map", entries, start, end: cursor.lastEnd, depth: depth + 1 });
}

function parseMessage(cursor: Cursor, parser: ExpressionParser, start: number): CelNode {
  const map = parseMap(cursor, parser, start);
  const message = 'Events are JSON: there are no message types; write a map {"name": value}.';
  cursor.issues.error("cel/no-messages", { start, end: cursor.lastEnd }, message);
  return map;
}

// The mark of `.?field`, `[?index]`, `{?key: value}` and `[?item]`.
function takeOptional(cursor: Cursor): { readonly isOptional: true } | undefined {
  if (!cursor.isOperator("?")) return undefined;
  cursor.take();
  return { isOptional: true };
}

function parseName(cursor: Cursor, parser: ExpressionParser, token: Token): CelNode {
  const { text, start, end } = token;
  if (text === "true" || text === "false") return { kind: "literal", value: text === "true", start, end, depth: 1 };
  if (text === "null") return { kind: "literal", value: null, start, end, depth: 1 };
  if (text === "in") cursor.issues.error("cel/syntax", token, 'Expected an expression before "in".');
  else if (reservedWords.has(text)) {
    cursor.issues.error("cel/syntax", token, `"${text}" is reserved in CEL and cannot be a name.`);
  } else if (text === "not" && cursor.token.kind === "name" && cursor.token.text !== "in") {
    const fix = { title: "Write !", start: token.start, end: cursor.token.start, text: "!" };
    cursor.issues.add({ code: "cel/syntax", severity: "error", message: 'CEL writes "!" for "not".', start, end, fix });
    return cursor.nested(() => parser.unary(cursor));
  }
  if (cursor.isOperator("(")) return parseCall(cursor, parser, { name: token, start });
  return { kind: "name", name: text, start, end, depth: 1 };
}

function parseLiteral(
  cursor: Cursor,
  literal: { readonly token: Token; readonly start: number; readonly isNegative: boolean },
): CelNode {
  const { token, start, isNegative } = literal;
  const { end } = token;
  let value = (token.value ?? null) as LiteralNode["value"];
  if (typeof value === "bigint") {
    value = isNegative ? -value : value;
    if (value > intMax || value < intMin) {
      cursor.issues.error("cel/literal-range", { start, end }, `${value} does not fit into an int (64 bits).`);
      value = 0n;
    }
  } else if (typeof value === "number" && isNegative) value = -value;
  return { kind: "literal", value, start, end, depth: 1 };
}
