// Python text → tokens, tolerantly: what is no Python (a lesson around the code) must not hide the code in it.
import { fail } from "../../failure.ts";
import { designLimits } from "../designLimits.ts";
import { readStringToken } from "./stringToken.ts";
import type { PyToken } from "./token.ts";

const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const NUMBER =
  /(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)/y;
const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|!=|==|<=|>=|->|:=|\*\*|\/\/|>>|<<|[-+*/%@&|^~<>()[\]{},:.;=]/y;
const BLANK = /(?:[ \t\f\r]|\\\r?\n|#[^\n]*)*/y;

/**
 * All tokens. Line ends inside of brackets are none, as in Python; comments are passed over.
 *
 * @throws ImportProblem import/too-many-values past the limit of tokens.
 */
export function pythonTokens(text: string, file: string): readonly PyToken[] {
  const tokens: PyToken[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let open = 0;
  for (;;) {
    at += matchAt(BLANK, text, at).length;
    if (at >= text.length) break;
    if (tokens.length >= designLimits.codeTokensMax)
      fail("too-many-values", `"${file}" has more than ${designLimits.codeTokensMax} signs of code, the limit.`, {
        path: [file],
      });
    if (text[at] === "\n") {
      if (open === 0) tokens.push({ kind: "newline", text: "\n", start: at, end: at + 1 });
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    if (token.kind === "operator") {
      if ("([{".includes(token.text)) open += 1;
      else if (")]}".includes(token.text)) open = Math.max(0, open - 1);
    }
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: "end", text: "", start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, at: number): PyToken {
  const string = readStringToken(text, at);
  if (string !== undefined) return string;
  const name = matchAt(NAME, text, at);
  if (name !== "") return { kind: "name", text: name, start: at, end: at + name.length };
  const number = matchAt(NUMBER, text, at);
  if (number !== "") return { kind: "number", text: number, start: at, end: at + number.length };
  const operator = matchAt(OPERATOR, text, at);
  if (operator !== "") return { kind: "operator", text: operator, start: at, end: at + operator.length };
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { kind: "odd", text: sign, start: at, end: at + sign.length };
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}
