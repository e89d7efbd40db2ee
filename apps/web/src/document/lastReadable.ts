// A document that was closed in the middle of a slip: the newest kept text that could be read, so that the drawing is there while the slip is mended.
import { kindCatalog } from "@laban/compiler";
import { readDocument } from "@laban/model";
import { api } from "../api/client.ts";

/** Most kept texts that are looked at; a slip is rarely older than a few savings. */
const LOOKED_AT_MAX = 20;

/** The newest kept text of document `id` that can be read; undefined when there is none, or nobody can say. */
export async function lastReadableText(id: string): Promise<string | undefined> {
  try {
    const revisions = await api.revisions.list.query({ id });
    for (const { revision } of revisions.slice(0, LOOKED_AT_MAX)) {
      const kept = await api.revisions.get.query({ id, revision });
      if (isReadable(kept.text)) return kept.text;
    }
  } catch {
    // The text is what counts and is here; without its history the canvas begins empty, and the problems say why.
  }
  return undefined;
}

function isReadable(text: string): boolean {
  return readDocument(text, kindCatalog).document !== undefined;
}
