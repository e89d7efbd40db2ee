// Pieces of CEL text that know how tightly they bind and what kind of value they are.

/** How tightly a piece binds, from the loosest. */
export const LEVEL = { choice: 0, or: 1, and: 2, relation: 3, sum: 4, product: 5, unary: 6, member: 7 } as const;

/** What Python's own rules need to know of a value; `dyn` is whatever an event holds. */
export type ValueKind =
  | "dyn"
  | "bool"
  /** A literal, a size: whole numbers, which CEL keeps apart from fractions. */
  | "int"
  | "double"
  | "string"
  | "null"
  | "map"
  | "list"
  | "event"
  | "events"
  | "timestamp"
  | "span";

/** A translated expression. */
export interface CelText {
  readonly text: string;
  readonly level: number;
  readonly kind: ValueKind;
  /** What the items of a list are. */
  readonly of?: ValueKind;
  /**
   * The value of `.get(key)` without a default, which is None where the key is missing: how to ask whether it is there, and how to read it where
   * None would be an error anyway.
   */
  readonly maybe?: { readonly has: string; readonly plain: string };
  /** Its truth, where that is said more simply than through the value. */
  readonly truth?: CelText;
  /** Its opposite, where that is said better than by a sign before it. */
  readonly opposite?: CelText;
  /** What a value of an event is taken for, by the default that stands beside it. */
  readonly hint?: ValueKind;
  /** An optional that is looked into further: `.get(key, {})` before another `.get`. */
  readonly chain?: string;
  /** The same for computing with: its default is written as a fraction, as the numbers of events are. */
  readonly fraction?: string;
  /** A literal: its value never changes and is never missing. */
  readonly isLiteral?: boolean;
}

/** The text, in parentheses where it binds less tightly than its place wants. */
export function at(level: number, piece: { readonly text: string; readonly level: number }): string {
  return piece.level >= level ? piece.text : `(${piece.text})`;
}

/** A piece that binds like a name or a call. */
export function member(text: string, kind: ValueKind, more: Partial<CelText> = {}): CelText {
  return { text, level: LEVEL.member, kind, ...more };
}

/** A truth value. */
export function claim(text: string, level: number): CelText {
  return { text, level, kind: "bool" };
}

/** All of them, or one of them. */
export function joined(op: "&&" | "||", pieces: readonly CelText[]): CelText {
  const level = op === "&&" ? LEVEL.and : LEVEL.or;
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return only;
  return claim(pieces.map((piece) => at(level, piece)).join(` ${op} `), level);
}

/** Not so. */
export function negated(piece: CelText): CelText {
  return claim(`!${at(LEVEL.unary, piece)}`, LEVEL.unary);
}

/** The value as it is read where None would be an error: without the detour over a missing key. */
export function present(piece: CelText): CelText {
  return piece.maybe === undefined ? piece : member(piece.maybe.plain, "dyn");
}

/** Words that CEL keeps for itself. */
const RESERVED = new Set(
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  ),
);

/** Whether a name can follow a dot, or be a variable. */
export function isCelName(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !RESERVED.has(name);
}

/** A text as a CEL literal: what JSON writes is a CEL text, too. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
