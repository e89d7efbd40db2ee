// Opens a document from the server, keeps it saved while it is open, and settles what happens when another tab saves the same one.
import { kindCatalog } from "@laban/compiler";
import { openEditing } from "@laban/model";
import { api } from "../api/client.ts";
import { failureOf } from "../api/failureOf.ts";
import { toast } from "../controls/index.ts";
import { startAutosave, type Autosave, type SavedText } from "./autosave.ts";
import { doBeforeLeaving } from "../app/beforeLeaving.ts";
import { beginEditing, endEditing, openedAfter, useDocument, type DocumentState } from "./documentStore.ts";
import { flushPendingText } from "./pendingText.ts";
import { lastReadableText } from "./lastReadable.ts";
import { onTabNews, tellTabs } from "./tabNews.ts";
import { startKeeping, type CopyKeeper, type LeftCopy } from "./safetyCopy.ts";
import { offerCopies, withdrawCopies } from "./leftCopies.ts";

let autosave: Autosave | null = null;
let copies: CopyKeeper | null = null;
let stopListening = (): void => {};

/** Opens document `id`; the store says how that stands. Never rejects. */
export async function openDocument(id: string): Promise<void> {
  closeDocument();
  useDocument.setState({ status: "loading", id });
  try {
    const stored = await api.documents.get.query({ id });
    // Another one may have been opened while this one was on its way.
    if (useDocument.getState().id !== id) return;
    // Read once, for the session as well: on opening this is a third of what the page has to do.
    const opened = openEditing(stored.text, kindCatalog);
    const before = opened.readable ? undefined : await lastReadableText(id);
    if (useDocument.getState().id !== id) return;
    const keeper = startKeeping(id, {
      storage: window.localStorage,
      // Missing where the page comes from another machine without encryption.
      locks: "locks" in navigator ? navigator.locks : undefined,
      now: Date.now,
      opening: newOpening(),
    });
    copies = keeper;
    const left = await keeper.leftBehind();
    if (copies !== keeper) return;
    beginEditing(id, before === undefined ? opened : openedAfter(before, stored.text));
    autosave = startAutosave(
      {
        save: async (request) => {
          const saved = await api.documents.save.mutate(request);
          tellTabs(saved);
          return saved;
        },
        failureOf,
        now: Date.now,
        after: (delayMs, run) => {
          const timer = setTimeout(run, delayMs);
          return () => clearTimeout(timer);
        },
        keepCopy: keeper.keep,
        dropCopy: keeper.drop,
      },
      stored,
      (save) => useDocument.setState({ save }),
    );
    useDocument.setState({ save: { type: "saved", at: stored.updated } });
    stopListening = listen(autosave);
    bringBack(left, stored);
  } catch (error) {
    if (useDocument.getState().id !== id) return;
    const failure = failureOf(error);
    useDocument.setState({ status: failure.code === "not-found" ? "missing" : "failed", openFailure: failure });
  }
}

/** Text that was not saved when its page went away: the newest comes back as a change that can be undone, what other tabs left is offered. */
function bringBack(left: readonly LeftCopy[], stored: SavedText): void {
  const [newest, ...others] = left.filter((copy) => {
    if (copy.text !== stored.text) return true;
    copy.drop();
    return false;
  });
  if (newest === undefined) return;
  // First the question, then the text: it must not be saved over what it did not begin from.
  if (newest.baseRevision < stored.revision)
    autosave?.startedFromAnother(newest.baseRevision, stored.revision, stored.updated);
  useDocument.getState().setText(newest.text, { title: "Bring back unsaved changes" });
  // By now the text is in the copy of this opening.
  newest.drop();
  offerCopies(others);
  toast({
    title: "Unsaved changes were brought back",
    description: "They had not reached the server when this page was closed.",
    action: { label: "Undo", run: useDocument.getState().undo },
  });
}

/** `crypto.randomUUID` is missing where the page is not served encrypted or from this machine. */
function newOpening(): string {
  return [...crypto.getRandomValues(new Uint32Array(4))].map((part) => part.toString(36)).join("");
}

