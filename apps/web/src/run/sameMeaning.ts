// Whether a run would still be the same: where things stand on the canvas changes no run, what is written differently does not, either.
import { kindCatalog } from "@laban/compiler";
import { readDocument, type ChoreographyDocument } from "@laban/model";

const meanings = new WeakMap<ChoreographyDocument, string>();
let lastRun: { readonly text: string; readonly meaning: string | null } | null = null;

/** True where `document`, whose text is `text`, is what was run as `ranText`, but for its layout. */
export function isSameMeaning(ranText: string, text: string, document: ChoreographyDocument): boolean {
  if (ranText === text) return true;
  if (lastRun?.text !== ranText) {
    const ran = readDocument(ranText, kindCatalog).document;
    lastRun = { text: ranText, meaning: ran === undefined ? null : meaningOf(ran) };
  }
  return lastRun.meaning === meaningOf(document);
}

function meaningOf(document: ChoreographyDocument): string {
  const known = meanings.get(document);
  if (known !== undefined) return known;
  const meaning = JSON.stringify({ ...document, layout: null });
  meanings.set(document, meaning);
  return meaning;
}
