// The choreographies that there are and the examples on the shelf, as the home screen shows and changes them.
import type { DocumentSummary, ExampleSummary, RestorableDocument, SavedDocument } from "@laban/service";
import { create } from "zustand";
import { api } from "../api/client.ts";
import { tellTabs } from "../document/tabNews.ts";
import { failureOf, type ShownFailure } from "../api/failureOf.ts";

interface DocumentsState {
  readonly status: "loading" | "ready" | "failed";
  /** The most recently saved first. */
  readonly documents: readonly DocumentSummary[];
  readonly examples: readonly ExampleSummary[];
  /** What was deleted and can be brought back, the last one first. */
  readonly removed: readonly RestorableDocument[];
  readonly failure: ShownFailure | null;
  /** When the list was asked for: what "two minutes ago" counts from. */
  readonly listedAt: number;
}

/** What the home screen lists. */
export const useDocuments = create<DocumentsState>()(() => ({
  status: "loading",
  documents: [],
  examples: [],
  removed: [],
  failure: null,
  listedAt: 0,
}));

const tryAgainMs = 3000;
let tryingAgain: ReturnType<typeof setTimeout> | null = null;

/** Asks the server for everything that is listed; the failure stays in the store and on the screen. */
export async function loadDocuments(): Promise<void> {
  if (tryingAgain !== null) clearTimeout(tryingAgain);
  tryingAgain = null;
  try {
    // One request: calls of the same moment are sent together.
    const [documents, examples, removed] = await Promise.all([
      api.documents.list.query(),
      api.examples.list.query(),
      api.documents.removed.query(),
    ]);
    useDocuments.setState({ status: "ready", documents, examples, removed, failure: null, listedAt: Date.now() });
  } catch (error) {
    const failure = failureOf(error);
    useDocuments.setState({ status: "failed", failure });
    if (failure.retryable) tryingAgain = setTimeout(() => void loadDocuments(), tryAgainMs);
  }
}

/** Stops trying again: nobody looks at the list any more. */
export function stopLoading(): void {
  if (tryingAgain !== null) clearTimeout(tryingAgain);
  tryingAgain = null;
}

/** Makes a document. Errors are the caller's to show. */
export async function createDocument(start: {
  readonly name?: string;
  readonly text?: string;
  readonly fromExample?: string;
}): Promise<SavedDocument> {
  return api.documents.create.mutate(start);
}

const exampleKey = (exampleId: string): string => `laban.example.${exampleId}`;

/** The document of an example: the one made before in this browser if it is still there, otherwise a new one. */
export async function openExample(exampleId: string): Promise<string> {
  const known = window.localStorage.getItem(exampleKey(exampleId));
  if (known !== null && useDocuments.getState().documents.some((document) => document.id === known)) return known;
  const made = await createDocument({ fromExample: exampleId });
  window.localStorage.setItem(exampleKey(exampleId), made.id);
  return made.id;
}

/** Gives a document another name. */
export async function renameDocument(id: string, name: string): Promise<void> {
  tellTabs(await api.documents.rename.mutate({ id, name }));
  await loadDocuments();
}

/** Makes a copy beside it. */
export async function duplicateDocument(id: string): Promise<void> {
  await api.documents.duplicate.mutate({ id });
  await loadDocuments();
}

/** Takes it off the list; `restoreDocument` brings it back. Answers until when it can. */
export async function removeDocument(id: string): Promise<number> {
  const { restorableUntil } = await api.documents.remove.mutate({ id });
  useDocuments.setState((state) => ({ documents: state.documents.filter((document) => document.id !== id) }));
  void loadDocuments();
  return restorableUntil;
}

/** Brings a removed document back as it was. */
export async function restoreDocument(id: string): Promise<void> {
  await api.documents.restore.mutate({ id });
  await loadDocuments();
}
