// Changes inside brackets: `{ a: 1, b: 2 }`, `[x, y]`, and JSON documents, on one line or with a line per part.
import type { Json } from "../document.ts";
import { lineBreakOf, lineEndAt, lineStartAt, nextLineAt } from "../text/lines.ts";
import type { TextSource } from "../text/source.ts";
import { flowLines, flowText } from "../write/collections.ts";
import { nameText } from "../write/scalars.ts";
import { startOfComments, startsItsLine } from "./geometry.ts";
import type { Part, Splice } from "./geometry.ts";

/** A collection in brackets with its parts; `spelling` is "json" in a JSON document. */
export interface FlowPlace {
  readonly source: TextSource;
  readonly parts: readonly Part[];
  readonly spelling: "flow" | "json";
}

/** A new part before the one that is now at `index`. The collection has at least one part. */
export function insertIntoFlow(
  { source, parts, spelling }: FlowPlace,
  index: number,
  name: string | undefined,
  value: Json,
): Splice {
  const { text } = source;
  const neighbour = parts[Math.max(0, index - 1)];
  if (neighbour === undefined) throw new Error("Invariant: insertIntoFlow needs a collection with parts");
  const head = name === undefined ? "" : `${nameText(name, spelling)}: `;
  const ownLine = startsItsLine(source, neighbour);
  const indent = text.slice(lineStartAt(text, neighbour.start), neighbour.start);
  const lineBreak = lineBreakOf(text);
  const body = ownLine ? head + flowLines(value, spelling).join(lineBreak + indent) : head + flowText(value, spelling);
  if (index === 0) {
    const start = ownLine ? startOfComments(source, neighbour) : neighbour.start;
    return { start, end: start, text: ownLine ? `${indent}${body},${lineBreak}` : `${body}, ` };
  }
  if (!ownLine) return { start: neighbour.end, end: neighbour.end, text: `, ${body}` };
  const rest = text.slice(neighbour.end, lineEndAt(text, neighbour.end));
  const tail = /^(\s*,)?(\s*(?:#.*)?)$/.exec(rest);
  if (tail === null) return { start: neighbour.end, end: neighbour.end, text: `,${lineBreak}${indent}${body}` };
  const hasComma = tail[1] !== undefined;
  const isLast = index === parts.length;
  const comma = hasComma ? (tail[1] ?? ",") : ",";
  const ending = !isLast || hasComma ? "," : "";
  return {
    start: neighbour.end,
    end: neighbour.end + rest.length,
    text: `${comma}${tail[2] ?? ""}${lineBreak}${indent}${body}${ending}`,
  };
}

/** Removes a part with its comma and, where it has lines of its own, its comments. The collection has at least two parts. */
export function removeFromFlow({ source, parts }: FlowPlace, index: number): Splice {
  const { text } = source;
  const part = parts[index];
  const next = parts[index + 1];
  const previous = parts[index - 1];
  if (part === undefined) throw new Error(`Invariant: removeFromFlow has no part ${index}`);
  if (next !== undefined) {
    if (startsItsLine(source, part) && startsItsLine(source, next)) {
      return { start: startOfComments(source, part), end: nextLineAt(text, commaAfter(text, part.end)), text: "" };
    }
    return { start: part.start, end: next.start, text: "" };
  }
  if (previous === undefined) throw new Error("Invariant: removeFromFlow needs a collection with two parts");
  if (!startsItsLine(source, part)) return { start: previous.end, end: part.end, text: "" };
  const lineEnd = lineEndAt(text, part.end);
  const rest = text.slice(part.end, lineEnd);
  const linesStart = startOfComments(source, part);
  const before = text.slice(previous.end, lineEndAt(text, linesStart - 1) < linesStart ? linesStart : linesStart);
  const kept = before.replace(/,/, "").replace(/\r?\n$/, "");
  // What closes on the same line stays there.
  const closing = /^\s*,?\s*(?:#.*)?$/.test(rest) ? "" : rest;
  return { start: previous.end, end: lineEnd, text: kept + closing };
}

/** Another value for a part in brackets. */
export function replaceInFlow({ source, spelling }: FlowPlace, part: Part, value: Json): Splice {
  const { text } = source;
  const ownLine = startsItsLine(source, part);
  const indent = text.slice(lineStartAt(text, part.start), part.start);
  const body = ownLine ? flowLines(value, spelling).join(lineBreakOf(text) + indent) : flowText(value, spelling);
  if (part.key === null) return { start: part.value?.range?.[0] ?? part.start, end: part.end, text: body };
  if (part.mark === undefined) return { start: part.end, end: part.end, text: `: ${body}` };
  if (part.end <= part.mark) return { start: part.mark, end: part.mark, text: ` ${body}` };
  return { start: part.value?.range?.[0] ?? part.mark, end: part.end, text: body };
}

function commaAfter(text: string, offset: number): number {
  const comma = /\s*,/y;
  comma.lastIndex = offset;
  return comma.test(text) ? comma.lastIndex : offset;
}
