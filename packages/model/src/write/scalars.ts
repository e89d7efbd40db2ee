// How single values and names are spelled: plain where YAML lets them be plain, else as JSON strings, which are YAML too.
import type { Json } from "../document.ts";

/** Where a value will stand: on a line of its own, inside brackets, or in a document that is JSON. */
export type Spelling = "block" | "flow" | "json";

/** Values that YAML would read as something else than text; the words of YAML 1.1 are quoted, too, for the sake of other readers. */
const NOT_TEXT = /^(?:|~|null|true|false|yes|no|on|off|y|n|[-+]?\.inf|\.nan|=|<<)$/i;
const NUMBER_LIKE = /^[-+]?(?:0[xob][\da-f_]+|[\d_]*\.?[\d_]*(?:e[-+]?\d+)?)$/i;
const PLAIN_BLOCK = /^(?![-?:](?:\s|$))[^\s,[\]{}#&*!|>'"%@`\-?:][^\n]*$|^[-?:][^\s][^\n]*$/u;
/** Control characters, line breaks of all scripts, byte order marks, non-characters and lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]/u;
const ALL_UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff]/gu;

/** The spelling of a text, a number, a truth value or null. */
export function scalarText(value: null | boolean | number | string, spelling: Spelling): string {
  if (typeof value !== "string") return Object.is(value, -0) ? "0" : String(value);
  return spelling !== "json" && isPlain(value, spelling) && !NOT_TEXT.test(value) && !NUMBER_LIKE.test(value)
    ? value
    : quotedText(value, spelling);
}

/** The spelling of a name before its colon. `on` and `yes` stay plain, as in YAML 1.2 and in the house style. */
export function nameText(name: string, spelling: Spelling): string {
  const isWord = /^[A-Za-z_$][\w$.-]*$/.test(name) && !/^(?:null|true|false)$/i.test(name);
  const isPhrase = /^[A-Za-z_][\w$./() +&-]*[\w)]$/.test(name) && !/^(?:null|true|false)$/i.test(name);
  return spelling !== "json" && name.length <= 200 && (isWord || isPhrase) ? name : quotedText(name, spelling);
}

function isPlain(text: string, spelling: Spelling): boolean {
  if (!PLAIN_BLOCK.test(text) || UNPRINTABLE.test(text)) return false;
  if (/: |:$| #|\s$|^(?:---|\.\.\.)/.test(text)) return false;
  return spelling === "block" || (!/[,[\]{}]/.test(text) && !/^[-?:]/.test(text));
}

/** In double quotes; in single ones where these save escapes, as conditions with texts in them need. */
function quotedText(text: string, spelling: Spelling): string {
  if (spelling !== "json" && /["\\]/.test(text) && !text.includes("'") && !UNPRINTABLE.test(text)) return `'${text}'`;
  return JSON.stringify(text).replace(
    ALL_UNPRINTABLE,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The lines of a text as a block literal (`|`), header first and unindented; undefined when its blanks or signs would not survive there. */
export function literalLines(text: string): readonly string[] | undefined {
  if (!text.includes("\n") || /[^\S\n ]/.test(text) || UNPRINTABLE.test(text.replaceAll("\n", ""))) return undefined;
  const body = text.endsWith("\n") ? text.slice(0, -1) : text;
  const lines = body.split("\n");
  // A first line that is blank or begins with a blank would be taken for indentation; trailing blanks are easily lost by editors.
  if (!/^\S/.test(lines[0] ?? "") || lines.at(-1) === "" || lines.some((line) => /\s$/.test(line))) return undefined;
  return [text.endsWith("\n") ? "|" : "|-", ...lines];
}

/** Whether the value is neither a list nor a map. */
export function isScalarValue(value: Json): value is null | boolean | number | string {
  return typeof value !== "object" || value === null;
}
