// The smallest splice between two texts, and its inverse: what a step of the history remembers of the text.

/** At `start`, `removed` was replaced by `inserted`. Offsets in UTF-16 units. */
export interface TextSplice {
  readonly start: number;
  readonly removed: string;
  readonly inserted: string;
}

/** The splice from one text to the other: common beginning and end left out. O(length). */
export function spliceBetween(before: string, after: string): TextSplice {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  return {
    start,
    removed: before.slice(start, before.length - tail),
    inserted: after.slice(start, after.length - tail),
  };
}

/** The text with the splice made. The text must have `removed` at `start`: anything else is an Invariant. */
export function spliced(text: string, splice: TextSplice): string {
  const end = splice.start + splice.removed.length;
  if (text.slice(splice.start, end) !== splice.removed)
    throw new Error(`Invariant: the history does not fit the text at offset ${splice.start}`);
  return text.slice(0, splice.start) + splice.inserted + text.slice(end);
}

/** The splice that takes it back. */
export function inverse(splice: TextSplice): TextSplice {
  return { start: splice.start, removed: splice.inserted, inserted: splice.removed };
}
