// The words of an expression, as the lexer hands them to the parser.
import type { Uint } from "../values/scalars.ts";

/** One word of the source with its range. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** The operator or name; for a name in backticks the text between them. */
  readonly text: string;
  /** The value of a literal; an integer is still unsigned and unchecked, because its sign is not part of it. */
  readonly value?: bigint | number | string | Uint | Uint8Array;
}

export type TokenKind = "name" | "quotedName" | "int" | "uint" | "double" | "string" | "bytes" | "operator" | "end";

/** Words that CEL keeps for itself; they may be fields but not names. */
export const reservedWords: ReadonlySet<string> = new Set([
  "as",
  "break",
  "const",
  "continue",
  "else",
  "for",
  "function",
  "if",
  "import",
  "let",
  "loop",
  "package",
  "namespace",
  "return",
  "var",
  "void",
  "while",
]);

/** Words with a meaning of their own, which no name or plain field can have. */
export const keywords: ReadonlySet<string> = new Set(["true", "false", "null", "in"]);

/** True for a text that can be written as a name without backticks. */
export function isPlainName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !keywords.has(text);
}
