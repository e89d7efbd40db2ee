// Where a parser stands among the tokens, and how deep.
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";
import { PythonProblem } from "./syntax.ts";
import type { PyToken } from "./token.ts";

const END: PyToken = { kind: "end", text: "", start: 0, end: 0 };

/** Reads tokens one after the other. Owned by one parser. */
export class TokenCursor {
  readonly #tokens: readonly PyToken[];
  readonly #file: string;
  #at: number;
  #depth = 0;

  constructor(tokens: readonly PyToken[], at: number, file: string) {
    this.#tokens = tokens;
    this.#at = at;
    this.#file = file;
  }

  /** The index of the token that comes next. */
  get at(): number {
    return this.#at;
  }

  peek(): PyToken {
    return this.#tokens[this.#at] ?? END;
  }

  /** The token after the next one. */
  after(): PyToken {
    return this.#tokens[this.#at + 1] ?? END;
  }

  /** The token that was read last. */
  last(): PyToken {
    return this.#tokens[this.#at - 1] ?? END;
  }

  skip(count = 1): void {
    this.#at += count;
  }

  isOperator(text: string): boolean {
    const token = this.peek();
    return token.kind === "operator" && token.text === text;
  }

  takeOperator(text: string): boolean {
    if (!this.isOperator(text)) return false;
    this.#at += 1;
    return true;
  }

  isName(text: string): boolean {
    const token = this.peek();
    return token.kind === "name" && token.text === text;
  }

  takeName(text: string): boolean {
    if (!this.isName(text)) return false;
    this.#at += 1;
    return true;
  }

  /** The sign that must come; returns its token. */
  expect(text: string): PyToken {
    const token = this.peek();
    if (!this.takeOperator(text)) this.refuse(`"${text}" is missing`);
    return token;
  }

  /** Reads one level deeper; too deep ends the whole import. */
  nested<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > designLimits.depthMax) {
      fail(
        "too-deep",
        `"${this.#file}" has an expression that is nested deeper than ${designLimits.depthMax} levels.`,
        {
          path: [this.#file],
        },
      );
    }
    const result = read();
    this.#depth -= 1;
    return result;
  }

  refuse(message: string): never {
    throw new PythonProblem(message, this.peek().start);
  }
}
