// Tokens → tree. Tolerant: whatever the text, a tree with ranges comes back, with `missing` nodes where something is not written yet.
import { defaultLimits, type CelLimits } from "../limits.ts";
import type { CelIssue } from "../door.ts";
import { intMax, intMin } from "../values/scalars.ts";
import type { BinaryOperator, CelNode, LiteralNode } from "./ast.ts";
import { IssueList } from "./issues.ts";
import { lex } from "./lex.ts";
import { isPlainName, reservedWords, type Token } from "./tokens.ts";

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
  const parser = new Parser(source, lex(source, issues), issues, depthMax);
  const root = parser.parseWhole();
  return { root, issues: issues.list() };
}

type OuterRange = { readonly start: number; readonly end: number };

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

const foreignWords: ReadonlyMap<string, string> = new Map([
  ["and", "&&"],
  ["or", "||"],
  ["AND", "&&"],
  ["OR", "||"],
  ["is", "=="],
]);

class Parser {
  readonly #source: string;
  readonly #tokens: readonly Token[];
  readonly #issues: IssueList;
  readonly #depthMax: number;
  #position = 0;
  #nesting = 0;

  constructor(source: string, tokens: readonly Token[], issues: IssueList, depthMax: number) {
    this.#source = source;
    this.#tokens = tokens;
    this.#issues = issues;
    this.#depthMax = depthMax;
  }

  parseWhole(): CelNode {
    if (this.#token.kind === "end") {
      this.#issues.error("cel/empty", this.#token, "There is no condition here; write one, or remove the field.");
      return this.#missing();
    }
    const root = this.#expression();
    const rest = this.#token;
    if (rest.kind !== "end") {
      const foreign = foreignWords.get(rest.text);
      const fix = foreign === undefined ? undefined : { title: `Write ${foreign}`, start: rest.start, end: rest.end, text: foreign };
      const message = foreign === undefined ? `"${rest.text}" does not belong here.` : `CEL writes "${foreign}" for "${rest.text}".`;
      this.#issues.add({ code: "cel/syntax", severity: "error", message, start: rest.start, end: rest.end, ...(fix && { fix }) });
    }
    return root;
  }

