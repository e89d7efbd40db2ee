// Text → tokens. Never fails: what is no token becomes an issue and is skipped, so the parser sees only words it knows.
import { Uint } from "../values/scalars.ts";
import type { IssueList } from "./issues.ts";
import { lexString, stringOpening } from "./lexString.ts";
import type { Token } from "./tokens.ts";

const operators = [
  "&&",
  "||",
  "==",
  "!=",
  "<=",
  ">=",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "%",
  "!",
  "?",
  ":",
  ".",
  ",",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
] as const;

// What people write from other languages, and what CEL says instead.
const foreign: readonly (readonly [string, string])[] = [
  ["===", "=="],
  ["!==", "!="],
  ["<>", "!="],
  ["=", "=="],
  ["&", "&&"],
  ["|", "||"],
];

const foreignStarts: ReadonlySet<number> = new Set(foreign.map(([wrong]) => wrong.charCodeAt(0)));

/** Reads the next token of a source; after the last one of kind `end`, again and again. */
export type Lexer = () => Token;

/** The tokens of a source, one at a time: a list of all would outlive the reading of long texts. Linear in the length. */
export function lexer(source: string, issues: IssueList): Lexer {
  let at = 0;
  return () => {
    while (at < source.length) {
      const code = source.charCodeAt(at);
      if (isSpace(code)) at += 1;
      else if (code === 47 && source.charCodeAt(at + 1) === 47) at = endOfLine(source, at);
      else {
        const token = lexToken(source, at, issues);
        at = token === undefined ? skipBad(source, at, issues) : token.end;
        if (token !== undefined) return token;
      }
    }
    return { kind: "end", start: source.length, end: source.length, text: "" };
  };
}

function lexToken(source: string, at: number, issues: IssueList): Token | undefined {
  const code = source.charCodeAt(at);
  const opening = mayOpenString(code) ? stringOpening(source, at) : undefined;
  if (opening !== undefined) return lexString(source, at, opening, issues);
  if (isNameStart(code)) return lexName(source, at);
  if (isDigit(code) || (code === 46 && isDigit(source.charCodeAt(at + 1)))) return lexNumber(source, at, issues);
  if (code === 96) return lexQuotedName(source, at, issues);
  const operator = operatorAt(source, at, code);
  return lexForeign(source, at, operator, issues) ?? operatorToken(operator, at);
}

function operatorToken(text: string | undefined, at: number): Token | undefined {
  return text === undefined ? undefined : { kind: "operator", start: at, end: at + text.length, text };
}

// By their first character, so that a token costs one look; of two that fit, the longer stands first.
const operatorsByCode: ReadonlyMap<number, readonly string[]> = new Map(
  // As Map.groupBy would, which Node 20 does not have.
  operators.map((first) => [
    first.charCodeAt(0),
    operators.filter((text) => text.charCodeAt(0) === first.charCodeAt(0)),
  ]),
);

function operatorAt(source: string, at: number, code: number): string | undefined {
  for (const text of operatorsByCode.get(code) ?? [])
    if (text.length === 1 || source.charCodeAt(at + 1) === text.charCodeAt(1)) return text;
  return undefined;
}

// Asked only where a foreign operator can begin: = ! < & |
function lexForeign(source: string, at: number, operator: string | undefined, issues: IssueList): Token | undefined {
  if (!foreignStarts.has(source.charCodeAt(at)) || operator === "&&" || operator === "||") return undefined;
  for (const [wrong, right] of foreign) {
    if (source.startsWith(wrong, at) && !isKnownOperatorAt(source, at, wrong)) {
      const end = at + wrong.length;
      issues.add({
        code: "cel/syntax",
        severity: "error",
        message: `CEL has no "${wrong}"; write "${right}".`,
        start: at,
        end,
        fix: { title: `Write ${right}`, start: at, end, text: right },
      });
      return { kind: "operator", start: at, end, text: right };
    }
  }
  return undefined;
}

// Quotes, and the letters that can stand before one; asked of every token, so without a pattern.
function mayOpenString(code: number): boolean {
  return code === 34 || code === 39 || code === 82 || code === 114 || code === 66 || code === 98;
}

// "=" begins "==", and "&" begins "&&": those are CEL's own.
function isKnownOperatorAt(source: string, at: number, wrong: string): boolean {
  return wrong.length === 1 && source.startsWith(wrong + wrong, at);
}

