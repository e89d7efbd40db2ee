// A problem of an expression, with the place marked below the text.

/** Where something is, in UTF-16 positions of the text, end exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Of a long line, so much stands before and behind the place. */
const around = 50;

/** "LINE:COLUMN" of a place; both from 1, columns in characters as people count them. */
export function lineAndColumn(text: string, { start }: Place): string {
  const before = text.slice(0, start);
  const line = before.split("\n").length;
  const column = widthOf(before.slice(before.lastIndexOf("\n") + 1)) + 1;
  return `${line}:${column}`;
}

/** Two lines: the text around the place, and `^` below it. */
export function markedPlace(text: string, place: Place): string {
  const lineStart = text.lastIndexOf("\n", place.start - 1) + 1;
  const found = text.indexOf("\n", place.start);
  const lineEnd = found < 0 ? text.length : found;
  const end = Math.min(Math.max(place.end, place.start + 1), lineEnd);
  const from = Math.max(lineStart, place.start - around);
  const to = Math.min(lineEnd, Math.max(place.start, Math.min(end, place.start + around)) + around);
  const head = `${from > lineStart ? "…" : ""}${plain(text.slice(from, place.start))}`;
  const marked = plain(text.slice(place.start, Math.min(end, to)));
  const tail = `${plain(text.slice(Math.min(end, to), to))}${to < lineEnd ? "…" : ""}`;
  return `  ${head}${marked}${tail}\n  ${" ".repeat(widthOf(head))}${"^".repeat(Math.max(1, widthOf(marked)))}`;
}

/** A text on one line, without characters that would steer the terminal; as long as before. */
export function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, " ");
}

function widthOf(text: string): number {
  return [...text].length;
}
