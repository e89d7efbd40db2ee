// A Python string at a place of the text: prefixes, three quotes, escapes. What is left open at the end of its line is an odd sign, not a string.
import type { PyToken } from "./token.ts";

const OPENING = /(?:[rRuUbBfF]|[rR][bBfF]|[bBfF][rR])?("""|'''|"|')/y;
const SIMPLE: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\u0007"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\n", ""],
]);
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|N\{[^}]*\}|([^]))/g;

/** The string token at `at`; undefined where none begins. */
export function readStringToken(text: string, at: number): PyToken | undefined {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text);
  if (opening === null) return undefined;
  const [whole, quote = '"'] = opening;
  const prefix = whole.slice(0, -quote.length).toLowerCase();
  const from = at + whole.length;
  const to = closingOf(text, from, quote);
  if (to === undefined) return { kind: "odd", text: quote, start: at, end: from };
  const written = text.slice(from, to).replaceAll("\r\n", "\n");
  const place = { start: at, end: to + quote.length, text: text.slice(at, to + quote.length) };
  if (prefix.includes("f")) return { kind: "fstring", ...place };
  if (prefix.includes("b")) return { kind: "bytes", ...place };
  const value = prefix.includes("r") ? written : unescaped(written);
  return value === undefined ? { kind: "odd", ...place } : { kind: "string", ...place, value };
}

/** Where the characters of a string token begin, if they stand there as they are; undefined where escapes shift them. */
export function plainStart(token: PyToken): number | undefined {
  const opening = /^[rRuU]?("""|'''|"|')/.exec(token.text);
  if (opening === null || token.text.includes("\\") || token.text.includes("\r")) return undefined;
  return token.start + opening[0].length;
}

function closingOf(text: string, from: number, quote: string): number | undefined {
  const isLong = quote.length === 3;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "\\") at += text[at + 1] === "\r" && text[at + 2] === "\n" ? 2 : 1;
    else if (sign === "\n" && !isLong) return undefined;
    else if (text.startsWith(quote, at)) return at;
  }
  return undefined;
}

/** Undefined for named characters and code points that there are not: what they stand for is not looked up. */
function unescaped(written: string): string | undefined {
  if (!written.includes("\\")) return written;
  let isOdd = false;
  const value = written.replaceAll(
    ESCAPE,
    (whole, hex?: string, short?: string, long?: string, octal?: string, sign?: string) => {
      const code = hex ?? short ?? long;
      if (code !== undefined) {
        const point = Number.parseInt(code, 16);
        if (point <= 0x10_ff_ff) return String.fromCodePoint(point);
        isOdd = true;
        return "";
      }
      if (octal !== undefined) return String.fromCodePoint(Number.parseInt(octal, 8));
      if (sign === undefined) {
        isOdd = true;
        return "";
      }
      // Unknown escapes keep their backslash, as in Python.
      return SIMPLE.get(sign) ?? whole;
    },
  );
  return isOdd ? undefined : value;
}
