// What the parser found wrong, said to a person: the line, what is wrong there, and the way out, in our words.
import type { CST, YAMLParseError, YAMLWarning } from "yaml";
import type { Diagnostic } from "../diagnostic.ts";
import { lineAndColumn } from "./source.ts";
import type { TextSource } from "./source.ts";
import { unclosedIn, type Unclosed } from "./unclosed.ts";

/** More than this many say nothing new. */
const SAID_MAX = 20;

/** The problems of a text, those that are about its end first told at their beginning. */
export function syntaxProblems(
  source: TextSource,
  tokens: readonly CST.Token[],
  errors: readonly YAMLParseError[],
): readonly Diagnostic[] {
  if (errors.length === 0) return [];
  const unclosed = unclosedIn(tokens);
  const rest = errors.filter((error) => unclosed.length === 0 || !isAboutClosing(error));
  return [
    ...unclosed.map((each) => unclosedProblem(source, each)),
    ...rest.map((error) => syntaxProblem(source, error, "error")),
  ].slice(0, SAID_MAX);
}

/** What the parser only warns of. */
export function syntaxWarnings(source: TextSource, warnings: readonly YAMLWarning[]): readonly Diagnostic[] {
  return warnings.slice(0, SAID_MAX).map((warning) => syntaxProblem(source, warning, "warning"));
}

/** "Line 4, column 12". */
export function placeInText(source: TextSource, offset: number): string {
  const { line, column } = lineAndColumn(source, offset);
  return `line ${line}, column ${column}`;
}

/** With a capital at the beginning. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const CLOSERS: Readonly<Record<Unclosed["sign"], string>> = {
  "[": "the bracket [ is opened here and never closed. Close the bracket: write ] where the list ends.",
  "{": "the bracket { is opened here and never closed. Close the bracket: write } where the entries end.",
  '"': 'the quote " is opened here and never closed. Close the quote: write " where the text ends.',
  "'": "the quote ' is opened here and never closed. Close the quote: write ' where the text ends (a ' inside is written twice).",
};

function unclosedProblem(source: TextSource, { sign, offset }: Unclosed): Diagnostic {
  return {
    code: "text/syntax",
    severity: "error",
    message: `${capitalised(placeInText(source, offset))}: ${CLOSERS[sign]}`,
    path: [],
    textRange: { start: offset, end: offset + 1 },
  };
}

/** Everything that the parser says because something was not closed before. */
function isAboutClosing({ message, code }: YAMLParseError): boolean {
  return /must be sufficiently indented|Missing closing/.test(message) || code === "BLOCK_IN_FLOW";
}

/** By the parser's code; `sign` is what stands at the place. */
const WORDS: ReadonlyMap<string, (sign: string) => string> = new Map<string, (sign: string) => string>([
  ["BAD_INDENT", () => "lines of one map or list must begin in the same column. Align this line with its neighbours."],
  [
    "MISSING_CHAR",
    () => "a sign is missing here. Put a comma between entries, a space after the colon or before the #.",
  ],
  ["TAB_AS_INDENT", () => "YAML does not allow tabs at the beginning of a line. Indent with spaces."],
  ["BAD_SCALAR_START", (sign) => `a text cannot begin with ${sign}. Put it in quotes.`],
  [
    "BLOCK_IN_FLOW",
    () =>
      "inside { } and [ ] everything must be in { } and [ ], too. Close the bracket before this line, or write on one line.",
  ],
  [
    "MULTILINE_IMPLICIT_KEY",
    () =>
      "a name must stand on one line and be followed by a colon. This line has no colon, or the one above is not finished.",
  ],
  ["UNEXPECTED_TOKEN", (sign) => `${sign} does not belong here. Remove it, or put the text in quotes.`],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    () => "there are two colons in one line. Put the text in quotes, or the nested entry on the next line.",
  ],
  [
    "BAD_DQ_ESCAPE",
    () => "a \\ in double quotes begins a sign that YAML does not know. Write \\\\, or use single quotes.",
  ],
]);

function syntaxProblem(
  source: TextSource,
  { code, message, pos }: YAMLParseError | YAMLWarning,
  severity: Diagnostic["severity"],
): Diagnostic {
  const last = source.text.length;
  const [at, until] = pos;
  const range = { start: Math.min(at, last), end: Math.min(Math.max(until, at), last) };
  const what = message.split(/ at line \d|\n/, 1)[0]?.replace(/[.:]$/, "") ?? message;
  const said =
    WORDS.get(code)?.(signAt(source.text, range.start)) ?? `${what}. Mend this line, or undo the last change.`;
  return {
    code: "text/syntax",
    severity,
    message: `${capitalised(placeInText(source, range.start))}: ${said}`,
    path: [],
    textRange: range,
  };
}

/** The sign at a place, as it is shown in a sentence; "this" where there is none to be seen. */
function signAt(text: string, offset: number): string {
  const sign = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  return /\s/.test(sign) ? "this" : sign;
}
