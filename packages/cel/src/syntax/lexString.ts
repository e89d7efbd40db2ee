// String and bytes literals: the four quotes, raw and bytes prefixes, and escapes, each bad escape with its own range.
import { encodeUtf8 } from "../values/utf8.ts";
import type { IssueList } from "./issues.ts";
import type { Token } from "./tokens.ts";

/** How a literal begins: its prefix letters and its quote. */
export interface StringOpening {
  readonly isRaw: boolean;
  readonly isBytes: boolean;
  readonly quote: string;
  /** Position after the opening quote. */
  readonly contentStart: number;
}

/** What opens at `at`, if a string or bytes literal does. */
export function stringOpening(source: string, at: number): StringOpening | undefined {
  if (!/["'rRbB]/.test(source[at] ?? "")) return undefined;
  let quoteAt = at;
  let isRaw = false;
  let isBytes = false;
  for (;;) {
    const letter = source[quoteAt];
    if ((letter === "r" || letter === "R") && !isRaw) isRaw = true;
    else if ((letter === "b" || letter === "B") && !isBytes) isBytes = true;
    else break;
    quoteAt += 1;
  }
  const mark = source[quoteAt];
  if (mark !== '"' && mark !== "'") return undefined;
  const triple = mark.repeat(3);
  const quote = source.startsWith(triple, quoteAt) ? triple : mark;
  return { isRaw, isBytes, quote, contentStart: quoteAt + quote.length };
}

/** Reads the literal to its closing quote, or to the end of its line where there is none. */
export function lexString(source: string, start: number, opening: StringOpening, issues: IssueList): Token {
  const kind = opening.isBytes ? "bytes" : "string";
  const parts: string[] = [];
  const bytes: number[] = [];
  let at = opening.contentStart;
  let runStart = at;
  const flush = (end: number): void => {
    if (end <= runStart) return;
    const run = source.slice(runStart, end);
    if (opening.isBytes) for (const byte of encodeUtf8(run)) bytes.push(byte);
    else parts.push(run);
  };
  let isClosed = false;
  while (at < source.length) {
    if (source.startsWith(opening.quote, at)) {
      isClosed = true;
      break;
    }
    if (opening.quote.length === 1 && source[at] === "\n") break;
    if (source[at] === "\\" && !opening.isRaw) {
      flush(at);
      const escape = readEscape(source, at, opening.isBytes);
      if (escape.problem !== undefined) issues.error("cel/escape", { start: at, end: escape.end }, escape.problem);
      else if (!opening.isBytes) parts.push(String.fromCodePoint(escape.value));
      else if (escape.isByte) bytes.push(escape.value);
      else for (const byte of encodeUtf8(String.fromCodePoint(escape.value))) bytes.push(byte);
      at = escape.end;
      runStart = at;
    } else at += 1;
  }
  flush(at);
  const end = isClosed ? at + opening.quote.length : at;
  if (!isClosed) issues.error("cel/syntax", { start, end }, `This text has no closing ${opening.quote}.`);
  const value = opening.isBytes ? Uint8Array.from(bytes) : parts.join("");
  return { kind, start, end, text: source.slice(start, end), value };
}

interface Escape {
  readonly end: number;
  readonly value: number;
  /** In bytes, \x and octal mean one byte. */
  readonly isByte: boolean;
  readonly problem?: string;
}

const simpleEscapes: ReadonlyMap<string, number> = new Map([
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["v", 11],
  ["\\", 92],
  ["?", 63],
  ['"', 34],
  ["'", 39],
  ["`", 96],
]);

function readEscape(source: string, at: number, isBytes: boolean): Escape {
  const letter = source[at + 1] ?? "";
  const simple = simpleEscapes.get(letter);
  if (simple !== undefined) return { end: at + 2, value: simple, isByte: true };
  if (letter === "x" || letter === "X") return readDigits(source, { from: at + 2, count: 2, radix: 16, isByte: true });
  if (/^[0-3]$/.test(letter)) return readDigits(source, { from: at + 1, count: 3, radix: 8, isByte: true });
  if (letter === "u" && !isBytes) return readDigits(source, { from: at + 2, count: 4, radix: 16, isByte: false });
  if (letter === "U" && !isBytes) return readDigits(source, { from: at + 2, count: 8, radix: 16, isByte: false });
  const end = Math.min(at + 2, source.length);
  return {
    end,
    value: 0,
    isByte: true,
    problem: `"${source.slice(at, end)}" is no escape; write \\\\ for a backslash.`,
  };
}

function readDigits(
  source: string,
  form: { readonly from: number; readonly count: number; readonly radix: 8 | 16; readonly isByte: boolean },
): Escape {
  const digits = source.slice(form.from, form.from + form.count);
  const isWellFormed = digits.length === form.count && (form.radix === 16 ? /^[0-9a-fA-F]+$/ : /^[0-7]+$/).test(digits);
  if (!isWellFormed) {
    const end = Math.min(form.from, source.length);
    return { end, value: 0, isByte: true, problem: `This escape needs ${form.count} digits to base ${form.radix}.` };
  }
  const value = Number.parseInt(digits, form.radix);
  const end = form.from + form.count;
  if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
    return { end, value: 0, isByte: false, problem: `\\u${digits} is no Unicode character.` };
  }
  return { end, value, isByte: form.isByte };
}
