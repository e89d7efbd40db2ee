// Frames in, records out. What comes from another process is not trusted: every column is checked before a record is made,
// and a frame that fails leaves the reader as it was.
import type { Json } from "./event.ts";
import {
  FRAME_RECORDS_MAX,
  FRAME_WORD_LENGTH_MAX,
  FRAME_WORDS_MAX,
  type Frame,
  type FrameFailure,
  type FrameReading,
} from "./frame.ts";
import { type FieldKind, RECORD_LAYOUTS, TYPE_OF_LETTER } from "./frameLayout.ts";
import type { TraceRecord } from "./records.ts";

/** Turns the frames of one run, in order and from 0, back into its records. */
export interface FrameReader {
  /** The records of the next frame, or why it could not be read (the reader is then unchanged). Never throws on any input. */
  read(frame: unknown): FrameReading<TraceRecord>;
  /** The records of a frame that was read before, made anew: a frame takes a fraction of the memory that its records take. Never throws on any input. */
  again(frame: unknown): FrameReading<TraceRecord>;
  /** The index of the frame that is due next: what to ask for after an interruption. */
  readonly nextIndex: number;
}

/**
 * A reader for one run.
 * @example
 * const reader = createFrameReader();
 * const reading = reader.read(JSON.parse(text));
 * if (reading.ok) show(reading.records); else askAgainFrom(reading.failure.expectedIndex);
 */
export function createFrameReader(): FrameReader {
  const dictionary: string[] = [];
  let nextIndex = 0;
  let recordsBefore = 0;

  const failed = (code: FrameFailure["code"], message: string): FrameReading<TraceRecord> => ({
    ok: false,
    failure: { code, message, expectedIndex: nextIndex },
  });

  return {
    get nextIndex() {
      return nextIndex;
    },
    read(input) {
      const shape = shapeOf(input);
      if (typeof shape === "string") return failed("frame_malformed", `Frame ${nextIndex} cannot be read: ${shape}.`);
      if (shape.index !== nextIndex) {
        return failed(
          "frame_gap",
          `Frame ${shape.index} came where ${nextIndex} was due; ask for the run from frame ${nextIndex}.`,
        );
      }
      if (shape.wordsBefore !== dictionary.length || shape.recordsBefore !== recordsBefore) {
        return failed(
          "frame_malformed",
          `Frame ${shape.index} belongs to another run: it counts on other words or records before it.`,
        );
      }
      // Words are added before they are used, and taken back if the frame is no good: a copy of them all for each frame would cost the most of all.
      const known = dictionary.length;
      for (const word of shape.words) dictionary.push(word);
      const records = recordsOf(shape, dictionary);
      if (typeof records === "string") {
        dictionary.length = known;
        return failed("frame_malformed", `Frame ${shape.index} cannot be read: ${records}.`);
      }
      nextIndex += 1;
      recordsBefore += records.length;
      return { ok: true, records };
    },
    again(input) {
      const shape = shapeOf(input);
      if (typeof shape === "string") return failed("frame_malformed", `A frame cannot be read again: ${shape}.`);
      // The dictionary only grows: what a frame points to is still there.
      const records = recordsOf(shape, dictionary);
      return typeof records === "string"
        ? failed("frame_malformed", `Frame ${shape.index} cannot be read again: ${records}.`)
        : { ok: true, records };
    },
  };
}

/** The frame with its outer parts checked, or what is wrong with it. */
function shapeOf(input: unknown): Frame | string {
  if (!isObject(input)) return "it is not an object";
  const frame = input as Partial<Frame>;
  if (frame.laban_frame !== 1) return "it is not a frame of version 1";
  for (const name of ["index", "recordsBefore", "wordsBefore"] as const) {
    const count = frame[name];
    if (!Number.isSafeInteger(count) || (count as number) < 0) return `${name} is not a count`;
  }
  if (!Array.isArray(frame.words)) return "words is not a list";
  if ((frame.wordsBefore as number) + frame.words.length > FRAME_WORDS_MAX)
    return `it has more than ${FRAME_WORDS_MAX} words`;
  if (!frame.words.every((word) => typeof word === "string" && word.length <= FRAME_WORD_LENGTH_MAX))
    return "a word is not a short string";
  if (typeof frame.order !== "string") return "order is not a string";
  if (frame.order.length > FRAME_RECORDS_MAX) return `it has more than ${FRAME_RECORDS_MAX} records`;
  if (!isObject(frame.columns)) return "columns is not an object";
  return frame as Frame;
}

/** A column on its way into records: the field it becomes, and its value per row. */
interface FieldColumn {
  readonly name: string;
  readonly values: readonly Json[];
  /** null is a value of the field, not its absence. */
  readonly mayBeNull: boolean;
}

/** The columns of one record type, those of the nested record apart. */
interface RecordColumns {
  readonly type: TraceRecord["type"];
  readonly own: readonly FieldColumn[];
  readonly inner: { readonly name: string; readonly columns: readonly FieldColumn[] } | undefined;
}

interface Cursor {
  row: number;
  readonly columns: RecordColumns;
}

/** All records, or what is wrong. */
function recordsOf(frame: Frame, words: readonly string[]): readonly TraceRecord[] | string {
  const counts = new Map<string, number>();
  for (const letter of frame.order) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  const cursors = new Map<string, Cursor>();
  for (const [letter, count] of counts) {
    const type = TYPE_OF_LETTER.get(letter);
    if (type === undefined) return `order has the unknown letter ${JSON.stringify(letter)}`;
    const columns = columnsOf(
      Object.hasOwn(frame.columns, letter) ? frame.columns[letter] : undefined,
      type,
      count,
      words,
    );
    if (typeof columns === "string") return `${type} ${columns}`;
    cursors.set(letter, { row: 0, columns });
  }
  const records: TraceRecord[] = [];
  for (const letter of frame.order) {
    const cursor = cursors.get(letter) as Cursor;
    records.push(recordAt(cursor.columns, cursor.row));
    cursor.row += 1;
  }
  return records;
}

