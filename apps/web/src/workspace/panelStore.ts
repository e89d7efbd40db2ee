// Which panels of the workspace are open and how large: remembered in this browser, the same for all documents.
import { create } from "zustand";
import { persist } from "zustand/middleware";

/** The whole-page view. */
export type WorkspaceMode = "design" | "run";

/** What the left rail shows. */
export type RailTab = "signs" | "outline" | "find";

interface PanelState {
  readonly mode: WorkspaceMode;
  readonly railTab: RailTab;
  /** null: as the width of the window allows. */
  readonly isRailOpen: boolean | null;
  readonly isInspectorOpen: boolean;
  readonly isDockOpen: boolean;
  readonly isTextOpen: boolean;
  /** Sizes in pixels; null is the size that the look gives for this window. */
  readonly railWidthPx: number | null;
  readonly inspectorWidthPx: number | null;
  readonly dockHeightPx: number | null;
  readonly textWidthPx: number | null;
}

/** The panels; change with `usePanels.setState({ isTextOpen: true })`. */
export const usePanels = create<PanelState>()(
  persist(
    (): PanelState => ({
      mode: "design",
      railTab: "signs",
      isRailOpen: null,
      isInspectorOpen: true,
      isDockOpen: true,
      isTextOpen: false,
      railWidthPx: null,
      inspectorWidthPx: null,
      dockHeightPx: null,
      textWidthPx: null,
    }),
    { name: "laban.panels", version: 1 },
  ),
);

/** Shows the text beside the canvas, or hides it. It stands beside the drawing, so asking for it leads to the design view. */
export function toggleText(): void {
  usePanels.setState((panels) =>
    panels.mode === "run" ? { mode: "design", isTextOpen: true } : { isTextOpen: !panels.isTextOpen },
  );
}
