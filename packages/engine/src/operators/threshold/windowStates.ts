// The windows of a threshold as plain JSON and back. What they measure is worked out again: it depends on what is in them only.
import type { Json } from "@laban/trace";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import { fieldOf, listOf, SnapshotError } from "../../snapshot/read.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { EventWindow } from "./eventWindow.ts";

/** Each window with its key, its events and its alarm. */
export function saveWindows(windows: Iterable<EventWindow>, writer: RunWriter): readonly Json[] {
  return Array.from(windows, (window) => ({
    key: window.key.parts,
    entries: window.entries().map(({ admitted, value }) => [writer.indexOf(admitted), value] as const),
    alarm: window.alarm === undefined ? null : writer.write(window.alarm, {}),
  }));
}

/**
 * One after the other: each is to be put into its table before the next is asked for, so that its key is known.
 *
 * @throws SnapshotError
 */
export function* restoreWindows(
  states: readonly unknown[],
  reader: RunReader,
  pattern: Pattern,
  empty: (key: Key) => EventWindow,
): Generator<EventWindow> {
  const place = `a window of "${pattern.operator.id}"`;
  for (const state of states) {
    const window = empty(reader.key(state, place));
    for (const entry of listOf(fieldOf(state, "entries", place), `the entries of ${place}`)) {
      const [index, value] = listOf(entry, `an entry of ${place}`);
      if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value)))
        throw new SnapshotError(`an entry of ${place} has no value`);
      window.enter({ admitted: reader.eventAt(index, place), value });
    }
    const alarm = fieldOf(state, "alarm", place);
    if (alarm !== null) window.alarm = { ...reader.read(alarm, pattern), window };
    yield window;
  }
}
