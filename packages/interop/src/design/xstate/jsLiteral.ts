// Literals of JavaScript (objects, lists, texts, numbers) out of tokens. What is no literal is kept as its text and never executed.
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";
import type { JsToken } from "./jsTokens.ts";

/** A literal, with where it begins. */
export type JsValue =
  | { readonly kind: "text"; readonly value: string; readonly offset: number }
  | { readonly kind: "number"; readonly value: number; readonly offset: number }
  | { readonly kind: "constant"; readonly value: boolean | null | undefined; readonly offset: number }
  | { readonly kind: "list"; readonly items: readonly JsValue[]; readonly offset: number }
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, JsValue>; readonly offset: number }
  /** Code: its first words, for notes. */
  | { readonly kind: "code"; readonly text: string; readonly offset: number };

const constants: ReadonlyMap<string, boolean | null | undefined> = new Map<string, boolean | null | undefined>([
  ["true", true],
  ["false", false],
  ["null", null],
  ["undefined", undefined],
]);

/** What a literal's place ends with. */
const ends: ReadonlySet<string> = new Set([",", "]", ")", "}", ";"]);

const closing: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** A literal, and the number of the token after it. */
export interface JsReading {
  readonly value: JsValue;
  readonly end: number;
}

/** Reads the literal that begins at a token. @throws ImportProblem import/too-deep, import/code. */
export function jsLiteral(file: string, tokens: readonly JsToken[], first: number): JsReading {
  const reader = new Reader(file, tokens, first);
  const value = reader.value(0);
  return { value, end: reader.at };
}

class Reader {
  readonly #file: string;
  readonly #tokens: readonly JsToken[];
  #at: number;

  constructor(file: string, tokens: readonly JsToken[], first: number) {
    this.#file = file;
    this.#tokens = tokens;
    this.#at = first;
  }

  value(depth: number): JsValue {
    if (depth > designLimits.depthMax)
      fail("too-deep", `"${this.#file}" is nested deeper than ${designLimits.depthMax} levels, the limit.`, {
        path: [this.#file],
      });
    const start = this.#at;
    const literal = this.#literal(depth);
    // A literal ends where its place does; what goes on is code that begins with one.
    if (literal !== undefined && this.#isAtEnd()) return literal;
    this.#at = start;
    return this.#code();
  }

  /** The number of the next token. */
  get at(): number {
    return this.#at;
  }

  get #token(): JsToken {
    return this.#tokens[this.#at] ?? { kind: "end", text: "", value: "", offset: 0 };
  }

  #isAtEnd(): boolean {
    return this.#token.kind === "end" || ends.has(this.#token.text);
  }

  #literal(depth: number): JsValue | undefined {
    const { kind, text, value, offset } = this.#token;
    if (kind === "text" || (kind === "template" && !text.includes("${"))) {
      this.#at++;
      return { kind: "text", value, offset };
    }
    const isMinus = text === "-";
    const digits = isMinus ? this.#tokens[this.#at + 1] : this.#token;
    if (digits?.kind === "number") {
      this.#at += isMinus ? 2 : 1;
      const number = Number(digits.text.replaceAll("_", "").replace(/n$/, ""));
      return { kind: "number", value: isMinus ? -number : number, offset };
    }
    if (kind === "name" && constants.has(text)) {
      this.#at++;
      return { kind: "constant", value: constants.get(text), offset };
    }
    if (text === "[") return this.#list(depth, offset);
    return text === "{" ? this.#object(depth, offset) : undefined;
  }

  #list(depth: number, offset: number): JsValue {
    const items: JsValue[] = [];
    this.#at++;
    while (this.#token.text !== "]") {
      if (this.#token.text === ",") {
        this.#at++;
        continue;
      }
      this.#expectMore();
      items.push(this.value(depth + 1));
    }
    this.#at++;
    return { kind: "list", items, offset };
  }

  #object(depth: number, offset: number): JsValue {
    const entries = new Map<string, JsValue>();
    this.#at++;
    while (this.#token.text !== "}") {
      if (this.#token.text === ",") {
        this.#at++;
        continue;
      }
      this.#expectMore();
      const { kind, text, value, offset: at } = this.#token;
      const name =
        kind === "text"
          ? value
          : kind === "number"
            ? String(Number(text.replaceAll("_", "")))
            : kind === "name"
              ? text
              : undefined;
      const next = this.#tokens[this.#at + 1]?.text;
      if (name !== undefined && next === ":") {
        this.#at += 2;
        entries.set(name, this.value(depth + 1));
        continue;
      }
      // A method, a shorthand, a spread, a computed name.
      const code = this.#code();
      entries.set(name ?? `(${text} at ${at})`, code);
    }
    this.#at++;
    return { kind: "object", entries, offset };
  }

  /** Passes over code up to what ends its place, brackets closed. */
  #code(): JsValue {
    const { offset } = this.#token;
    const words: string[] = [];
    const open: string[] = [];
    for (;;) {
      const { kind, text } = this.#token;
      if (kind === "end" || (open.length === 0 && this.#isAtEnd())) break;
      const closes = kind === "sign" ? closing.get(text) : undefined;
      if (closes !== undefined) open.push(closes);
      else if (kind === "sign" && text === open.at(-1)) open.pop();
      if (words.length < 12) words.push(text);
      this.#at++;
    }
    if (words.length === 0)
      fail("code", `"${this.#file}" has nothing where a value is expected.`, { path: [this.#file] });
    return { kind: "code", text: words.join(" ").slice(0, 200), offset };
  }

  #expectMore(): void {
    if (this.#token.kind === "end")
      fail("code", `"${this.#file}" ends inside of a list or an object.`, { path: [this.#file] });
    if (/^[)\]};]$/.test(this.#token.text))
      fail("code", `"${this.#file}" closes "${this.#token.text}" where something else is open.`, {
        path: [this.#file],
      });
  }
}
