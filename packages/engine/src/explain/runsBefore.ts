// What is remembered of the runs of one key per pattern, while the log before the explained event is played: which are live, how the last ended.
import type { InstantMs, TraceRecord } from "@laban/trace";
import type { RunStanding } from "./explanation.ts";

/** How the last run of the key ended. */
export interface LastEnding {
  readonly run: number;
  readonly openedAt: InstantMs;
  readonly at: InstantMs;
  readonly outcome: string;
  readonly missing?: string;
}

/** The runs of one pattern and key. */
export interface KeyStory {
  readonly live: ReadonlyMap<number, RunStanding>;
  readonly last: LastEnding | undefined;
}

const nothing: KeyStory = { live: new Map(), last: undefined };

/** Listens to the records of a run; of each pattern only one key is of interest. Bounded by the live runs of these keys. */
export class RunsBefore {
  /** By pattern: the label of the key that matters. */
  readonly #labels: ReadonlyMap<string, string | null>;
  readonly #live = new Map<string, Map<number, RunStanding>>();
  readonly #last = new Map<string, LastEnding>();

  constructor(labels: ReadonlyMap<string, string | null>) {
    this.#labels = labels;
  }

  see(record: TraceRecord): void {
    if (record.type === "run_opened") {
      if (!this.#labels.has(record.pattern) || this.#labels.get(record.pattern) !== record.correlation) return;
      const { run, at, waitingFor, due } = record;
      const live = this.#live.get(record.pattern) ?? new Map<number, RunStanding>();
      live.set(run, standing(run, at, { waitingFor, due }));
      this.#live.set(record.pattern, live);
    } else if (record.type === "run_advanced") {
      const live = this.#live.get(record.pattern);
      const before = live?.get(record.run);
      if (before !== undefined) live?.set(record.run, standing(record.run, before.openedAt, record));
    } else if (record.type === "run_ended") {
      const live = this.#live.get(record.pattern);
      const before = live?.get(record.run);
      if (before === undefined) return;
      live?.delete(record.run);
      const { run, at, outcome, missing } = record;
      const { openedAt } = before;
      this.#last.set(record.pattern, { run, openedAt, at, outcome, ...(missing === undefined ? {} : { missing }) });
    }
  }

  /** As it stands now; the map does not change later. */
  of(pattern: string): KeyStory {
    const live = this.#live.get(pattern);
    const last = this.#last.get(pattern);
    return live === undefined && last === undefined ? nothing : { live: new Map(live), last };
  }
}

/** Where a run stands, without the fields that it has no value for. */
export function standing(
  run: number,
  openedAt: InstantMs,
  { waitingFor, due }: { readonly waitingFor?: string | undefined; readonly due?: InstantMs | undefined },
): RunStanding {
  return {
    run,
    openedAt,
    ...(waitingFor === undefined ? {} : { waitingFor }),
    ...(due === undefined ? {} : { due }),
  };
}
