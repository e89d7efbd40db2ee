// Changes inside block collections: whole lines come and go, in the indentation of their neighbours.
import { isCollection } from "yaml";
import type { Json } from "../document.ts";
import { isScalarValue } from "../write/scalars.ts";
import { blockLines, entryLines, flowText, inlineText, itemLines } from "../write/collections.ts";
import { lineBreakOf, lineEndAt, lineStartAt } from "../text/lines.ts";
import type { TextSource } from "../text/source.ts";
import { endOfLines, startOfComments, startsItsLine } from "./geometry.ts";
import type { Part, Splice } from "./geometry.ts";

/** A block collection and what is to be done in it; `level` is the depth of its parts in the document (1 for `events:`). */
export interface BlockPlace {
  readonly source: TextSource;
  readonly parts: readonly Part[];
  readonly level: number;
}

/** New lines before the part that is now at `index`. The collection has at least one part. */
export function insertIntoBlock(
  { source, parts, level }: BlockPlace,
  index: number,
  name: string | undefined,
  value: Json,
): Splice {
  const { text } = source;
  const lineBreak = lineBreakOf(text);
  const neighbour = parts[Math.max(0, index - 1)];
  if (neighbour === undefined) throw new Error("Invariant: insertIntoBlock needs a collection with parts");
  const column = neighbour.start - lineStartAt(text, neighbour.start);
  const indent = startsItsLine(source, neighbour)
    ? text.slice(neighbour.start - column, neighbour.start)
    : " ".repeat(column);
  const lines = linesOf(name, value, { level, column, isNeighbourFlow: isInBrackets(neighbour) });
  if (index === 0) {
    if (!startsItsLine(source, neighbour)) {
      return {
        start: neighbour.start,
        end: neighbour.start,
        text: lines.join(lineBreak + indent) + lineBreak + indent,
      };
    }
    const start = startOfComments(source, neighbour);
    const body = lines.map((line) => (line === "" ? "" : indent + line)).join(lineBreak);
    return { start, end: start, text: body + lineBreak };
  }
  const at = endOfLines(source, neighbour);
  const gap = index > 1 && hasBlankLineAbove(source, neighbour) ? lineBreak : "";
  const body = lines.map((line) => (line === "" ? "" : indent + line)).join(lineBreak);
  const isOpenEnd = at === text.length && !text.endsWith("\n");
  return { start: at, end: at, text: isOpenEnd ? lineBreak + gap + body : gap + body + lineBreak };
}

function linesOf(
  name: string | undefined,
  value: Json,
  place: { readonly level: number; readonly column: number; readonly isNeighbourFlow: boolean },
): readonly string[] {
  if (place.isNeighbourFlow && !isScalarValue(value)) {
    const line = flowText(value, "flow");
    const head = name === undefined ? "-" : entryLines(name, 0, place)[0]?.replace(/ 0$/, "");
    if (line.length < 110 && head !== undefined) return [`${head} ${line}`];
  }
  return name === undefined ? itemLines(value, place) : entryLines(name, value, place);
}

function isInBrackets(part: Part): boolean {
  return isCollection(part.value) && part.value.flow === true && part.value.items.length > 0;
}

/** Removes a part with its own comments. The collection has at least two parts. */
export function removeFromBlock({ source, parts }: BlockPlace, index: number, isRoot: boolean): Splice {
  const { text } = source;
  const part = parts[index];
  if (part === undefined) throw new Error(`Invariant: removeFromBlock has no part ${index}`);
  const next = parts[index + 1];
  const after = endOfLines(source, part);
  if (!startsItsLine(source, part) && next !== undefined) {
    // It stands behind the dash of its list: the next one moves up there, unless a comment is in between.
    const gap = text.slice(after, next.start);
    return {
      start: part.start,
      end: gap.includes("#") ? after + (gap.length - gap.trimStart().length) : next.start,
      text: "",
    };
  }
  // The comment above a document's first line is about the document.
  let start = isRoot && index === 0 ? lineStartAt(text, part.start) : startOfComments(source, part);
  const isBlankBelow = after >= text.length || /^[ \t]*\r?\n/.test(text.slice(after, after + 200));
  if (isBlankBelow) {
    while (start > 0 && text.slice(lineStartAt(text, start - 1), start).trim() === "")
      start = lineStartAt(text, start - 1);
  }
  if (after >= text.length && !text.endsWith("\n") && start > 0) start = lineEndAt(text, lineStartAt(text, start - 1));
  return { start, end: after, text: "" };
}