  get #token(): Token {
    const token = this.#tokens[Math.min(this.#position, this.#tokens.length - 1)];
    if (token === undefined) throw new Error("Invariant: a token list ends with an end token");
    return token;
  }

  // End of the last word that was taken: where a node that closes here ends.
  get #lastEnd(): number {
    return this.#tokens[this.#position - 1]?.end ?? 0;
  }

  #take(): Token {
    const token = this.#token;
    if (token.kind !== "end") this.#position += 1;
    return token;
  }

  #isOperator(text: string): boolean {
    return this.#token.kind === "operator" && this.#token.text === text;
  }

  #expect(text: string, where: string): void {
    if (this.#isOperator(text)) this.#take();
    else this.#issues.error("cel/syntax", this.#token, `Expected "${text}" ${where}${this.#found()}.`);
  }

  #found(): string {
    return this.#token.kind === "end" ? " and the condition ends" : `, found "${this.#token.text}"`;
  }

  #missing(): CelNode {
    const at = this.#token.kind === "end" ? Math.max(this.#lastEnd, 0) : this.#token.start;
    return { kind: "missing", start: at, end: at, depth: 1 };
  }

  // Too deep: reported once, and the rest of the text is not read, so that 20,000 parentheses cost nothing.
  #stop(range: OuterRange): CelNode {
    const message = `This nests deeper than ${this.#depthMax} levels; split the condition.`;
    this.#issues.error("cel/too-deep", range, message);
    this.#issues.close();
    this.#position = this.#tokens.length - 1;
    return { kind: "missing", start: range.start, end: range.start, depth: 1 };
  }

  #bounded(node: CelNode): CelNode {
    return node.depth > this.#depthMax ? this.#stop(node) : node;
  }

  #expression(): CelNode {
    const start = this.#token;
    if (this.#nesting >= this.#depthMax) return this.#stop(start);
    this.#nesting += 1;
    const condition = this.#binary(1);
    let node = condition;
    if (this.#isOperator("?")) {
      this.#take();
      const then = this.#binary(1);
      this.#expect(":", "between the two answers");
      const otherwise = this.#expression();
      const depth = 1 + Math.max(condition.depth, then.depth, otherwise.depth);
      node = this.#bounded({ kind: "choice", condition, then, otherwise, start: start.start, end: this.#lastEnd, depth });
    }
    this.#nesting -= 1;
    return node;
  }

  #binary(levelMin: number): CelNode {
    const start = this.#token.start;
    let left = this.#unary();
    for (;;) {
      const operator = this.#token;
      const level = operator.kind === "operator" || operator.text === "in" ? levels.get(operator.text) : undefined;
      if (level === undefined || level < levelMin) return left;
      if (operator.text === "&&" || operator.text === "||") left = this.#logic(left, start, operator.text, level);
      else {
        this.#take();
        const right = this.#binary(level + 1);
        const depth = 1 + Math.max(left.depth, right.depth);
        const name = operator.text as BinaryOperator;
        left = this.#bounded({ kind: "binary", operator: name, left, right, start, end: this.#lastEnd, depth });
      }
    }
  }

  #logic(first: CelNode, start: number, operator: "&&" | "||", level: number): CelNode {
    const terms = [first];
    let depth = first.depth;
    while (this.#isOperator(operator)) {
      this.#take();
      const term = this.#binary(level + 1);
      depth = Math.max(depth, term.depth);
      terms.push(term);
    }
    return this.#bounded({ kind: "logic", operator, terms, start, end: this.#lastEnd, depth: depth + 1 });
  }

  #unary(): CelNode {
    const sign = this.#token;
    if (!this.#isOperator("!") && !this.#isOperator("-")) return this.#member();
    const next = this.#tokens[this.#position + 1];
    if (sign.text === "-" && (next?.kind === "int" || next?.kind === "double")) return this.#member();
    if (this.#nesting >= this.#depthMax) return this.#stop(sign);
    this.#take();
    this.#nesting += 1;
    const operand = this.#unary();
    this.#nesting -= 1;
    const operator = sign.text === "!" ? "!" : "-";
    return this.#bounded({ kind: "unary", operator, operand, start: sign.start, end: this.#lastEnd, depth: operand.depth + 1 });
  }

  #member(): CelNode {
    const start = this.#token.start;
    let node = this.#primary();
    for (;;) {
      if (this.#isOperator(".")) node = this.#select(node, start);
      else if (this.#isOperator("[")) {
        this.#take();
        const index = this.#optionalMark() ?? this.#expression();
        this.#expect("]", "after the index");
        const depth = 1 + Math.max(node.depth, index.depth);
        node = this.#bounded({ kind: "index", operand: node, index, start, end: this.#lastEnd, depth });
      } else if (this.#isOperator("{") && (node.kind === "name" || node.kind === "select")) node = this.#message(node, start);
      else return node;
    }
  }

  #select(operand: CelNode, start: number): CelNode {
    this.#take();
    this.#optionalMark();
    const name = this.#token;
    if (name.kind !== "name" && name.kind !== "quotedName") {
      this.#issues.error("cel/syntax", { start: this.#lastEnd, end: name.end }, `Expected a field after "."${this.#found()}.`);
      const at = this.#lastEnd;
      const depth = operand.depth + 1;
      return this.#bounded({ kind: "select", operand, field: "", fieldStart: at, fieldEnd: at, start, end: at, depth });
    }
    this.#take();
    if (name.kind === "name" && !isPlainName(name.text)) {
      this.#issues.error("cel/syntax", name, `"${name.text}" is a word of CEL; write .\`${name.text}\` for a field of that name.`);
    }
    if (this.#isOperator("(") && name.kind === "name") return this.#call(name, start, operand);
    const depth = operand.depth + 1;
    return this.#bounded({
      kind: "select",
      operand,
      field: name.text,
      fieldStart: name.start,
      fieldEnd: name.end,
      start,
      end: name.end,
      depth,
    });
  }

  #call(name: Token, start: number, target?: CelNode): CelNode {
    this.#take();
    const args = this.#items(")", "after the arguments");
    const depth = 1 + args.reduce((deepest, node) => Math.max(deepest, node.depth), target?.depth ?? 0);
    const range = { nameStart: name.start, nameEnd: name.end, start, end: this.#lastEnd };
    return this.#bounded({ kind: "call", name: name.text, ...range, args, depth, ...(target !== undefined && { target }) });
  }

  // Items up to the closing mark; a trailing comma is fine, as in CEL's lists and maps.
  #items(close: string, where: string): CelNode[] {
    const items: CelNode[] = [];
    while (!this.#isOperator(close) && this.#token.kind !== "end") {
      this.#optionalMark();
      items.push(this.#expression());
      if (!this.#isOperator(",")) break;
      this.#take();
    }
    this.#expect(close, where);
    return items;
  }

  #primary(): CelNode {
    const token = this.#token;
    const isNegative = this.#isOperator("-");
    if (isNegative) this.#take();
    switch (this.#token.kind) {
      case "int":
      case "uint":
      case "double":
      case "string":
      case "bytes":
        return this.#literal(this.#take(), token.start, isNegative);
      case "name":
        return this.#name(this.#take());
      case "quotedName":
        this.#take();
        this.#issues.error("cel/syntax", token, "Backticks are for fields: write data.`name`.");
        return { kind: "name", name: token.text, start: token.start, end: token.end, depth: 1 };
      case "operator":
        return this.#opened(token);
      case "end": {
        const node = this.#missing();
        this.#issues.error("cel/syntax", { start: node.start, end: token.end }, `Expected an expression${this.#after()}.`);
        return node;
      }
    }
  }

  #after(): string {
    const before = this.#tokens[this.#position - 1];
    return before === undefined ? "" : ` after "${before.text}"`;
  }

  #opened(token: Token): CelNode {
    if (token.text === "(") {
      this.#take();
      const inner = this.#expression();
      this.#expect(")", "to close the parenthesis");
      return inner;
    }
    if (token.text === "[") {
      this.#take();
      const items = this.#items("]", "after the items");
      const depth = 1 + items.reduce((deepest, node) => Math.max(deepest, node.depth), 0);
      return this.#bounded({ kind: "list", items, start: token.start, end: this.#lastEnd, depth });
    }
    if (token.text === "{") return this.#map(token);
    if (token.text === ".") {
      this.#take();
      if (this.#token.kind === "name") return this.#name(this.#take());
    }
    // The operator stays where it is: "a && && b" reads as a && (missing) && b.
    this.#issues.error("cel/syntax", this.#token, `Expected an expression${this.#after()}${this.#found()}.`);
    return this.#missing();
  }

  #map(open: Token): CelNode {
    this.#take();
    const entries: { key: CelNode; value: CelNode }[] = [];
    let depth = 0;
    while (!this.#isOperator("}") && this.#token.kind !== "end") {
      this.#optionalMark();
      const key = this.#expression();
      this.#expect(":", "after the key");
      const value = this.#expression();
      entries.push({ key, value });
      depth = Math.max(depth, key.depth, value.depth);
      if (!this.#isOperator(",")) break;
      this.#take();
    }
    this.#expect("}", "after the entries");
    return this.#bounded({ kind: "map", entries, start: open.start, end: this.#lastEnd, depth: depth + 1 });
  }

  #message(type: CelNode, start: number): CelNode {
    const open = this.#token;
    const map = this.#map(open);
    const range = { start, end: map.end };
    this.#issues.error("cel/no-messages", range, "Events are JSON: there are no message types; write a map {\"name\": value}.");
    return { ...map, start, depth: Math.max(map.depth, type.depth) };
  }

  // `.?field` and `[?key]`: optionals are understood but not evaluated yet.
  #optionalMark(): undefined {
    if (!this.#isOperator("?")) return undefined;
    const mark = this.#take();
    this.#issues.error("cel/not-yet", mark, "Optional selection (.?) is not supported yet; ask with has(…) first.");
    return undefined;
  }

  #name(token: Token): CelNode {
    const range = { start: token.start, end: token.end, depth: 1 };
    if (token.text === "true" || token.text === "false") return { kind: "literal", value: token.text === "true", ...range };
    if (token.text === "null") return { kind: "literal", value: null, ...range };
    if (token.text === "in") this.#issues.error("cel/syntax", token, `Expected an expression before "in".`);
    else if (reservedWords.has(token.text)) {
      this.#issues.error("cel/syntax", token, `"${token.text}" is reserved in CEL and cannot be a name.`);
    } else if (token.text === "not" && this.#token.kind !== "operator" && this.#token.kind !== "end") return this.#foreignNot(token);
    if (this.#isOperator("(")) return this.#call(token, token.start);
    return { kind: "name", name: token.text, ...range };
  }

  #foreignNot(token: Token): CelNode {
    const fix = { title: "Write !", start: token.start, end: this.#token.start, text: "!" };
    const message = `CEL writes "!" for "not".`;
    this.#issues.add({ code: "cel/syntax", severity: "error", message, start: token.start, end: token.end, fix });
    return this.#unary();
  }

  #literal(token: Token, start: number, isNegative: boolean): CelNode {
    const range = { start, end: token.end, depth: 1 };
    let value = (token.value ?? null) as LiteralNode["value"];
    if (typeof value === "bigint") {
      value = isNegative ? -value : value;
      if (value > intMax || value < intMin) {
        this.#issues.error("cel/literal-range", range, `${this.#source.slice(start, token.end)} does not fit into an int (64 bits).`);
        value = 0n;
      }
    } else if (typeof value === "number" && isNegative) value = -value;
    return { kind: "literal", value, ...range };
  }
}
