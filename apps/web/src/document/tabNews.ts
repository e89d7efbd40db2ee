// What the tabs of this browser tell one another: that a document was saved, so that an open copy of it can follow or ask.

/** A save that has happened. */
export interface SavedNews {
  readonly id: string;
  readonly revision: number;
  readonly updated: number;
}

const channel = new BroadcastChannel("laban.saved");

/** Tells the other tabs. */
export function tellTabs({ id, revision, updated }: SavedNews): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows; a channel is of one origin
  channel.postMessage({ id, revision, updated } satisfies SavedNews);
}

/** Hears of the saves of other tabs; the answer stops it. */
export function onTabNews(hear: (news: SavedNews) => void): () => void {
  const listener = (event: MessageEvent<SavedNews>): void => hear(event.data);
  channel.addEventListener("message", listener);
  return () => channel.removeEventListener("message", listener);
}
