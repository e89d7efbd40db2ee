// The records of a run that may have millions: those that were looked at lately are held, the others are kept as the text of their frames, in a quarter of
// the room and as one thing each for the collector, and are made again when they are asked for.
import type { FrameReader, TraceRecord } from "@laban/trace";

/** The frame that records came in, and who reads it again. */
export interface FrameSource {
  readonly frame: unknown;
  readonly reader: Pick<FrameReader, "again">;
}

/** The records of a trace, by position. */
export interface KeptRecords {
  readonly length: number;
  /** The record at a position; undefined outside. Mostly at once, otherwise as long as its frame takes to read: some milliseconds. */
  at(position: number): TraceRecord | undefined;
  /** Takes the next records; without a source they are held for ever. */
  add(records: readonly TraceRecord[], source?: FrameSource): void;
}

/** So many records are held; a run that has fewer is never read again. */
export const HELD_MAX = 120_000;

interface Part {
  readonly first: number;
  readonly count: number;
  records: readonly TraceRecord[] | undefined;
  /** The frame as it came, and later as text: only one of them is kept. */
  frame: unknown;
  text: string | undefined;
  readonly reader: Pick<FrameReader, "again"> | undefined;
}

/** No records yet. `heldMax` is for tests. */
export function createKeptRecords(heldMax: number = HELD_MAX): KeptRecords {
  const parts: Part[] = [];
  /** The parts whose records are held, the one that was asked for longest ago first. */
  const held = new Set<Part>();
  let heldCount = 0;
  let length = 0;

  const hold = (part: Part): void => {
    if (part.reader === undefined) return;
    if (held.delete(part)) heldCount -= part.count;
    held.add(part);
    heldCount += part.count;
    for (const oldest of held) {
      if (heldCount <= heldMax || oldest === part) break;
      oldest.text ??= JSON.stringify(oldest.frame);
      oldest.frame = undefined;
      oldest.records = undefined;
      held.delete(oldest);
      heldCount -= oldest.count;
    }
  };
  const partOf = (position: number): Part | undefined => {
    let low = 0;
    let high = parts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((parts[middle] as Part).first <= position) low = middle + 1;
      else high = middle;
    }
    return parts[low - 1];
  };
  const recordsOf = (part: Part): readonly TraceRecord[] => {
    if (part.records === undefined) {
      const reading = part.reader?.again(JSON.parse(part.text ?? "null"));
      // It was read once: that it cannot be read now is a fault of ours, and no record must quietly be missing.
      if (reading?.ok !== true) throw new Error(`Records ${part.first} to ${part.first + part.count - 1} are lost.`);
      part.records = reading.records;
    }
    hold(part);
    return part.records;
  };

  return {
    get length() {
      return length;
    },
    at(position) {
      if (!(position >= 0 && position < length)) return undefined;
      const part = partOf(position);
      return part === undefined ? undefined : recordsOf(part)[position - part.first];
    },
    add(records, source) {
      if (records.length === 0) return;
      const count = records.length;
      const part: Part = {
        first: length,
        count,
        records,
        frame: source?.frame,
        text: undefined,
        reader: source?.reader,
      };
      parts.push(part);
      length += count;
      hold(part);
    },
  };
}
