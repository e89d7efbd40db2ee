// A JSON or YAML file as a value that knows where in the text each of its parts stands.
import { entryOf, isJsonList, isJsonObject } from "@laban/model";
import type { Json } from "@laban/model";

/** A place in a text, 1-based. */
export interface SourcePlace {
  readonly line: number;
  readonly column: number;
}

/** Where the entries of objects and lists begin; offsets in UTF-16 units. */
export type EntryOffsets = Map<object, Map<string | number, number>>;

/** A file's value with its places. */
export class SourceTree {
  readonly file: string;
  readonly value: Json;
  readonly #offsets: EntryOffsets;
  readonly #lines: LineStarts;

  constructor(parts: {
    readonly file: string;
    readonly text: string;
    readonly value: Json;
    readonly offsets: EntryOffsets;
  }) {
    this.file = parts.file;
    this.value = parts.value;
    this.#offsets = parts.offsets;
    this.#lines = new LineStarts(parts.text);
  }

  /** Where the value at a path stands, or the nearest one around it; the file's beginning at worst. */
  placeOf(path: readonly (string | number)[]): SourcePlace & { readonly file: string } {
    let value: Json | undefined = this.value;
    let offset = 0;
    for (const step of path) {
      if (typeof value !== "object" || value === null) break;
      offset = this.#offsets.get(value)?.get(step) ?? offset;
      value = childOf(value, step);
    }
    return { file: this.file, ...this.#lines.placeOf(offset) };
  }
}

function childOf(value: Json, step: string | number): Json | undefined {
  if (isJsonList(value)) return typeof step === "number" ? value[step] : undefined;
  return isJsonObject(value) ? entryOf(value, String(step)) : undefined;
}

/** Offsets → lines and columns, by bisection. */
export class LineStarts {
  readonly #text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of an offset (UTF-16 units). */
  placeOf(offset: number): SourcePlace {
    const starts = (this.#starts ??= startsOf(this.#text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
