// Text that was typed a moment ago and is not in the session yet (typing is taken over in pauses). Whoever changes the document otherwise asks for it first.

const pending = new Set<() => void>();

/** Registers an editor with unsent text; the answer takes it back. */
export function onFlush(flush: () => void): () => void {
  pending.add(flush);
  return () => pending.delete(flush);
}

/** Brings all typed text into the session now. */
export function flushPendingText(): void {
  for (const flush of pending) flush();
}
