// Patterns that were chosen before their document was open: they are drawn as soon as it is, as steps that can be undone.
import type { PatternRecord } from "@laban/model";

/** A pattern to be drawn. */
export interface WaitingPattern {
  readonly id: string;
  readonly record: PatternRecord;
}

const waiting = new Map<string, WaitingPattern[]>();

/** Draws a pattern when the document is opened next; a reload of the page forgets it. */
export function drawOnOpening(documentId: string, pattern: WaitingPattern): void {
  waiting.set(documentId, [...(waiting.get(documentId) ?? []), pattern]);
}

/** What waits for a document; asked once, it waits no more. */
export function takeWaiting(documentId: string): readonly WaitingPattern[] {
  const patterns = waiting.get(documentId) ?? [];
  waiting.delete(documentId);
  return patterns;
}