function lexName(source: string, at: number): Token {
  let end = at + 1;
  while (end < source.length && isNamePart(source.charCodeAt(end))) end += 1;
  return { kind: "name", start: at, end, text: source.slice(at, end) };
}

function lexQuotedName(source: string, at: number, issues: IssueList): Token {
  let end = at + 1;
  while (end < source.length && source.charCodeAt(end) !== 96 && source.charCodeAt(end) !== 10) end += 1;
  const isClosed = source.charCodeAt(end) === 96;
  const text = source.slice(at + 1, end);
  const range = { start: at, end: isClosed ? end + 1 : end };
  if (!isClosed) issues.error("cel/syntax", range, "This field name has no closing backtick.");
  else if (!/^[A-Za-z0-9_.\-/ ]+$/.test(text)) {
    issues.error(
      "cel/syntax",
      range,
      'Between backticks stand letters, digits, spaces and _ . - / only; write other names as ["…"].',
    );
  }
  return { kind: "quotedName", ...range, text };
}

function lexNumber(source: string, at: number, issues: IssueList): Token {
  let end = at;
  const isHex = source.charCodeAt(at) === 48 && (source.charCodeAt(at + 1) | 32) === 120;
  if (isHex) {
    end += 2;
    while (isHexDigit(source.charCodeAt(end))) end += 1;
  } else {
    while (isDigit(source.charCodeAt(end))) end += 1;
  }
  const fractionEnd = isHex ? end : endOfFraction(source, end);
  if (fractionEnd > end) return doubleToken(source, at, fractionEnd, issues);
  const digits = source.slice(at, end);
  const isUint = (source.charCodeAt(end) | 32) === 117;
  if (isUint) end += 1;
  const trailing = endOfWord(source, end);
  if (trailing > end || (isHex && digits.length === 2)) {
    issues.error("cel/syntax", { start: at, end: trailing }, `"${source.slice(at, trailing)}" is no number.`);
    return { kind: "int", start: at, end: trailing, text: digits, value: 0n };
  }
  if (digits.length > 400) {
    issues.error("cel/literal-range", { start: at, end }, "This number does not fit into 64 bits.");
    return { kind: "int", start: at, end, text: "0", value: 0n };
  }
  const value = BigInt(digits);
  if (!isUint) return { kind: "int", start: at, end, text: digits, value };
  if (value >= 2n ** 64n)
    issues.error("cel/literal-range", { start: at, end }, `${digits}u does not fit into a uint (64 bits).`);
  return { kind: "uint", start: at, end, text: digits, value: new Uint(BigInt.asUintN(64, value)) };
}

function endOfFraction(source: string, at: number): number {
  let end = at;
  if (source.charCodeAt(end) === 46 && isDigit(source.charCodeAt(end + 1))) {
    end += 1;
    while (isDigit(source.charCodeAt(end))) end += 1;
  }
  if ((source.charCodeAt(end) | 32) === 101) {
    const sign = source[end + 1] === "+" || source[end + 1] === "-" ? 1 : 0;
    if (isDigit(source.charCodeAt(end + 1 + sign))) {
      end += 1 + sign;
      while (isDigit(source.charCodeAt(end))) end += 1;
    }
  }
  return end;
}

function doubleToken(source: string, at: number, fractionEnd: number, issues: IssueList): Token {
  const text = source.slice(at, fractionEnd);
  const end = endOfWord(source, fractionEnd);
  const value = Number(text);
  if (end > fractionEnd) issues.error("cel/syntax", { start: at, end }, `"${source.slice(at, end)}" is no number.`);
  else if (!Number.isFinite(value))
    issues.error("cel/literal-range", { start: at, end }, `${text} does not fit into a double.`);
  return { kind: "double", start: at, end, text, value: Number.isFinite(value) ? value : 0 };
}

function skipBad(source: string, at: number, issues: IssueList): number {
  const character = String.fromCodePoint(source.codePointAt(at) ?? 0);
  const end = at + character.length;
  issues.error("cel/syntax", { start: at, end }, `"${character}" has no meaning in a condition.`);
  return end;
}

function endOfLine(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end;
}

function endOfWord(source: string, at: number): number {
  let end = at;
  while (end < source.length && isNamePart(source.charCodeAt(end))) end += 1;
  return end;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
}

function isNameStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}
