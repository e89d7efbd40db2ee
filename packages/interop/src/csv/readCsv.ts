// Reads a table (CSV, TSV, …) as a log: one row is one event.
import type { Json } from "@laban/model";
import type { TextChunk } from "../bytes/textChunks.ts";
import type { EventCollection } from "../collectEvents.ts";
import { chooseColumns } from "../columns/chooseColumns.ts";
import type { ChosenColumns } from "../columns/chooseColumns.ts";
import { ColumnType } from "../columns/columnTypes.ts";
import { setField } from "../columns/setField.ts";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";
import type { ColumnMapping, ImportProgress } from "../report.ts";
import { dateOrderOf, isSlashedDate, parseInstant, parseUnixTime } from "../time/parseInstant.ts";
import type { DateOrder, ParsedInstant } from "../time/parseInstant.ts";
import { RowScanner } from "./scanRows.ts";
import type { Row } from "./scanRows.ts";
import { columnNames, isHeader, sniffDelimiter } from "./sniff.ts";

/** What a reader says besides the events themselves. */
export interface ReaderFindings {
  readonly columns: ChosenColumns;
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** How many rows are looked at before the columns are chosen. */
const SAMPLE_ROWS = 500;

// Values that come again are kept once: a log repeats its words, and a cut-out text would hold on to the piece it was cut from.
const INTERNED_LENGTH_MAX = 64;
const INTERNED_COUNT_MAX = 100_000;

/** Reads all rows, then makes events of them: the type of a column is known only when all of it was seen. Yields progress per piece. */
export function* readCsv(
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  options: { readonly mapping: ColumnMapping; readonly total: number },
): Generator<ImportProgress, ReaderFindings> {
  const table = new Table();
  for (const { text, bytesRead } of chunks) {
    table.push(text);
    yield { done: bytesRead, total: options.total, events: table.rows.length };
  }
  table.finish();
  if (table.rows.length === 0) {
    fail("no-events", table.names.length === 0 ? "The file is empty." : "The table has a header and no rows below it.");
  }
  const columns = chooseColumns(table.sample(), options.mapping);
  const builder = new RowEvents(table, columns);
  for (const [index, row] of table.rows.entries()) {
    builder.add(row, into);
    if (index % 50_000 === 49_999) yield { done: options.total, total: options.total, events: index + 1 };
  }
  return { columns, notes: [...table.notes(), ...builder.notes()], warnings: [] };
}

class Table {
  readonly rows: Row[] = [];
  names: readonly string[] = [];
  types: readonly ColumnType[] = [];
  #scanner: RowScanner | undefined;
  #delimiter = ",";
  #hasHeader = true;
  readonly #interned = new Map<string, string>();

