// The windows of a threshold as plain JSON and back. What they measure is worked out again: it depends on what is in them only.
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Pattern } from "../../pattern.ts";
import { fieldOf, listOf, SnapshotError } from "../../snapshot/read.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { EventWindow } from "./eventWindow.ts";
import type { Measured } from "./gauge.ts";
import type { WindowTable } from "./windowTable.ts";

/** Each window with its key, its events and its alarm. */
export function saveWindows(windows: WindowTable, writer: RunWriter): readonly Json[] {
  return Array.from(windows.all(), (window) => {
    const values = windows.valuesOf(window);
    return {
      key: window.key.parts,
      entries: windows
        .eventsOf(window)
        .map((admitted, index) => [writer.indexOf(admitted), values[index] ?? null] as const),
      alarm: window.alarm === undefined ? null : writer.write(window.alarm, {}),
    };
  });
}

interface Entry {
  readonly window: EventWindow;
  readonly admitted: Admitted;
  readonly value: Measured;
}

/**
 * Fills an empty table; gives the windows, the alarms of which are not yet queued.
 *
 * @throws SnapshotError
 */
export function restoreWindows(
  states: readonly unknown[],
  reader: RunReader,
  pattern: Pattern,
  windows: WindowTable,
): readonly EventWindow[] {
  const place = `a window of "${pattern.operator.id}"`;
  const entries: Entry[] = [];
  const restored: EventWindow[] = [];
  for (const state of states) {
    const saved = listOf(fieldOf(state, "entries", place), `the entries of ${place}`);
    // Earlier versions kept empty windows for a while.
    if (saved.length === 0) continue;
    const key = reader.key(state, place);
    if (windows.get(key) !== undefined) throw new SnapshotError(`there is a second window of "${pattern.operator.id}"`);
    const window = windows.open(key);
    for (const entry of saved) {
      const [index, value] = listOf(entry, `an entry of ${place}`);
      if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value)))
        throw new SnapshotError(`an entry of ${place} has no value`);
      entries.push({ window, admitted: reader.eventAt(index, place), value });
    }
    const alarm = fieldOf(state, "alarm", place);
    if (alarm !== null) {
      const run = reader.read(alarm, pattern);
      window.alarm = { ...run, window, last: entries[entries.length - 1]!.admitted };
    }
    restored.push(window);
  }
  // All windows leave from one log, where the events of one instant stand as their windows were saved.
  entries.sort((a, b) => a.admitted.at - b.admitted.at);
  for (const { window, admitted, value } of entries) windows.enter(window, admitted, value);
  return restored;
}
