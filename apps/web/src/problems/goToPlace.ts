// Leads to a problem: selects its thing and shows it on the canvas; opens the text at the place where it lies in no thing, or where the text cannot be read.
import type { Diagnostic } from "@laban/model";
import { useDocument } from "../document/documentStore.ts";
import { exists, refOfPath } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { openTextAt, showInText } from "../text/textPlace.ts";

/** Goes there; the text, if it is open, follows in any case. */
export function goToPlace(diagnostic: Diagnostic): void {
  const ref = refOfPath(diagnostic.path);
  const isOnCanvas = ref !== null && exists(useDocument.getState().document, ref);
  if (!isOnCanvas) return openTextAt(diagnostic);
  useSelection.getState().reveal(ref);
  showInText(diagnostic);
}
