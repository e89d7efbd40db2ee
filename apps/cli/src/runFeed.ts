// The loop of `laban run`: events in, effects out as lines, with snapshots, progress and a way to stop.
import type { Engine } from "@laban/engine";
import type { ChoreographyEvent, Effect } from "@laban/trace";
import { setImmediate as breathe } from "node:timers/promises";
import { CommandProblem } from "./exitCodes.ts";
import type { MissingKeys } from "./missingKeys.ts";
import { type RunOptions, writeSnapshot } from "./runSnapshot.ts";
import { counted, grouped } from "./summary.ts";
import { lineWriter } from "./terminal/lines.ts";
import { progressOn } from "./terminal/progress.ts";
import type { Terminal } from "./terminal/terminal.ts";

/** Events between two looks at the clock and the signals. */
const stride = 512;

/** Where a run begins. */
export interface Start {
  readonly engine: Engine;
  readonly options: RunOptions;
  /** Events of the log that the snapshot has behind it. */
  readonly eventsBefore: number;
  /** Events before this instant are left out. */
  readonly since: number | undefined;
}

/** How events are fed. */
export interface Feeding extends Start {
  /** So many events of the source are behind the snapshot already. */
  readonly skip: number;
  readonly until: number | undefined;
  readonly missingKeys: MissingKeys;
  readonly snapshots: { readonly every: number; readonly folder: string } | undefined;
}

/**
 * Feeds the events, and lets the deadlines pass that are left; gives how much came of it, and lines about the snapshots. Throws CommandProblem (3)
 * for a log that is shorter than what the snapshot has behind it.
 */
export async function feed(
  terminal: Terminal,
  source: AsyncIterable<ChoreographyEvent>,
  { engine, options, eventsBefore, since, skip, until, missingKeys, snapshots }: Feeding,
): Promise<{ readonly events: number; readonly effects: number; readonly snapshots: readonly string[] }> {
  const lines = lineWriter(terminal);
  const progress = progressOn(terminal, () => performance.now());
  let read = 0;
  let events = 0;
  let effects = 0;
  const files: string[] = [];
  /** How much of the log the last snapshot had behind it. */
  let saved = skip;
  /** From the first event on that is left out for being after the end, what is behind is no beginning of the log any more. */
  let isWhole = true;
  const tell = async (some: readonly Effect[]): Promise<void> => {
    effects += some.length;
    for (const effect of some) await lines.line(JSON.stringify(effect));
  };
  const save = async (behind: number): Promise<void> => {
    if (snapshots === undefined || !isWhole || behind <= saved) return;
    saved = behind;
    const events = eventsBefore + behind - skip;
    const snapshot = { laban_run_snapshot: 1, events, options, engine: engine.snapshot() } as const;
    files.push(await writeSnapshot(terminal, snapshots.folder, snapshot));
  };
  try {
    for await (const event of source) {
      read += 1;
      if (read <= skip || (since !== undefined && event.time < since)) continue;
      if (until === undefined || event.time <= until) {
        events += 1;
        missingKeys.see(event);
        const made = engine.offer(event);
        if (made.length > 0) await tell(made);
        if (snapshots !== undefined && (read - skip) % snapshots.every === 0) await save(read);
      } else {
        await save(read - 1);
        isWhole = false;
      }
      if (read % stride !== 0) continue;
      progress.tell(
        () => `${counted(events, "event")}, ${grouped(effects)} effects, at ${new Date(event.time).toISOString()}`,
      );
      await breathe();
      if (terminal.signal.aborted) break;
    }
    if (read < skip && !terminal.signal.aborted)
      throw new CommandProblem(
        3,
        `The log has only ${counted(read, "event")}, and the snapshot has ${grouped(skip)} behind it; give the log that it was taken from.`,
      );
    await save(read);
    if (!terminal.signal.aborted) await tell(engine.tick(until ?? Number.POSITIVE_INFINITY));
  } finally {
    // Also when an event in the middle cannot be read: what was made before it has happened, and its message stands alone.
    await lines.flush();
    progress.end();
  }
  return { events, effects, snapshots: snapshotsInWords(files) };
}

function snapshotsInWords(files: readonly string[]): readonly string[] {
  const last = files.at(-1);
  return last === undefined ? [] : [`${counted(files.length, "snapshot")}, the last: go on with --from ${last}`];
}
