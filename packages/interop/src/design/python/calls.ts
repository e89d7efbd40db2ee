// Finds the calls that make patterns in a Python text, and the names that stand for constants; the rest of the program is passed over, never run.
import type { Json } from "@laban/model";
import { ImportProblem } from "../../failure.ts";
import { parseExpression } from "./parseExpression.ts";
import { PythonProblem } from "./syntax.ts";
import type { PyNode } from "./syntax.ts";
import type { PyToken } from "./token.ts";

/** What makes patterns. */
export const MAKERS = ["EventPattern", "EventSequence", "register_complex_pattern"] as const;
export type Maker = (typeof MAKERS)[number];

/** A call of one of them. */
export interface PatternCall {
  readonly maker: Maker;
  /** Offset of the name. */
  readonly offset: number;
  /** The call, or why it is not read. */
  readonly call: Extract<PyNode, { type: "Call" }> | PythonProblem;
}

/** What else makes patterns in the Python that Laban exports, and is not read. */
const UNREAD = ["Deadline", "FirstOf", "ThresholdPattern", "TemporalSequence", "StateTransition"] as const;

/** All calls, in the order of the text. */
export function patternCalls(tokens: readonly PyToken[], file: string): readonly PatternCall[] {
  return callsOf(MAKERS, tokens).map(({ name, index, offset }) => ({
    maker: name,
    offset,
    call: callAt(tokens, index, file),
  }));
}

/** The calls that make patterns and are not read: each is to be told. */
export function unreadCalls(tokens: readonly PyToken[]): readonly { readonly name: string; readonly offset: number }[] {
  return callsOf(UNREAD, tokens);
}

function callsOf<Name extends string>(
  names: readonly Name[],
  tokens: readonly PyToken[],
): readonly { readonly name: Name; readonly index: number; readonly offset: number }[] {
  return tokens.flatMap((token, index) => {
    const name = token.kind === "name" ? names.find((each) => each === token.text) : undefined;
    const after = tokens[index + 1];
    const before = tokens[index - 1];
    const isCall = after?.kind === "operator" && after.text === "(";
    const isDefinition = before?.kind === "name" && (before.text === "def" || before.text === "class");
    return name === undefined || !isCall || isDefinition ? [] : [{ name, index, offset: token.start }];
  });
}

function callAt(tokens: readonly PyToken[], at: number, file: string): PatternCall["call"] {
  try {
    const { node } = parseExpression(tokens, at, file);
    // A maker may be the beginning of more: `EventPattern(…).x`; its own call is the innermost.
    let call: PyNode = node;
    while (call.type !== "Call" || call.of.type !== "Name") {
      if (call.type !== "Attribute" && call.type !== "Subscript" && call.type !== "Call")
        return new PythonProblem("it is part of an expression that is not read", call.start);
      call = call.of;
    }
    return call;
  } catch (error) {
    if (error instanceof PythonProblem) return error;
    throw error;
  }
}

/** Names that are given a constant exactly once, at the beginning of a line. */
export function constantsOf(tokens: readonly PyToken[], text: string, file: string): ReadonlyMap<string, Json> {
  const constants = new Map<string, Json>();
  const twice = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const after = tokens[index + 1];
    if (token.kind !== "name" || after?.kind !== "operator" || after.text !== "=") continue;
    if (text.slice(text.lastIndexOf("\n", token.start) + 1, token.start).trim() !== "") continue;
    if (tokens[index - 1] !== undefined && tokens[index - 1]?.kind !== "newline") continue;
    if (constants.has(token.text)) twice.add(token.text);
    const value = assigned(tokens, index + 2, file, constants);
    if (value !== undefined) constants.set(token.text, value);
    else twice.add(token.text);
  }
  for (const name of twice) constants.delete(name);
  return constants;
}

function assigned(
  tokens: readonly PyToken[],
  at: number,
  file: string,
  constants: ReadonlyMap<string, Json>,
): Json | undefined {
  try {
    const { node, next } = parseExpression(tokens, at, file);
    const after = tokens[next];
    return after?.kind === "newline" || after?.kind === "end" ? valueOf(node, constants) : undefined;
  } catch (error) {
    // Programs hold much that is no expression of ours; only a bomb ends the import.
    if (error instanceof PythonProblem) return undefined;
    if (error instanceof ImportProblem) throw error;
    throw error;
  }
}

/** The value of a literal, names of constants looked up; undefined for what is made at run time. */
export function valueOf(node: PyNode, constants: ReadonlyMap<string, Json>): Json | undefined {
  switch (node.type) {
    case "Constant":
      return node.value;
    case "Name":
      return constants.get(node.name);
    case "UnaryOp": {
      const value = valueOf(node.operand, constants);
      return node.op === "-" && typeof value === "number" ? -value : undefined;
    }
    case "BinOp": {
      const [left, right] = [valueOf(node.left, constants), valueOf(node.right, constants)];
      return typeof left === "number" && typeof right === "number" && node.op === "*" ? left * right : undefined;
    }
    case "List":
    case "Tuple":
    case "Set":
      return listOf(node.items, constants);
    case "Dict":
      return dictOf(node, constants);
    default:
      return undefined;
  }
}

function listOf(items: readonly PyNode[], constants: ReadonlyMap<string, Json>): Json | undefined {
  const values: Json[] = [];
  for (const item of items) {
    const value = valueOf(item, constants);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function dictOf(
  { keys, values }: Extract<PyNode, { type: "Dict" }>,
  constants: ReadonlyMap<string, Json>,
): Json | undefined {
  const entries: [string, Json][] = [];
  for (const [index, key] of keys.entries()) {
    const [name, item] = [valueOf(key, constants), values[index]];
    const value = item === undefined ? undefined : valueOf(item, constants);
    if (typeof name !== "string" || name.startsWith("__") || value === undefined) return undefined;
    entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}