  push(text: string): void {
    if (this.#scanner === undefined) {
      this.#delimiter = sniffDelimiter(text.slice(0, 64 * 1024));
      this.#scanner = new RowScanner(this.#delimiter);
    }
    for (const row of this.#scanner.push(text)) this.#take(row);
  }

  finish(): void {
    for (const row of this.#scanner?.finish() ?? []) this.#take(row);
  }

  sample(): readonly { readonly name: string; readonly values: readonly string[] }[] {
    const rows = this.rows.slice(0, SAMPLE_ROWS);
    return this.names.map((name, at) => ({
      name,
      values: rows.map(({ cells }) => (cells[at] ?? "").trim()).filter((value) => value !== ""),
    }));
  }

  notes(): readonly string[] {
    const signs: Readonly<Record<string, string>> = { ";": "semicolons", "\t": "tabs", "|": "bars" };
    const sign = signs[this.#delimiter];
    return [
      ...(sign === undefined ? [] : [`The columns are divided by ${sign}.`]),
      ...(this.#hasHeader
        ? []
        : ["The first row holds values, so the columns have no names; they are called column_1, column_2, …"]),
    ];
  }

  #take(row: Row): void {
    if (this.names.length === 0) {
      this.#hasHeader = isHeader(row);
      this.names = columnNames(this.#hasHeader ? row.cells : row.cells.map(() => ""));
      this.types = this.names.map(() => new ColumnType());
      if (this.#hasHeader) return;
    }
    if (this.rows.length >= importLimits.eventsMax) {
      fail("too-many-events", `The log has more than ${importLimits.eventsMax} rows, the limit. Import a part of it.`);
    }
    const cells = row.cells.map((cell) => this.#kept(cell));
    for (const [at, type] of this.types.entries()) type.see((cells[at] ?? "").trim());
    this.rows.push({ line: row.line, cells });
  }

  #kept(cell: string): string {
    if (cell.length > INTERNED_LENGTH_MAX) return cell;
    const known = this.#interned.get(cell);
    if (known !== undefined) return known;
    if (this.#interned.size < INTERNED_COUNT_MAX) this.#interned.set(cell, cell);
    return cell;
  }
}

class RowEvents {
  readonly #table: Table;
  readonly #at: { readonly time: number; readonly activity: number; readonly case: number };
  readonly #others: readonly (readonly [at: number, name: string])[];
  readonly #order: DateOrder;
  #slashed: "none" | "seen" | "assumed" = "none";

  constructor(table: Table, columns: ChosenColumns) {
    this.#table = table;
    const position = (column: string | undefined): number => (column === undefined ? -1 : table.names.indexOf(column));
    this.#at = {
      time: position(columns.time.column),
      activity: position(columns.activity.column),
      case: position(columns.case?.column),
    };
    const chosen = new Set([this.#at.time, this.#at.activity, this.#at.case]);
    this.#others = table.names.flatMap((name, at) => (chosen.has(at) ? [] : [[at, name] as const]));
    const times = table.rows.map(({ cells }) => cells[this.#at.time] ?? "");
    const order = dateOrderOf(times);
    if (times.some(isSlashedDate)) this.#slashed = order === undefined ? "assumed" : "seen";
    this.#order = order ?? "day-first";
  }

  add({ line, cells }: Row, into: EventCollection): void {
    const extra = cells.slice(this.#table.names.length).filter((cell) => cell.trim() !== "");
    if (extra.length > 0) {
      return into.skip(line, `it has ${cells.length} cells, but there are ${this.#table.names.length} columns`);
    }
    const type = (cells[this.#at.activity] ?? "").trim();
    const instant = this.#instantOf((cells[this.#at.time] ?? "").trim());
    if (type === "") return into.skip(line, `"${this.#table.names[this.#at.activity]}" is empty`);
    if (typeof instant === "string") return into.skip(line, instant);
    const correlation = (cells[this.#at.case] ?? "").trim();
    into.add({ line, type, instant, data: this.#dataOf(cells), ...(correlation === "" ? {} : { correlation }) });
  }

  notes(): readonly string[] {
    if (this.#slashed === "none") return [];
    const words = this.#order === "day-first" ? "day, month, year" : "month, day, year";
    return this.#slashed === "seen"
      ? [`Dates are read as ${words}, as one of them shows.`]
      : [`Dates are read as ${words}; no date shows whether that is right.`];
  }

  #instantOf(text: string): ParsedInstant | string {
    const instant = parseInstant(text, this.#order) ?? parseUnixTime(text);
    if (instant !== undefined) return instant;
    const column = this.#table.names[this.#at.time];
    return text === "" ? `"${column}" is empty` : `"${column}" is no time: ${JSON.stringify(text.slice(0, 40))}`;
  }

  #dataOf(cells: readonly string[]): Record<string, Json> {
    const data: Record<string, Json> = {};
    for (const [at, name] of this.#others) {
      const text = (cells[at] ?? "").trim();
      if (text !== "") setField(data, name, this.#table.types[at]?.valueOf(text) ?? text);
    }
    return data;
  }
}
