// Tokens → the tree of one expression, with Python's own precedence: a parser by hand, because conditions are read here and never run.
import { PythonProblem } from "./syntax.ts";
import type { BinaryOperator, CompareOperator, Comprehension, PyNode } from "./syntax.ts";
import type { PyToken } from "./token.ts";
import { numberOf } from "./numberToken.ts";
import { TokenCursor } from "./tokenCursor.ts";

/** Binary operators from the loosest to the tightest, all of them left-associative. */
const LEVELS: readonly (readonly BinaryOperator[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];
const COMPARISONS = new Set(["==", "!=", "<", "<=", ">", ">="]);
const KEYWORDS = new Set(
  "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  ),
);

/** What a parser leaves: the expression and the index of the token after it. */
export interface ParsedExpression {
  readonly node: PyNode;
  readonly next: number;
}

/**
 * Parses the expression at a token.
 *
 * @throws PythonProblem where it is none or uses what is not read (lambda, await, walrus, stars).
 * @throws ImportProblem import/too-deep.
 */
export function parseExpression(tokens: readonly PyToken[], at: number, file: string): ParsedExpression {
  const cursor = new TokenCursor(tokens, at, file);
  const node = new ExpressionParser(cursor).expression();
  return { node, next: cursor.at };
}

/** Parses a whole text as one expression. */
export function parseWhole(tokens: readonly PyToken[], file: string): PyNode {
  const inner = tokens.filter(({ kind }) => kind !== "newline");
  const cursor = new TokenCursor(inner, 0, file);
  const node = new ExpressionParser(cursor).expressionOrTuple();
  const rest = cursor.peek();
  if (rest.kind !== "end") throw new PythonProblem(`${JSON.stringify(rest.text)} was not expected here`, rest.start);
  return node;
}

class ExpressionParser {
  readonly #on: TokenCursor;

  constructor(cursor: TokenCursor) {
    this.#on = cursor;
  }

  expressionOrTuple(): PyNode {
    const first = this.expression();
    if (!this.#on.isOperator(",")) return first;
    return this.#tupleFrom(first);
  }

  expression(): PyNode {
    return this.#on.nested(() => this.#whole());
  }

  #whole(): PyNode {
    const token = this.#on.peek();
    if (token.kind === "name" && ["lambda", "await", "yield"].includes(token.text))
      this.#on.refuse(`${token.text} is not read`);
    const body = this.#or();
    if (this.#on.isOperator(":=")) this.#on.refuse("an assignment in an expression is not read");
    if (!this.#on.takeName("if")) return body;
    const test = this.#or();
    if (!this.#on.takeName("else")) this.#on.refuse('"else" is missing');
    const orelse = this.expression();
    return { type: "IfExp", test, body, orelse, start: body.start, end: orelse.end };
  }

  #or(): PyNode {
    return this.#bool("or", () => this.#bool("and", () => this.#not()));
  }

  #bool(op: "and" | "or", operand: () => PyNode): PyNode {
    const first = operand();
    const values = [first];
    while (this.#on.takeName(op)) values.push(operand());
    const last = values.at(-1) ?? first;
    return values.length === 1 ? first : { type: "BoolOp", op, values, start: first.start, end: last.end };
  }

  #not(): PyNode {
    const { start } = this.#on.peek();
    if (!this.#on.takeName("not")) return this.#comparison();
    const operand = this.#on.nested(() => this.#not());
    return { type: "UnaryOp", op: "not", operand, start, end: operand.end };
  }

  #comparison(): PyNode {
    const left = this.#binary(0);
    const ops: CompareOperator[] = [];
    const rights: PyNode[] = [];
    for (let op = this.#takeComparison(); op !== undefined; op = this.#takeComparison()) {
      ops.push(op);
      rights.push(this.#binary(0));
    }
    const last = rights.at(-1);
    return last === undefined ? left : { type: "Compare", left, ops, rights, start: left.start, end: last.end };
  }

  #takeComparison(): CompareOperator | undefined {
    const { kind, text } = this.#on.peek();
    if (kind === "operator" && COMPARISONS.has(text)) {
      this.#on.skip();
      return text as CompareOperator;
    }
    if (this.#on.takeName("in")) return "in";
    if (this.#on.takeName("is")) return this.#on.takeName("not") ? "is not" : "is";
    const after = this.#on.after();
    if (kind === "name" && text === "not" && after.kind === "name" && after.text === "in") {
      this.#on.skip(2);
      return "not in";
    }
    return undefined;
  }

  #binary(level: number): PyNode {
    const operators = LEVELS[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const { kind, text } = this.#on.peek();
      const op = kind === "operator" ? operators.find((candidate) => candidate === text) : undefined;
      if (op === undefined) return left;
      this.#on.skip();
      const right = this.#binary(level + 1);
      left = { type: "BinOp", op, left, right, start: left.start, end: right.end };
    }
  }

  #unary(): PyNode {
    const { kind, text, start } = this.#on.peek();
    if (kind === "operator" && (text === "-" || text === "+" || text === "~")) {
      this.#on.skip();
      const operand = this.#on.nested(() => this.#unary());
      return { type: "UnaryOp", op: text, operand, start, end: operand.end };
    }
    const left = this.#primary();
    if (!this.#on.isOperator("**")) return left;
    this.#on.skip();
    // A power binds tighter than a sign on its left and looser than one on its right.
    const right = this.#on.nested(() => this.#unary());
    return { type: "BinOp", op: "**", left, right, start: left.start, end: right.end };
  }

  #primary(): PyNode {
    let node = this.#atom();
    for (;;) {
      if (this.#on.isOperator(".")) {
        this.#on.skip();
        const name = this.#on.peek();
        if (name.kind !== "name") this.#on.refuse("a name is missing");
        this.#on.skip();
        node = { type: "Attribute", of: node, name: name.text, start: node.start, end: name.end };
      } else if (this.#on.isOperator("(")) node = this.#call(node);
      else if (this.#on.isOperator("[")) node = this.#subscript(node);
      else return node;
    }
  }

  #call(of: PyNode): PyNode {
    this.#on.skip();
    const args: PyNode[] = [];
    const keywords: { readonly name: string; readonly value: PyNode }[] = [];
    while (!this.#on.isOperator(")")) {
      const token = this.#on.peek();
      const after = this.#on.after();
      if (this.#on.isOperator("*") || this.#on.isOperator("**")) this.#on.refuse("arguments with stars are not read");
      if (token.kind === "name" && after.kind === "operator" && after.text === "=") {
        this.#on.skip(2);
        keywords.push({ name: token.text, value: this.expression() });
      } else {
        const value = this.expression();
        args.push(this.#on.isName("for") ? this.#comprehension("GeneratorExp", value, value.start) : value);
      }
      if (!this.#on.takeOperator(",")) break;
    }
    const { end } = this.#on.expect(")");
    return { type: "Call", of, args, keywords, start: of.start, end };
  }

  #subscript(of: PyNode): PyNode {
    this.#on.skip();
    const first = this.#slice();
    const index = this.#on.isOperator(",") ? this.#tupleFrom(first) : first;
    const { end } = this.#on.expect("]");
    return { type: "Subscript", of, index, start: of.start, end };
  }

  #slice(): PyNode {
    const { start } = this.#on.peek();
    const part = (): PyNode | undefined =>
      [":", "]", ","].some((sign) => this.#on.isOperator(sign)) ? undefined : this.expression();
    const lower = part();
    if (!this.#on.takeOperator(":")) return lower ?? this.#on.refuse("an index is missing");
    const upper = part();
    const step = this.#on.takeOperator(":") ? part() : undefined;
    const { end } = this.#on.last();
    return {
      type: "Slice",
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      ...(step === undefined ? {} : { step }),
      start,
      end,
    };
  }

  #atom(): PyNode {
    const token = this.#on.peek();
    const { start, end, kind } = token;
    if (kind === "string" || kind === "fstring" || kind === "bytes") return this.#strings();
    if (kind === "number") {
      this.#on.skip();
      return { ...numberOf(token), start, end };
    }
    if (kind === "name") return this.#name(token);
    if (this.#on.isOperator("(")) return this.#parenthesised();
    if (this.#on.isOperator("[")) return this.#list();
    if (this.#on.isOperator("{")) return this.#braces();
    if (this.#on.takeOperator("...")) return { type: "Ellipsis", start, end };
    return this.#on.refuse(
      kind === "end" ? "the expression ends too early" : `${JSON.stringify(token.text)} was not expected here`,
    );
  }

  #name({ text, start, end }: PyToken): PyNode {
    if (KEYWORDS.has(text)) this.#on.refuse(`"${text}" was not expected here`);
    this.#on.skip();
    if (text === "None") return { type: "Constant", value: null, start, end };
    if (text === "True" || text === "False") return { type: "Constant", value: text === "True", start, end };
    return { type: "Name", name: text, start, end };
  }

  #strings(): PyNode {
    const { start } = this.#on.peek();
    let value = "";
    let type: "JoinedStr" | "Bytes" | undefined;
    let token = this.#on.peek();
    let { end } = token;
    for (; token.kind === "string" || token.kind === "fstring" || token.kind === "bytes"; token = this.#on.peek()) {
      value += token.value ?? "";
      if (token.kind !== "string") type = token.kind === "fstring" ? "JoinedStr" : "Bytes";
      end = token.end;
      this.#on.skip();
    }
    return type === undefined ? { type: "Constant", value, start, end } : { type, start, end };
  }

  #parenthesised(): PyNode {
    const { start } = this.#on.peek();
    this.#on.skip();
    if (this.#on.isOperator(")")) return { type: "Tuple", items: [], start, end: this.#on.expect(")").end };
    const first = this.expression();
    const inner = this.#on.isName("for")
      ? this.#comprehension("GeneratorExp", first, start)
      : this.#on.isOperator(",")
        ? this.#tupleFrom(first)
        : first;
    const { end } = this.#on.expect(")");
    return { ...inner, start, end };
  }

  #list(): PyNode {
    const { start } = this.#on.peek();
    this.#on.skip();
    const items: PyNode[] = [];
    while (!this.#on.isOperator("]")) {
      items.push(this.expression());
      const [only] = items;
      if (items.length === 1 && only !== undefined && this.#on.isName("for")) {
        const comprehension = this.#comprehension("ListComp", only, start);
        return { ...comprehension, end: this.#on.expect("]").end };
      }
      if (!this.#on.takeOperator(",")) break;
    }
    return { type: "List", items, start, end: this.#on.expect("]").end };
  }

  #braces(): PyNode {
    const { start } = this.#on.peek();
    this.#on.skip();
    const keys: PyNode[] = [];
    const values: PyNode[] = [];
    while (!this.#on.isOperator("}")) {
      const key = this.expression();
      keys.push(key);
      if (this.#on.takeOperator(":")) {
        const value = this.expression();
        values.push(value);
        if (this.#on.isName("for") && keys.length === 1) {
          const generators = this.#generators();
          return { type: "DictComp", key, value, generators, start, end: this.#on.expect("}").end };
        }
      } else if (values.length > 0) this.#on.refuse('":" is missing');
      else if (this.#on.isName("for") && keys.length === 1) {
        const comprehension = this.#comprehension("SetComp", key, start);
        return { ...comprehension, end: this.#on.expect("}").end };
      }
      if (!this.#on.takeOperator(",")) break;
    }
    const { end } = this.#on.expect("}");
    if (keys.length > 0 && values.length === 0) return { type: "Set", items: keys, start, end };
    if (keys.length !== values.length) throw new PythonProblem('":" is missing', end);
    return { type: "Dict", keys, values, start, end };
  }

  #comprehension(type: "ListComp" | "SetComp" | "GeneratorExp", element: PyNode, start: number): PyNode {
    const generators = this.#generators();
    return { type, element, generators, start, end: this.#on.last().end };
  }

  #generators(): readonly Comprehension[] {
    const generators: Comprehension[] = [];
    while (this.#on.takeName("for")) {
      const first = this.#binary(0);
      const target = this.#on.isOperator(",") ? this.#tupleFrom(first, () => this.#binary(0)) : first;
      if (!this.#on.takeName("in")) this.#on.refuse('"in" is missing');
      const iter = this.#or();
      const ifs: PyNode[] = [];
      while (this.#on.takeName("if")) ifs.push(this.#or());
      generators.push({ target, iter, ifs });
    }
    return generators;
  }

  #tupleFrom(first: PyNode, item: () => PyNode = () => this.expression()): PyNode {
    const items = [first];
    while (this.#on.takeOperator(",")) {
      const { kind, text } = this.#on.peek();
      if (kind === "end" || (kind === "operator" && ")]=".includes(text)) || (kind === "name" && text === "in")) break;
      items.push(item());
    }
    return { type: "Tuple", items, start: first.start, end: this.#on.last().end };
  }
}