function recordAt({ type, own, inner }: RecordColumns, row: number): TraceRecord {
  const record: Record<string, unknown> = { type };
  fill(record, own, row);
  if (inner !== undefined) {
    const nested: Record<string, unknown> = {};
    fill(nested, inner.columns, row);
    record[inner.name] = nested;
  }
  // Every field was checked by columnsOf against the layout, which the compiler checked against the record type.
  return record as unknown as TraceRecord;
}

/** Hot: once per record. Names of fields come from the layout, never from the frame. */
function fill(holder: Record<string, unknown>, columns: readonly FieldColumn[], row: number): void {
  for (const { name, values, mayBeNull } of columns) {
    const value = values[row];
    if (value === undefined || (value === null && !mayBeNull)) continue;
    holder[name] = value;
  }
}

/** The columns of one record type with steps summed and words looked up, or what is wrong with them. */
function columnsOf(
  section: unknown,
  type: TraceRecord["type"],
  count: number,
  words: readonly string[],
): RecordColumns | string {
  if (!isObject(section)) return "has no columns";
  const { fields, inner } = RECORD_LAYOUTS[type];
  const rows = { section: section as Readonly<Record<string, unknown>>, count, words };
  const own = fieldsOf(rows, fields, "");
  if (typeof own === "string") return own;
  if (inner === undefined) return { type, own, inner: undefined };
  const nested = fieldsOf(rows, inner.fields, `${inner.name}.`);
  return typeof nested === "string" ? nested : { type, own, inner: { name: inner.name, columns: nested } };
}

function fieldsOf(
  {
    section,
    count,
    words,
  }: { readonly section: Readonly<Record<string, unknown>>; readonly count: number; readonly words: readonly string[] },
  fields: Readonly<Record<string, FieldKind>>,
  prefix: string,
): readonly FieldColumn[] | string {
  const found: FieldColumn[] = [];
  for (const [name, kind] of Object.entries(fields)) {
    const full = prefix + name;
    const column = Object.hasOwn(section, full) ? section[full] : undefined;
    const mayBeNull = kind === "wordOrNull";
    if (column === undefined) {
      if (!mayBeAbsent(kind)) return `has no column ${full}`;
      if (mayBeNull) found.push({ name, values: Array.from<Json>({ length: count }).fill(null), mayBeNull });
      continue;
    }
    if (!Array.isArray(column) || column.length !== count) return `column ${full} does not have ${count} values`;
    const values = valuesOf(column, kind, words);
    if (values === undefined) return `column ${full} has a value that is not of its kind`;
    found.push({ name, values, mayBeNull });
  }
  return found;
}

function mayBeAbsent(kind: FieldKind): boolean {
  return typeof kind === "object" ? "oneOfOrAbsent" in kind : kind.endsWith("?") || kind === "wordOrNull";
}

function valuesOf(column: readonly unknown[], kind: FieldKind, words: readonly string[]): Json[] | undefined {
  const values: Json[] = [];
  const isOptional = mayBeAbsent(kind);
  let last = 0;
  for (const given of column) {
    if (given === null) {
      if (!isOptional) return undefined;
      values.push(null);
      continue;
    }
    let value: Json | undefined;
    if (kind === "step" || kind === "step?") {
      value = steppedFrom(last, given);
      last = typeof given === "number" && value !== undefined ? (value as number) : 0;
    } else {
      value = valueOf(given, kind, words);
    }
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function steppedFrom(last: number, given: unknown): Json | undefined {
  if (typeof given === "number") return Number.isSafeInteger(last + given) ? last + given : undefined;
  return Array.isArray(given) && given.length === 1 && typeof given[0] === "number" ? given[0] : undefined;
}

function valueOf(given: unknown, kind: FieldKind, words: readonly string[]): Json | undefined {
  if (typeof kind === "object") {
    const word = wordOf(given, words);
    const allowed = "oneOf" in kind ? kind.oneOf : kind.oneOfOrAbsent;
    return word !== undefined && allowed.includes(word) ? word : undefined;
  }
  switch (kind) {
    case "word":
    case "word?":
    case "wordOrNull":
      return wordOf(given, words);
    case "text":
    case "text?":
      return typeof given === "string" ? given : undefined;
    case "number":
    case "number?":
      return typeof given === "number" ? given : undefined;
    case "true?":
      return given === true ? true : undefined;
    case "words":
      return listOf(given, (item) => wordOf(item, words));
    case "texts":
      return listOf(given, (item) => (typeof item === "string" ? item : undefined));
    case "list":
      return Array.isArray(given) ? (given as Json) : undefined;
    case "object":
      return isObject(given) ? (given as Json) : undefined;
    case "step":
    case "step?":
      return undefined;
  }
}

function wordOf(given: unknown, words: readonly string[]): string | undefined {
  if (typeof given === "string") return given;
  return typeof given === "number" ? words[given] : undefined;
}

function listOf(given: unknown, itemOf: (item: unknown) => string | undefined): Json | undefined {
  if (!Array.isArray(given)) return undefined;
  const items: string[] = [];
  for (const raw of given) {
    const item = itemOf(raw);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
