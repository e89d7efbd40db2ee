// Reads JSON and NDJSON as a log: CloudEvents as they are, the events of a trace, other objects like the rows of a table.
import type { Json, JsonObject } from "@laban/model";
import type { TextChunk } from "../bytes/textChunks.ts";
import type { EventCollection } from "../collectEvents.ts";
import { chooseColumns } from "../columns/chooseColumns.ts";
import type { ChosenColumns } from "../columns/chooseColumns.ts";
import { setField } from "../columns/setField.ts";
import type { ReaderFindings } from "../csv/readCsv.ts";
import { counted } from "../collectEvents.ts";
import { fail } from "../failure.ts";
import { importLimits } from "../limits.ts";
import type { ColumnMapping, ImportProgress } from "../report.ts";
import { parseInstant, parseUnixTime } from "../time/parseInstant.ts";
import type { ParsedInstant } from "../time/parseInstant.ts";
import { CloudEventReader } from "./readCloudEvent.ts";
import { itemsOfDocument, itemsOfLines } from "./jsonItems.ts";
import type { JsonItem } from "./jsonItems.ts";
import { eventOfRecord, isEventRecord } from "./readTrace.ts";

const SAMPLE_ITEMS = 500;

/** Reads the whole file; `format` is what the detection said. */
export function* readJson(
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  options: { readonly format: "json" | "ndjson"; readonly mapping: ColumnMapping; readonly total: number },
): Generator<ImportProgress, ReaderFindings> {
  const read = options.format === "ndjson" ? itemsOfLines : itemsOfDocument;
  const items = yield* read(chunks, into, options.total);
  if (items.length === 0) fail("no-events", "The file holds no JSON objects, so there are no events.");
  if (items.slice(0, SAMPLE_ITEMS).some(({ value }) => isEventRecord(value))) return readTrace(items, into);
  const isCloudEvents = items.slice(0, SAMPLE_ITEMS).some(({ value }) => Object.hasOwn(value, "specversion"));
  return isCloudEvents ? readCloudEvents(items, into, options.mapping) : readRecords(items, into, options.mapping);
}

function readCloudEvents(items: readonly JsonItem[], into: EventCollection, mapping: ColumnMapping): ReaderFindings {
  const reader = new CloudEventReader(mapping.case);
  for (const { line, value } of items) {
    const found = reader.read(value);
    if (typeof found === "string") into.skip(line, found);
    else into.add({ line, ...found });
  }
  const because = "the name that CloudEvents give it";
  return {
    columns: {
      time: { column: "time", because },
      activity: { column: "type", because },
      case:
        mapping.case === undefined
          ? { column: "correlationid", because }
          : { column: mapping.case, because: "named by you" },
    },
    notes: reader.notes(),
    warnings: [],
  };
}

function readTrace(items: readonly JsonItem[], into: EventCollection): ReaderFindings {
  let others = 0;
  for (const { line, value } of items) {
    const found = isEventRecord(value) ? eventOfRecord(value) : undefined;
    if (found === undefined) others += 1;
    else if (typeof found === "string") into.skip(line, found);
    else into.add({ line, ...found });
  }
  const because = "where a trace has it";
  return {
    columns: {
      time: { column: "event.time", because },
      activity: { column: "event.type", because },
      case: { column: "event.correlation_id", because },
    },
    notes: [
      `It is the trace of a run: its events are taken, ${counted(others, "other record is", "other records are")} left out.`,
    ],
    warnings: [],
  };
}

function readRecords(items: readonly JsonItem[], into: EventCollection, mapping: ColumnMapping): ReaderFindings {
  const columns = chooseColumns(sampleOf(items), mapping);
  for (const { line, value } of items) addRecord(into, line, value, columns);
  return { columns, notes: [], warnings: [] };
}

function sampleOf(
  items: readonly JsonItem[],
): readonly { readonly name: string; readonly values: readonly string[] }[] {
  const columns = new Map<string, string[]>();
  for (const { value } of items.slice(0, SAMPLE_ITEMS)) {
    for (const [name, field] of Object.entries(value)) {
      const text = textOf(field);
      const values = columns.get(name) ?? [];
      columns.set(name, values);
      if (text !== undefined && text !== "") values.push(text);
    }
    if (columns.size > importLimits.columnsMax)
      fail("too-many-columns", `The objects have more than ${importLimits.columnsMax} different fields, the limit.`);
  }
  return Array.from(columns, ([name, values]) => ({ name, values }));
}

function addRecord(into: EventCollection, line: number, record: JsonObject, columns: ChosenColumns): void {
  const text = (column: string | undefined): string =>
    column === undefined || !Object.hasOwn(record, column) ? "" : (textOf(record[column]) ?? "").trim();
  const type = text(columns.activity.column);
  const instant = instantOf(text(columns.time.column));
  if (type === "") return into.skip(line, `"${columns.activity.column}" is empty`);
  if (instant === undefined)
    return into.skip(
      line,
      `"${columns.time.column}" is no time: ${JSON.stringify(text(columns.time.column).slice(0, 40))}`,
    );
  const correlation = text(columns.case?.column);
  const chosen = new Set([columns.time.column, columns.activity.column, columns.case?.column]);
  const data: Record<string, Json> = {};
  for (const [name, value] of Object.entries(record)) if (!chosen.has(name)) setField(data, name, value);
  into.add({ line, type, instant, data, ...(correlation === "" ? {} : { correlation }) });
}

function instantOf(text: string): ParsedInstant | undefined {
  return parseInstant(text) ?? parseUnixTime(text);
}

function textOf(value: Json | undefined): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}
