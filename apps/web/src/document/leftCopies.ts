// Unsaved texts that several tabs left behind: the newest came back by itself, the others wait here for a person to say what becomes of each.
import { create } from "zustand";
import { api } from "../api/client.ts";
import { useDocument } from "./documentStore.ts";
import { flushPendingText } from "./pendingText.ts";
import type { LeftCopy } from "./safetyCopy.ts";

/** The copies that wait, the newest first. */
export const useLeftCopies = create<{ readonly copies: readonly LeftCopy[] }>()(() => ({ copies: [] }));

/** Shows copies. */
export function offerCopies(copies: readonly LeftCopy[]): void {
  useLeftCopies.setState({ copies });
}

/** The document is closed: what was not decided is offered again at its next opening. */
export function withdrawCopies(): void {
  useLeftCopies.setState({ copies: [] });
}

/** Takes a copy into the open document, as a change that can be undone. */
export function bringBackCopy(copy: LeftCopy): void {
  flushPendingText();
  useDocument.getState().setText(copy.text, { title: "Bring back what another tab left" });
  forget(copy);
}

/** Makes a document of its own out of a copy; answers its id. */
export async function keepCopyApart(copy: LeftCopy): Promise<string> {
  const made = await api.documents.create.mutate({
    text: copy.text,
    name: `${useDocument.getState().name} (left unsaved)`,
  });
  forget(copy);
  return made.id;
}

/** Throws a copy away. */
export function discardCopy(copy: LeftCopy): void {
  forget(copy);
}

function forget(copy: LeftCopy): void {
  copy.drop();
  useLeftCopies.setState(({ copies }) => ({ copies: copies.filter((other) => other !== copy) }));
}
