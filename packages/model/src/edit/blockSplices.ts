// Changes inside block collections: whole lines come and go, in the indentation of their neighbours.
import type { Json } from "../document.ts";
import { isScalarValue } from "../write/scalars.ts";
import { entryLines, flowText, itemLines } from "../write/collections.ts";
import { isBlank, lineBreakOf, lineEndAt, lineStartAt, nextLineAt } from "../text/lines.ts";
import type { TextSource } from "../text/source.ts";
import { endOfLines, isInBrackets, startOfComments, startsItsLine } from "./geometry.ts";
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
    // The comment above a document's first line is about the document: new lines go below it.
    const start = level === 1 ? lineStartAt(text, neighbour.start) : startOfComments(source, neighbour);
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
      end: gap.includes("#") ? after + (/[^ \t]/.exec(gap)?.index ?? 0) : next.start,
      text: "",
    };
  }
  // The comment above a document's first line is about the document.
  let start = isRoot && index === 0 ? lineStartAt(text, part.start) : startOfComments(source, part);
  const isBlankBelow = isBlank(text.slice(after, nextLineAt(text, after)));
  if (isBlankBelow) {
    while (start > 0 && isBlank(text.slice(lineStartAt(text, start - 1), start))) start = lineStartAt(text, start - 1);
  }
  if (after >= text.length && !text.endsWith("\n") && start > 0) start = lineEndAt(text, lineStartAt(text, start - 1));
  return { start, end: after, text: "" };
}

function hasBlankLineAbove(source: TextSource, part: Part): boolean {
  const start = startOfComments(source, part);
  return start > 0 && isBlank(source.text.slice(lineStartAt(source.text, start - 1), start));
}
