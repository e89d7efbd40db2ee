// Compiles after a change: at once where that takes under five milliseconds (as measured on the last time), otherwise in a pause of the typing.
import { compileDocument, type Compilation } from "@laban/compiler";
import type { ChoreographyDocument } from "@laban/model";

const budgetMs = 5;
const pauseMs = 120;

let lastTookMs = 0;
let waiting: ReturnType<typeof setTimeout> | null = null;

/** Calls `done` with the compilation of the newest document; an older one that is still waiting is forgotten. */
export function compileSoon(document: ChoreographyDocument, done: (compiled: Compilation) => void): void {
  if (waiting !== null) clearTimeout(waiting);
  waiting = null;
  const compile = (): void => {
    const started = performance.now();
    const compiled = compileDocument(document, { partial: true });
    lastTookMs = performance.now() - started;
    done(compiled);
  };
  if (lastTookMs <= budgetMs) return compile();
  waiting = setTimeout(compile, pauseMs);
}
