// Progress on standard error: at once where a person watches, and elsewhere only when it takes long, so that logs of scripts stay short.
import type { Terminal } from "./terminal.ts";

const watchedEveryMs = 100;
const unwatchedEveryMs = 5_000;

/** A progress line. */
export interface Progress {
  /** Tells how far it is, unless it was told a moment ago. */
  tell(text: () => string): void;
  /** Wipes the line, so that what follows stands alone. */
  end(): void;
}

/** Progress on a terminal; `now` in milliseconds, of any clock that only goes forward. */
export function progressOn(terminal: Terminal, now: () => number): Progress {
  const everyMs = terminal.isWatched ? watchedEveryMs : unwatchedEveryMs;
  let toldAt = now();
  let width = 0;
  return {
    tell: (text) => {
      if (now() - toldAt < everyMs) return;
      toldAt = now();
      const line = text();
      terminal.say(terminal.isWatched ? `\r${line.padEnd(width)}` : `${line}\n`);
      width = line.length;
    },
    end: () => {
      if (terminal.isWatched && width > 0) terminal.say(`\r${" ".repeat(width)}\r`);
      width = 0;
    },
  };
}
