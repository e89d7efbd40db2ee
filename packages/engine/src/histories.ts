// The source material's history, each part bounded and kept only where a condition of the bundle reads it.
// All of them include the event that is being handled.
import type { ChoreographyEvent } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import type { Key } from "./keys.ts";
import { OldestFirst } from "./oldestFirst.ts";

/** `recent_events` holds this many, of all keys. */
export const recentEventsMax: number = 10;
/** `correlated_events` holds this many per key. */
export const correlatedEventsMax: number = 100;

/** The names in a condition's scope that need a history. */
export const historyNames: readonly string[] = [
  "recent_events",
  "correlated_events",
  "event_count",
  "source_event_count",
];

/** What a condition sees of the past. */
export interface HistoryScope {
  readonly recent_events: readonly ChoreographyEvent[];
  readonly correlated_events: readonly ChoreographyEvent[];
  readonly event_count: number;
  readonly source_event_count: number;
}

/** The histories of one engine. */
export class Histories {
  readonly #keepsRecent: boolean;
  readonly #keepsCorrelated: boolean;
  readonly #keepsSources: boolean;
  readonly #keysMax: number;
  #count = 0;
  #recent: ChoreographyEvent[] = [];
  readonly #correlated = new OldestFirst<ChoreographyEvent[]>();
  readonly #sources = new OldestFirst<number>();

  constructor(names: ReadonlySet<string>, keysMax: number) {
    this.#keepsRecent = names.has("recent_events");
    this.#keepsCorrelated = names.has("correlated_events");
    this.#keepsSources = names.has("source_event_count");
    this.#keysMax = keysMax;
  }

  /** Takes an accepted event in; its key is that of its own type. */
  add({ event }: Admitted, key: Key | undefined): void {
    this.#count++;
    if (this.#keepsRecent) {
      this.#recent = [...this.#recent.slice(1 - recentEventsMax), event];
    }
    if (this.#keepsCorrelated && key !== undefined) {
      const before = this.#correlated.get(key.text) ?? [];
      this.#correlated.set(key.text, [...before.slice(1 - correlatedEventsMax), event]);
      this.#dropOldest(this.#correlated);
    }
    if (this.#keepsSources) {
      this.#sources.set(event.source, (this.#sources.get(event.source) ?? 0) + 1);
      this.#dropOldest(this.#sources);
    }
  }

  /** The past as the event that was added last sees it. */
  scope({ event }: Admitted, key: Key | undefined): HistoryScope {
    return {
      recent_events: this.#recent,
      correlated_events: key === undefined ? [] : (this.#correlated.get(key.text) ?? []),
      event_count: this.#count,
      source_event_count: this.#sources.get(event.source) ?? 0,
    };
  }

  save(): HistoryState {
    return {
      count: this.#count,
      recent: this.#recent,
      correlated: [...this.#correlated.entries()],
      sources: [...this.#sources.entries()],
    };
  }

  restore(state: HistoryState): void {
    this.#count = state.count;
    this.#recent = [...state.recent];
    for (const [key, events] of state.correlated) this.#correlated.set(key, [...events]);
    for (const [source, count] of state.sources) this.#sources.set(source, count);
  }

  /** The key or source that was silent for longest is forgotten; should it come back, its history starts anew. */
  #dropOldest(kept: OldestFirst<unknown>): void {
    if (kept.size <= this.#keysMax) return;
    const oldest = kept.oldest();
    if (oldest !== undefined) kept.delete(oldest.key);
  }
}

/** The histories as plain data. */
export interface HistoryState {
  readonly count: number;
  readonly recent: readonly ChoreographyEvent[];
  readonly correlated: readonly (readonly [string, readonly ChoreographyEvent[]])[];
  readonly sources: readonly (readonly [string, number])[];
}
