// Copy, cut and paste: what is on the clipboard is the text form, so it can be pasted into an editor or a chat, and text
// from there pastes here.
import { fragmentOf } from "@laban/model";
import type { Point } from "@laban/notation";
import { copyAsText } from "../../inspector/copyAsText.ts";
import { change, removeElements } from "../../document/changes.ts";
import { toast } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";

/** The last thing copied here: used where the browser does not let the page read its clipboard. */
let kept = "";

/** Copies the selection. */
export function copySelection(): void {
  const { selected } = useSelection.getState();
  if (selected.length === 0) return;
  kept = fragmentOf(useDocument.getState().document, selected);
  copyAsText(selected);
}

/** Copies the selection and removes it. */
export function cutSelection(): void {
  const { selected } = useSelection.getState();
  copySelection();
  removeElements(selected);
}

/** Pastes at the pointer. */
export async function paste(at: Point | null): Promise<void> {
  let text = kept;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    if (kept === "") {
      toast({
        tone: "bad",
        title: "The browser did not allow pasting.",
        description: "Allow this page to read the clipboard, or paste into the text beside the canvas.",
      });
      return;
    }
  }
  if (text.trim() === "") return;
  const isFree = useCanvas.getState().view === "free";
  change({
    type: "paste_fragment",
    text,
    ...(at === null || !isFree ? {} : { at: [Math.round(at.x), Math.round(at.y)] as const }),
  });
}
