// JavaScript and TypeScript text → tokens, as far as literals need: texts, numbers, names, signs. Comments and regular expressions are passed over.
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";

/** A token with where it begins; `value` is what a text says. */
export interface JsToken {
  readonly kind: "text" | "template" | "number" | "name" | "sign" | "end";
  readonly text: string;
  readonly value: string;
  readonly offset: number;
}

/** After these a slash begins a regular expression, not a division. */
const beforeRegex = /^(?:[(,=:[!&|?{};+\-*%<>~^]|=>|return|typeof|case|in|of)$/;

const name = /[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/y;
const flags = /[a-z]*/y;
const number = /0[xXbBoO][\da-fA-F_]+n?|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?/y;
/** Longer ones are not taken for regular expressions: each slash is looked at so far at most. */
const regexLengthMax = 400;

/**
 * All tokens; the last is the end. Work is linear in the text.
 *
 * @throws ImportProblem import/code (a text or comment that does not end), import/too-many-tokens.
 */
export function jsTokens(file: string, text: string): readonly JsToken[] {
  const tokens: JsToken[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const refuse = (problem: string): never => fail("code", `"${file}" ${problem} (sign ${at + 1}).`, { path: [file] });
  const add = (kind: JsToken["kind"], length: number, value = ""): void => {
    if (tokens.length >= designLimits.codeTokensMax)
      fail(
        "too-many-tokens",
        `"${file}" has more than ${designLimits.codeTokensMax} words and signs, the limit. Import a part.`,
        { path: [file] },
      );
    tokens.push({ kind, text: text.slice(at, at + length), value, offset: at });
    at += length;
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    if (/\s/.test(sign)) at++;
    else if (text.startsWith("//", at)) at = endOf(text, "\n", at);
    else if (text.startsWith("/*", at)) {
      const end = text.indexOf("*/", at + 2);
      if (end < 0) refuse("has a comment that does not end");
      at = end + 2;
    } else if (sign === '"' || sign === "'") {
      const end = endOfText(text, at);
      if (end === undefined) refuse("has a text that does not end");
      else add("text", end - at, spoken(text.slice(at + 1, end - 1)));
    } else if (sign === "`") {
      const end = endOfTemplate(text, at);
      if (end === undefined) refuse("has a template that does not end");
      else add("template", end - at, spoken(text.slice(at + 1, end - 1)));
    } else {
      const before = tokens.at(-1);
      const mayBeRegex = sign === "/" && (before === undefined || beforeRegex.test(before.text));
      const length = (mayBeRegex ? regexLength(text, at) : 0) || matchAt(number, text, at) || matchAt(name, text, at);
      if (length === 0) add("sign", text.startsWith("...", at) ? 3 : text.startsWith("=>", at) ? 2 : 1);
      else add(sign === "/" ? "sign" : /[\d.]/.test(sign) ? "number" : "name", length);
    }
  }
  tokens.push({ kind: "end", text: "", value: "", offset: text.length });
  return tokens;
}

function matchAt(form: RegExp, text: string, at: number): number {
  form.lastIndex = at;
  return form.exec(text)?.[0].length ?? 0;
}

/** The length of a regular expression that begins here, or 0. */
function regexLength(text: string, from: number): number {
  let isInClass = false;
  for (let at = from + 1; at < text.length && at - from < regexLengthMax; at++) {
    const sign = text.charAt(at);
    if (sign === "\n") return 0;
    if (sign === "\\") at++;
    else if (sign === "[") isInClass = true;
    else if (sign === "]") isInClass = false;
    else if (sign === "/" && !isInClass) return at === from + 1 ? 0 : at + 1 - from + matchAt(flags, text, at + 1);
  }
  return 0;
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end;
}

function endOfText(text: string, from: number): number | undefined {
  const quote = text.charAt(from);
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === "\\") at++;
    else if (sign === quote) return at + 1;
    else if (sign === "\n") return undefined;
  }
  return undefined;
}

// Templates may hold code with templates in it: braces and backticks are counted on a stack.
function endOfTemplate(text: string, from: number): number | undefined {
  const open: string[] = ["`"];
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    const inside = open.at(-1);
    if (sign === "\\") at++;
    else if (inside === "`" && sign === "`") {
      open.pop();
      if (open.length === 0) return at + 1;
    } else if (inside === "`" && text.startsWith("${", at)) {
      open.push("{");
      at++;
    } else if (inside !== "`" && (sign === "`" || sign === "{")) open.push(sign);
    else if (inside === "{" && sign === "}") open.pop();
  }
  return undefined;
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
  ["v", "\v"],
  ["0", "\0"],
  ["\n", ""],
]);

function spoken(text: string): string {
  return text.replaceAll(
    /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g,
    (_all, long, four, two, other) => {
      const code = [long, four, two].find((digits): digits is string => typeof digits === "string");
      if (code === undefined) return escapes.get(String(other)) ?? String(other);
      const point = Number.parseInt(code, 16);
      return point > 0x10ffff ? "\ufffd" : String.fromCodePoint(point);
    },
  );
}