function listen(saving: Autosave): () => void {
  const unsubscribe = useDocument.subscribe((state, before) => {
    if (state.text !== before.text) saving.changed(state.text);
  });
  const unhear = onTabNews(({ id, revision, updated }) => {
    if (id !== useDocument.getState().id) return;
    // What is being typed counts as unsaved.
    flushPendingText();
    // Nothing unsaved here: this tab simply follows the other.
    if (saving.heardOf(revision, updated))
      followOther(saving).catch((error: unknown) => toast({ tone: "bad", title: failureOf(error).message }));
  });
  const onOnline = (): void => saving.saveNow();
  const onLeave = (event: BeforeUnloadEvent): void => {
    flushPendingText();
    if (!saving.hasUnsaved()) return;
    saving.saveNow();
    event.preventDefault();
  };
  const unregister = doBeforeLeaving(async () => {
    flushPendingText();
    saving.saveNow();
    await settled();
  });
  window.addEventListener("online", onOnline);
  window.addEventListener("beforeunload", onLeave);
  return () => {
    unsubscribe();
    unhear();
    unregister();
    window.removeEventListener("online", onOnline);
    window.removeEventListener("beforeunload", onLeave);
  };
}

/** Resolves as soon as no save is due or under way, whichever way the last one ended. */
function settled(): Promise<void> {
  const isSettled = ({ save }: Pick<DocumentState, "save">): boolean =>
    save.type !== "unsaved" && save.type !== "saving";
  return new Promise((resolve) => {
    if (isSettled(useDocument.getState())) return resolve();
    const unsubscribe = useDocument.subscribe((state) => {
      if (!isSettled(state)) return;
      unsubscribe();
      resolve();
    });
  });
}

/** Closes the open document; what is unsaved is sent first, and its copy stays in the browser until it has arrived. */
export function closeDocument(): void {
  flushPendingText();
  stopListening();
  stopListening = () => {};
  autosave?.saveNow();
  autosave?.stop();
  autosave = null;
  copies?.end();
  copies = null;
  withdrawCopies();
  if (useDocument.getState().status !== "none") endEditing();
}

/** Saves at once. */
export function saveNow(): void {
  flushPendingText();
  autosave?.saveNow();
}

/** Takes over what another tab saved, unless something was typed here meanwhile: then a person decides. */
async function followOther(saving: Autosave): Promise<void> {
  const { id, text } = useDocument.getState();
  if (id === null) return;
  const stored = await api.documents.get.query({ id });
  flushPendingText();
  const now = useDocument.getState();
  if (now.id !== id || saving !== autosave) return;
  if (now.text !== text) {
    saving.heardOf(stored.revision, stored.updated);
    return;
  }
  saving.adopt(stored);
  now.setText(stored.text, { title: "Load the other version" });
}

/** After a conflict: takes over what the server has. Mine stays one undo away. */
export async function loadTheirs(): Promise<void> {
  const { id } = useDocument.getState();
  if (id === null || autosave === null) return;
  const stored = await api.documents.get.query({ id });
  // What is still being typed is part of mine, and stays one undo away with it.
  flushPendingText();
  if (useDocument.getState().id !== id || autosave === null) return;
  autosave.adopt(stored);
  useDocument.getState().setText(stored.text, { title: "Load the other version" });
}

/** After a conflict: mine becomes a document of its own, and this one takes over theirs. Answers its id. */
export async function keepAsCopy(): Promise<string> {
  flushPendingText();
  const { text, name } = useDocument.getState();
  const made = await api.documents.create.mutate({ text, name: `${name} (my copy)` });
  await loadTheirs();
  return made.id;
}

/** After a conflict: mine is saved over theirs; theirs stays among the kept revisions. */
export function overwriteTheirs(): void {
  autosave?.overwrite();
}

/** After the question about a shrink: yes. */
export function confirmShrink(): void {
  autosave?.confirmShrink();
}
