// Finds out how a delimited text is written: its delimiter, and whether its first row names the columns.
import { parseInstant, parseUnixTime } from "../time/parseInstant.ts";
import { RowScanner } from "./scanRows.ts";
import type { Row } from "./scanRows.ts";

const DELIMITERS = [",", ";", "\t", "|"] as const;

/**
 * The delimiter that cuts the first lines into the most columns of equal number; a comma where none does better.
 * `head` is the beginning of the text; a last line that may be cut off is not looked at.
 */
export function sniffDelimiter(head: string): string {
  let best: { readonly delimiter: string; readonly score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = new RowScanner(delimiter).push(head.endsWith("\n") ? head : `${head}\n`).slice(0, 20);
    const [first] = rows;
    const width = first?.cells.length ?? 1;
    if (width < 2) continue;
    const equal = rows.filter(({ cells }) => cells.length === width).length / rows.length;
    const score = equal * equal * width;
    if (score > best.score + 1e-9) best = { delimiter, score };
  }
  return best.delimiter;
}

/** Whether the first row names columns: no cell of it is a time or a number, and some text is there. */
export function isHeader(first: Row): boolean {
  const filled = first.cells.filter((cell) => cell.trim() !== "");
  const isData = filled.some(
    (cell) =>
      /^-?\d+([.,]\d+)?$/.test(cell.trim()) || parseInstant(cell) !== undefined || parseUnixTime(cell) !== undefined,
  );
  return filled.length > 0 && !isData;
}

/** Names for all columns, each once: empty ones are called by their position, repeated ones get a number. */
export function columnNames(cells: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const base = cell.trim() === "" ? `column_${index + 1}` : cell.trim();
    let name = base;
    for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`;
    taken.add(name);
    return name;
  });
}
