// What people do to the document, by the words of the page: each is one command and so one undo step. A refusal is said, never swallowed.
import {
  identifierProblem,
  proposedIdentifier,
  valueAt,
  type Command,
  type DiagnosticFix,
  type DocumentPath,
  type ElementRef,
  type Json,
} from "@laban/model";
import { toast } from "../controls/index.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { useDocument } from "./documentStore.ts";
import { flushPendingText } from "./pendingText.ts";

/** Carries out a command; what it refuses is shown as a message. Answers whether it was done. */
export function change(command: Command, options?: { readonly merge?: string }): boolean {
  const result = useDocument.getState().dispatch(command, options);
  if (!result.ok && result.refusal.code !== "nothing-to-do") toast({ tone: "bad", title: result.refusal.message });
  return result.ok;
}

/** Sets a field anywhere in the document; without a value it is removed. `merge`: typing that goes on is one undo step. */
export function setField(path: DocumentPath, value?: Json, merge?: string): boolean {
  return change(
    value === undefined ? { type: "set_field", path } : { type: "set_field", path, value },
    merge === undefined ? {} : { merge },
  );
}

/**
 * Changes what stands at a place by what stands there now; undefined removes it. Text that is being typed somewhere in it is taken over first,
 * so that no edit of a list is made from what the list was a moment ago.
 */
export function updateField(
  path: DocumentPath,
  next: (now: Json | undefined) => Json | undefined,
  merge?: string,
): boolean {
  if (merge === undefined) flushPendingText();
  return setField(path, next(valueAt(useDocument.getState().document, path)), merge);
}

/** The name of the whole document. */
export function renameDocument(name: string): boolean {
  return setField(["name"], name);
}

/** Renames a thing everywhere it is used, and keeps it selected. A name that is no identifier is refused, with one that is. */
export function renameElement(ref: ElementRef, to: string): boolean {
  const problem = identifierProblem(to, ref.type);
  if (problem !== undefined) {
    const proposed = proposedIdentifier(to, ref.type);
    toast({
      tone: "bad",
      title: problem,
      action: { label: `Name it ${proposed}`, run: () => renameElement(ref, proposed) },
    });
    return false;
  }
  const isDone = change({ type: "rename_element", ref, to });
  if (isDone) useSelection.getState().select([{ type: ref.type, id: to }]);
  return isDone;
}

/** Removes things; their uses stay and become problems, so that nothing goes unseen. */
export function removeElements(refs: readonly ElementRef[]): void {
  if (refs.length === 0) return;
  if (!change({ type: "remove_elements", refs })) return;
  useSelection.getState().select([]);
  const what = refs.length === 1 ? `“${refs[0]?.id ?? ""}”` : `${refs.length} things`;
  toast({ title: `${what} deleted`, action: { label: "Undo", run: useDocument.getState().undo } });
}

/** Copies things beside themselves; the copies are selected by the store. */
export function duplicateElements(refs: readonly ElementRef[]): void {
  change({ type: "duplicate_elements", refs });
}

/** Mends a problem as its diagnostic proposes. */
export function applyFix(fix: DiagnosticFix): boolean {
  return change({ type: "edit", title: fix.title, edits: fix.edits });
}

/** While the text cannot be read: back to the last text that could, as a step that can be undone. */
export function discardTextChanges(): void {
  const { editing, setText } = useDocument.getState();
  if (editing.readableText !== undefined) setText(editing.readableText, { title: "Discard the text changes" });
}
