// Another value in a block collection: on the line of its name where the style has it there, else on the lines below.
import type { Json } from "../document.ts";
import { contentEndAt, lineBreakOf, lineEndAt, lineStartAt } from "../text/lines.ts";
import type { TextSource } from "../text/source.ts";
import { blockLines, entryLines, flowText, inlineText, itemLines } from "../write/collections.ts";
import { isScalarValue } from "../write/scalars.ts";
import type { BlockPlace } from "./blockSplices.ts";
import { isInBrackets } from "./geometry.ts";
import type { Part, Splice } from "./geometry.ts";

/** In the house style a line is broken beyond this width; a line that is in brackets already may be longer. */
const WIDTH_MAX = 110;
const WIDTH_IN_BRACKETS_MAX = 150;

/** The text of the value that goes: `isBelow` where it begins on a line after its name. */
interface OldValue {
  readonly start: number;
  readonly end: number;
  readonly isBelow: boolean;
}

/** Another value for a part, in the style of the one that it replaces; undefined where the part has no colon or dash to stand behind. */
export function replaceInBlock({ source, level }: BlockPlace, part: Part, value: Json): Splice | undefined {
  const { text } = source;
  const { mark } = part;
  if (mark === undefined) return undefined;
  const column = part.start - lineStartAt(text, part.start);
  const old = oldValueOf(text, part, mark);
  const inBrackets = bracketsFor(part, value, WIDTH_IN_BRACKETS_MAX - column - (mark - part.start));
  if (part.key === null)
    return replaceItem(
      text,
      part,
      old,
      inBrackets === undefined ? itemLines(value, { level, column }) : [`- ${inBrackets}`],
    );
  const inline = inBrackets ?? inlineText(value, level, WIDTH_MAX - column - (mark - part.start) - 1);
  if (inline !== undefined) return replaceInline(text, mark, old, inline);
  // The head that stands is kept, whatever its spelling: only what comes behind the colon of "x:" is needed.
  const [head = "", ...below] = entryLines("x", value, { level, column });
  return replaceBelow(text, mark, old, { head: head.slice(2), lines: below.map((line) => indented(line, column)) });
}

/** A map or list that was in brackets stays in brackets while it fits. */
function bracketsFor(part: Part, value: Json, width: number): string | undefined {
  if (!isInBrackets(part) || isScalarValue(value)) return undefined;
  const line = flowText(value, "flow");
  return line.length <= width ? line : undefined;
}

function oldValueOf(text: string, part: Part, mark: number): OldValue {
  if (part.end <= mark) return { start: mark, end: mark, isBelow: false };
  const start = valueStart(text, part, mark);
  // A block scalar's range ends behind its last line break; that break stays.
  return { start, end: contentEndAt(text, start, part.end), isBelow: text.slice(mark, start).includes("\n") };
}

/** Where the text begins that the new value replaces. An anchor before the old one stays (others may refer to it); a tag goes. */
function valueStart(text: string, part: Part, mark: number): number {
  const start = part.value?.range?.[0] ?? mark;
  const between = text.slice(mark, start);
  const tag = between.search(/(?<=\s)!/);
  return tag >= 0 && !between.includes("#") ? mark + tag : start;
}

function replaceItem(text: string, part: Part, old: OldValue, lines: readonly string[]): Splice {
  const column = part.start - lineStartAt(text, part.start);
  const body = lines.map((line, at) => (at === 0 ? line : indented(line, column)));
  return { start: part.start, end: old.end, text: body.join(lineBreakOf(text)) };
}

function replaceInline(text: string, mark: number, old: OldValue, inline: string): Splice {
  if (!old.isBelow) return { start: old.start, end: old.end, text: (old.start === mark ? " " : "") + inline };
  // What stood behind the colon (an anchor, a comment) stays on that line, behind the value if it is a comment.
  const rest = text.slice(mark, contentEndAt(text, mark, lineEndAt(text, mark))).replace(/^[ \t]+/, "");
  const tail = rest.startsWith("#") ? ` ${rest}` : "";
  return { start: mark, end: old.end, text: ` ${inline}${tail}` };
}

function replaceBelow(
  text: string,
  mark: number,
  old: OldValue,
  { head, lines }: { readonly head: string; readonly lines: readonly string[] },
): Splice {
  const lineBreak = lineBreakOf(text);
  const body = lines.join(lineBreak);
  if (old.isBelow) {
    const rest = text.slice(mark, contentEndAt(text, mark, lineEndAt(text, mark)));
    return { start: mark, end: old.end, text: head + rest + lineBreak + body };
  }
  const lineEnd = lineEndAt(text, old.end);
  const comment = text.slice(old.end, contentEndAt(text, old.end, lineEnd)).replace(/^[ \t]+/, "");
  return { start: mark, end: lineEnd, text: `${head}${comment === "" ? "" : ` ${comment}`}${lineBreak}${body}` };
}

function indented(line: string, column: number): string {
  return line === "" ? "" : " ".repeat(column) + line;
}

/** The whole document's value, where no smaller place can hold the change. */
export function replaceRoot(source: TextSource, value: Json): Splice {
  const { text } = source;
  const lineBreak = lineBreakOf(text);
  const range = source.tree?.contents?.range;
  const body = blockLines(value, { level: 0, column: 0 }).join(lineBreak);
  if (!range || range[1] <= range[0]) {
    const gap = text === "" || text.endsWith("\n") ? "" : lineBreak;
    return { start: text.length, end: text.length, text: gap + body + lineBreak };
  }
  return { start: range[0], end: contentEndAt(text, range[0], range[1]), text: body };
}
