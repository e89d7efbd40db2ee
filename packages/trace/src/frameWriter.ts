// Records in, frames out. The writer keeps only the dictionary of the run; see frame.ts for what a frame is.
import type { Json } from "./event.ts";
import { FRAME_RECORDS_MAX, FRAME_WORD_LENGTH_MAX, FRAME_WORDS_MAX, type Frame, type WordRef } from "./frame.ts";
import { type FieldKind, RECORD_LAYOUTS } from "./frameLayout.ts";
import type { TraceRecord } from "./records.ts";

/** Turns the records of one run into frames. Not shared between runs: its dictionary belongs to one. */
export interface FrameWriter {
  /**
   * The next frame. An empty list gives an empty frame (a heartbeat).
   * @throws RangeError when there are more than `FRAME_RECORDS_MAX` records: call it with fewer.
   */
  write(records: readonly TraceRecord[]): Frame;
  /** The index that the next frame will have. */
  readonly nextIndex: number;
}

/**
 * A writer for a new run.
 * @example
 * const writer = createFrameWriter();
 * const frame = writer.write(records);      // send or store JSON.stringify(frame)
 */
export function createFrameWriter(): FrameWriter {
  const dictionary = new Map<string, number>();
  let index = 0;
  let recordsBefore = 0;

  return {
    get nextIndex() {
      return index;
    },
    write(records) {
      if (records.length > FRAME_RECORDS_MAX) {
        throw new RangeError(
          `Frame ${index} was given ${records.length} records; at most ${FRAME_RECORDS_MAX} fit. Write them in several frames.`,
        );
      }
      const wordsBefore = dictionary.size;
      const words: string[] = [];
      const refOf = (word: string): WordRef => {
        const known = dictionary.get(word);
        if (known !== undefined) return known;
        if (word.length > FRAME_WORD_LENGTH_MAX || dictionary.size >= FRAME_WORDS_MAX) return word;
        dictionary.set(word, dictionary.size);
        words.push(word);
        return dictionary.size - 1;
      };

      let order = "";
      const sections = new Map<string, Section>();
      for (const record of records) {
        const layout = RECORD_LAYOUTS[record.type];
        order += layout.letter;
        let section = sections.get(layout.letter);
        if (section === undefined) {
          section = { count: 0, columns: new Map() };
          sections.set(layout.letter, section);
        }
        addFields(section, record, layout.fields, "", refOf);
        if (layout.inner !== undefined) {
          const inner = Reflect.get(record, layout.inner.name) as object;
          addFields(section, inner, layout.inner.fields, `${layout.inner.name}.`, refOf);
        }
        section.count += 1;
      }

      const columns: Record<string, Record<string, readonly Json[]>> = {};
      for (const [letter, section] of sections) {
        const written: Record<string, readonly Json[]> = {};
        for (const [name, column] of section.columns) written[name] = column.values;
        columns[letter] = written;
      }
      const frame: Frame = { laban_frame: 1, index, recordsBefore, wordsBefore, words, order, columns };
      index += 1;
      recordsBefore += records.length;
      return frame;
    },
  };
}

interface Section {
  count: number;
  readonly columns: Map<string, { readonly values: Json[]; last: number }>;
}

function addFields(
  section: Section,
  holder: object,
  fields: Readonly<Record<string, FieldKind>>,
  prefix: string,
  refOf: (word: string) => WordRef,
): void {
  for (const name in fields) {
    const kind = fields[name] as FieldKind;
    const value = Reflect.get(holder, name) as Json | undefined;
    // A column begins with the first record that has the field; the ones before get "no value".
    let column = section.columns.get(prefix + name);
    if (column === undefined) {
      if (value === undefined) continue;
      column = { values: Array.from<Json>({ length: section.count }).fill(null), last: 0 };
      section.columns.set(prefix + name, column);
    }
    if (value === undefined) {
      column.values.push(null);
    } else if (kind === "step" || kind === "step?") {
      const now = value as number;
      const step = now - column.last;
      const isExact = Number.isSafeInteger(step) && Number.isSafeInteger(now);
      column.values.push(isExact ? step : [now]);
      // A step from an inexact value would not be exact either.
      column.last = isExact ? now : 0;
    } else {
      column.values.push(written(kind, value, refOf));
    }
  }
}

function written(kind: FieldKind, value: Json, refOf: (word: string) => WordRef): Json {
  if (typeof kind === "object" || kind === "word" || kind === "word?") return refOf(value as string);
  if (kind === "wordOrNull") return value === null ? null : refOf(value as string);
  if (kind === "words") return (value as readonly string[]).map(refOf);
  return value;
}
