// Where the parser stands among the tokens: looking, taking, expecting, and giving up cleanly where the text nests too deeply.
import type { CelNode } from "./ast.ts";
import type { IssueList } from "./issues.ts";
import type { Lexer } from "./lex.ts";
import type { Token } from "./tokens.ts";

/** A range of the source. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** The parser's place among the tokens. */
export class Cursor {
  readonly issues: IssueList;
  readonly #read: Lexer;
  readonly #depthMax: number;
  #token: Token;
  #before: Token | undefined;
  #following: Token | undefined;
  #nesting = 0;

  constructor(read: Lexer, issues: IssueList, depthMax: number) {
    this.#read = read;
    this.issues = issues;
    this.#depthMax = depthMax;
    this.#token = read();
  }

  /** The token that is next to be taken. */
  get token(): Token {
    return this.#token;
  }

  /** The token after the next. */
  get following(): Token {
    this.#following ??= this.#read();
    return this.#following;
  }

  /** The token that was taken last. */
  get before(): Token | undefined {
    return this.#before;
  }

  /** End of the token that was taken last: where a node that closes here ends. */
  get lastEnd(): number {
    return this.#before?.end ?? 0;
  }

  take(): Token {
    const token = this.#token;
    if (token.kind === "end") return token;
    this.#before = token;
    this.#token = this.#following ?? this.#read();
    this.#following = undefined;
    return token;
  }

  isOperator(text: string): boolean {
    return this.token.kind === "operator" && this.token.text === text;
  }

  expect(text: string, where: string): void {
    if (this.isOperator(text)) this.take();
    else this.issues.error("cel/syntax", this.token, `Expected "${text}" ${where}${this.found()}.`);
  }

  /** What stands here instead, for messages. */
  found(): string {
    return this.token.kind === "end" ? " and the condition ends" : `, found "${this.token.text}"`;
  }

  /** What stands before, for messages. */
  after(): string {
    return this.before === undefined ? "" : ` after "${this.before.text}"`;
  }

  /** A node for what is not written yet: empty, after the last token at the end of the text, before the next elsewhere. */
  missing(): CelNode {
    const at = this.token.kind === "end" ? this.lastEnd : this.token.start;
    return { kind: "missing", start: at, end: at, depth: 1 };
  }

  /** One level deeper for as long as `read` runs; past the limit the rest of the text is given up. */
  nested(read: () => CelNode): CelNode {
    if (this.#nesting >= this.#depthMax) return this.#stop(this.token);
    this.#nesting += 1;
    const node = read();
    this.#nesting -= 1;
    return node;
  }

  /** The node itself, unless it nests too deeply: left-leaning chains get deep without any nesting of the parser. */
  bounded(node: CelNode): CelNode {
    return node.depth > this.#depthMax ? this.#stop(node) : node;
  }

  // Reported once, and the rest of the text is not read, so that 20,000 parentheses cost nothing.
  #stop(range: SourceRange): CelNode {
    const message = `This nests deeper than ${this.#depthMax} levels; split the condition.`;
    this.issues.error("cel/too-deep", range, message);
    this.issues.close();
    while (this.#token.kind !== "end") this.take();
    return { kind: "missing", start: range.start, end: range.start, depth: 1 };
  }
}
