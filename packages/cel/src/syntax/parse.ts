// Tokens → tree, operators first. Tolerant: whatever the text, a tree with ranges comes back, with `missing` nodes where something
// is not written yet.
import type { CelIssue } from "../door.ts";
import { defaultLimits, type CelLimits } from "../limits.ts";
import type { BinaryOperator, CelNode } from "./ast.ts";
import { Cursor } from "./cursor.ts";
import { IssueList } from "./issues.ts";
import { lexer } from "./lex.ts";
import { parseMember } from "./parseMember.ts";

/** A tree and what is wrong with the text. */
export interface ParsedCel {
  readonly root: CelNode;
  readonly issues: readonly CelIssue[];
}

/**
 * Reads a CEL expression. Never throws; linear in the length of the source.
 * Deeper nesting than `depthMax` and longer text than `sourceMax` are issues.
 */
export function parseCel(source: string, limits: Partial<CelLimits> = {}): ParsedCel {
  const { sourceMax, depthMax, issuesMax } = { ...defaultLimits, ...limits };
  const issues = new IssueList(issuesMax);
  if (source.length > sourceMax) {
    const message = `This condition has ${source.length} characters; at most ${sourceMax} are read.`;
    issues.error("cel/too-long", { start: 0, end: source.length }, message);
    return { root: { kind: "missing", start: 0, end: 0, depth: 1 }, issues: issues.list() };
  }
  const cursor = new Cursor(lexer(source, issues), issues, depthMax);
  const root = parseWhole(cursor);
  return { root, issues: issues.list() };
}

const foreignWords: ReadonlyMap<string, string> = new Map([
  ["and", "&&"],
  ["or", "||"],
  ["AND", "&&"],
  ["OR", "||"],
  ["is", "=="],
]);

function parseWhole(cursor: Cursor): CelNode {
  const { issues } = cursor;
  if (cursor.token.kind === "end") {
    issues.error("cel/empty", cursor.token, "There is no condition here; write one, or remove the field.");
    return cursor.missing();
  }
  const root = parseExpression(cursor);
  const rest = cursor.token;
  if (rest.kind === "end") return root;
  const { start, end, text } = rest;
  const foreign = foreignWords.get(text);
  if (foreign === undefined) issues.error("cel/syntax", rest, `"${text}" does not belong here.`);
  else {
    const message = `CEL writes "${foreign}" for "${text}".`;
    const fix = { title: `Write ${foreign}`, start, end, text: foreign };
    issues.add({ code: "cel/syntax", severity: "error", message, start, end, fix });
  }
  return root;
}

/** Reads a whole expression: a choice, or anything that binds tighter. */
export function parseExpression(cursor: Cursor): CelNode {
  const { start } = cursor.token;
  return cursor.nested(() => {
    const condition = parseBinary(cursor, 1);
    if (!cursor.isOperator("?")) return condition;
    cursor.take();
    const then = parseBinary(cursor, 1);
    cursor.expect(":", "between the two answers");
    const otherwise = parseExpression(cursor);
    const depth = 1 + Math.max(condition.depth, then.depth, otherwise.depth);
    // oxlint-disable-next-line unicorn/no-thenable -- a part of the tree, never awaited
    return cursor.bounded({ kind: "choice", condition, then, otherwise, start, end: cursor.lastEnd, depth });
  });
}

// How tightly an operator binds.
const levels: ReadonlyMap<string, number> = new Map([
  ["||", 1],
  ["&&", 2],
  ["<", 3],
  ["<=", 3],
  [">", 3],
  [">=", 3],
  ["==", 3],
  ["!=", 3],
  ["in", 3],
  ["+", 4],
  ["-", 4],
  ["*", 5],
  ["/", 5],
  ["%", 5],
]);

function parseBinary(cursor: Cursor, levelMin: number): CelNode {
  const { start } = cursor.token;
  let left = parseUnary(cursor);
  for (;;) {
    const { kind, text } = cursor.token;
    const level = kind === "operator" || (kind === "name" && text === "in") ? levels.get(text) : undefined;
    if (level === undefined || level < levelMin) return left;
    if (text === "&&" || text === "||") left = parseLogic(cursor, { first: left, start, operator: text, level });
    else {
      cursor.take();
      const right = parseBinary(cursor, level + 1);
      const depth = 1 + Math.max(left.depth, right.depth);
      const operator = text as BinaryOperator;
      left = cursor.bounded({ kind: "binary", operator, left, right, start, end: cursor.lastEnd, depth });
    }
  }
}

// The whole chain at once, so that its length costs no depth.
function parseLogic(
  cursor: Cursor,
  chain: { readonly first: CelNode; readonly start: number; readonly operator: "&&" | "||"; readonly level: number },
): CelNode {
  const { first, start, operator, level } = chain;
  const terms = [first];
  let { depth } = first;
  while (cursor.isOperator(operator)) {
    cursor.take();
    const term = parseBinary(cursor, level + 1);
    depth = Math.max(depth, term.depth);
    terms.push(term);
  }
  return cursor.bounded({ kind: "logic", operator, terms, start, end: cursor.lastEnd, depth: depth + 1 });
}

function parseUnary(cursor: Cursor): CelNode {
  const sign = cursor.token;
  const isSign = cursor.isOperator("-");
  if (!isSign && !cursor.isOperator("!")) return parseMember(cursor, parser);
  // −9223372036854775808 is one literal: its digits alone do not fit into an int.
  const next = cursor.following.kind;
  if (isSign && (next === "int" || next === "double")) return parseMember(cursor, parser);
  return cursor.nested(() => {
    cursor.take();
    const operand = parseUnary(cursor);
    const operator = isSign ? "-" : "!";
    const depth = operand.depth + 1;
    return cursor.bounded({ kind: "unary", operator, operand, start: sign.start, end: cursor.lastEnd, depth });
  });
}

// What the operand file calls back: handed over, so that the two files do not import each other.
const parser = { expression: parseExpression, unary: parseUnary } as const;
