// Brings in what will be wanted next while nothing else is to be done, so that the next screen or editor is there at once.

/** Runs `load` when the page is quiet; a failure is only logged, because whoever really needs it asks again and says so. Answers the way to call it off. */
export function inQuietMoment(what: string, load: () => Promise<unknown>): () => void {
  const waiting = requestIdleCallback(
    () => {
      load().catch((error: unknown) => console.warn(`${what} could not be loaded ahead:`, error));
    },
    { timeout: 4000 },
  );
  return () => cancelIdleCallback(waiting);
}
