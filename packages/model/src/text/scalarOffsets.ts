// Maps an offset in a scalar's value to the offset in the text, across quotes, escapes and line folding.
import type { Scalar } from "yaml";

/** The text offset of the value's offset, or undefined where the spelling is too involved to say (folded blocks, folded plain text). */
export function offsetInSource(text: string, scalar: Scalar, offset: number): number | undefined {
  const range = scalar.range;
  if (!range || typeof scalar.value !== "string") return undefined;
  const [start, end] = range;
  const written = text.slice(start, end);
  switch (scalar.type) {
    case "PLAIN":
      return written.includes("\n") ? undefined : start + Math.min(offset, end - start);
    case "QUOTE_SINGLE":
      return written.includes("\n")
        ? undefined
        : walk(start + 1, end - 1, offset, (at) => (text.startsWith("''", at) ? [2, 1] : [1, 1]));
    case "QUOTE_DOUBLE":
      return written.includes("\n") ? undefined : walk(start + 1, end - 1, offset, (at) => escapeAt(text, at));
    case "BLOCK_LITERAL":
      return inLiteral(written, scalar.value, offset, start);
    default:
      return undefined;
  }
}

/** Steps through the spelling, each step telling [characters written, characters meant]. */
function walk(start: number, end: number, offset: number, step: (at: number) => readonly [number, number]): number {
  let at = start;
  let meant = 0;
  while (at < end && meant < offset) {
    const [written, value] = step(at);
    at += written;
    meant += value;
  }
  return at;
}

function escapeAt(text: string, at: number): readonly [number, number] {
  if (text[at] !== "\\") return [1, 1];
  const kind = text[at + 1];
  if (kind === "x") return [4, 1];
  if (kind === "u") return [6, 1];
  if (kind === "U") return [10, Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1];
  return [2, 1];
}

function inLiteral(written: string, value: string, offset: number, start: number): number | undefined {
  const lines = value.slice(0, offset).split("\n");
  const row = lines.length - 1;
  const column = lines[row]?.length ?? 0;
  const wanted = value.split("\n")[row] ?? "";
  // Line 0 of the spelling is the header ("|-"), so the value's first line is line 1.
  let lineStart = 0;
  for (let line = 0; line <= row; line += 1) {
    lineStart = written.indexOf("\n", lineStart) + 1;
    if (lineStart === 0) return undefined;
  }
  const lineEnd = written.indexOf("\n", lineStart);
  const line = written.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, "");
  const indent = line.length - wanted.length;
  return indent < 0 || !line.endsWith(wanted) ? undefined : start + lineStart + indent + column;
}
