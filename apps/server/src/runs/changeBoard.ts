// A board of versions: writers post that something changed, readers wait until it did. Holds numbers and waiting readers only, never the news itself.
import type { RunHost } from "@laban/service";

/** The board. */
export interface ChangeBoard extends Pick<RunHost, "version" | "changed"> {
  post(name: string): void;
}

/** Things that were posted about and are remembered; the oldest are forgotten, which only wakes a reader once too often. */
const namesMax = 1_000;

/** An empty board. */
export function createChangeBoard(): ChangeBoard {
  const versions = new Map<string, number>();
  const readers = new Map<string, Set<() => void>>();
  const version = (name: string): number => versions.get(name) ?? 0;

  return {
    version,
    post: (name) => {
      const now = version(name) + 1;
      versions.delete(name);
      versions.set(name, now);
      for (const oldest of versions.keys()) {
        if (versions.size <= namesMax) break;
        versions.delete(oldest);
      }
      for (const wake of readers.get(name) ?? []) wake();
    },
    changed: (name, seen, { signal, patienceMs }) =>
      new Promise((resolve) => {
        if (version(name) !== seen || signal.aborted) return resolve();
        const waiting = readers.get(name) ?? new Set();
        readers.set(name, waiting);
        const wake = (): void => {
          clearTimeout(patience);
          signal.removeEventListener("abort", wake);
          waiting.delete(wake);
          if (waiting.size === 0) readers.delete(name);
          resolve();
        };
        const patience = setTimeout(wake, patienceMs);
        waiting.add(wake);
        signal.addEventListener("abort", wake, { once: true });
      }),
  };
}
