// The picture of the open document, laid out again only when the document, the view or the size changes.
import { layoutFree, layoutScore, type Picture, type ScoreSize } from "@laban/notation";
import { useMemo } from "react";
import { useDocument } from "../../document/documentStore.ts";
import { useCanvas } from "../canvasStore.ts";

/** From this width on a score shows its actions, too. */
const largeFromPx = 1300;

/** The picture for a pane of this width. */
export function usePicture(paneWidthPx: number): Picture {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const view = useCanvas((state) => state.view);
  const size: ScoreSize = paneWidthPx >= largeFromPx ? "large" : "normal";
  return useMemo(
    () => (view === "free" ? layoutFree(document, catalog) : layoutScore(document, catalog, { size })),
    [document, catalog, view, size],
  );
}