function hasBlankLineAbove(source: TextSource, part: Part): boolean {
  const start = startOfComments(source, part);
  return start > 0 && source.text.slice(lineStartAt(source.text, start - 1), start).trim() === "";
}

/** Another value for a part of a block, spelled in the style of the one that it replaces; undefined where the part has no mark to stand behind. */
export function replaceInBlock({ source, level }: BlockPlace, part: Part, value: Json): Splice | undefined {
  const { text } = source;
  if (part.mark === undefined) return undefined;
  const lineBreak = lineBreakOf(text);
  const column = part.start - lineStartAt(text, part.start);
  const isEntry = part.key !== null;
  const old = part.end > part.mark ? part.value : null;
  const oldStart = old === null ? part.mark : valueStart(text, part, part.mark);
  const isBelow = text.slice(part.mark, oldStart).includes("\n");
  // A block scalar's range ends behind its last line break; that break stays.
  const oldEnd = old === null ? part.mark : contentEnd(text, oldStart, part.end);
  const wasFlow = isInBrackets(part);
  const width = (wasFlow ? 150 : 110) - column - (part.mark - part.start) - 1;
  const line =
    wasFlow && !isScalarValue(value) && flowText(value, "flow").length <= width ? flowText(value, "flow") : undefined;
  if (isEntry) {
    const inline = line ?? inlineText(value, level, width);
    if (inline !== undefined) {
      const head = isBelow ? text.slice(part.mark, lineEndAt(text, part.mark)).trimEnd() : "";
      if (isBelow)
        return { start: part.mark, end: oldEnd, text: ` ${inline}${head === "" ? "" : ` ${head.trimStart()}`}` };
      return { start: oldStart, end: oldEnd, text: (oldStart === part.mark ? " " : "") + inline };
    }
    return belowSplice();
  }
  const lines = line === undefined ? itemLines(value, { level, column }) : [`- ${line}`];
  const body = lines.map((item, at) => (at === 0 || item === "" ? item : " ".repeat(column) + item)).join(lineBreak);
  return { start: part.start, end: oldEnd, text: body };

  function belowSplice(): Splice {
    const mark = part.mark ?? part.start;
    const lines = entryLines("x", value, { level, column });
    const [head = "", ...below] = lines;
    const body = below.map((item) => (item === "" ? "" : " ".repeat(column) + item)).join(lineBreak);
    if (isBelow) {
      const firstLineEnd = lineEndAt(text, mark);
      return { start: mark, end: oldEnd, text: head.slice(2) + text.slice(mark, firstLineEnd) + lineBreak + body };
    }
    const rest = text.slice(oldEnd, lineEndAt(text, oldEnd)).trim();
    const end = old === null || text[oldEnd] !== "\n" ? lineEndAt(text, oldEnd) : oldEnd;
    return { start: mark, end, text: `${head.slice(2)}${rest === "" ? "" : ` ${rest}`}${lineBreak}${body}` };
  }
}

/** Where the value begins that a new one replaces. An anchor before it stays (others may refer to it); a tag goes. */
function valueStart(text: string, part: Part, mark: number): number {
  const start = part.value?.range?.[0] ?? mark;
  const between = text.slice(mark, start);
  const tag = between.search(/(?<=\s)!/);
  return tag >= 0 && !between.includes("#") ? mark + tag : start;
}

function contentEnd(text: string, start: number, end: number): number {
  return start + text.slice(start, end).trimEnd().length;
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
  return { start: range[0], end: contentEnd(text, range[0], range[1]), text: body };
}
