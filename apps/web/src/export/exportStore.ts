// What the export panel shows, and what the exported format loses, by the thing that loses it: the canvas marks its cards with it while the panel is open.
import type { ExportLoss } from "@laban/interop";
import { create } from "zustand";
import { refOfPath } from "../document/elements.ts";
import { usePanels } from "../workspace/panelStore.ts";

/** What one thing loses. */
export interface ElementLosses {
  readonly lost: number;
  readonly approximated: number;
  /** The first reason. */
  readonly why: string;
}

interface ExportState {
  readonly isOpen: boolean;
  /** null: the list of formats. */
  readonly formatId: string | null;
  /** The format that was left for the list: the focus goes back to it there. */
  readonly leftId: string | null;
  /** The copy for sharing: without what is sensitive. */
  readonly isForSharing: boolean;
  /** Keyed "pattern:check_stock"; empty while nothing is exported. */
  readonly losses: ReadonlyMap<string, ElementLosses>;
}

/** The button that opens the panel: the focus goes back to it. */
export const exportButtonId = "open-export";

/** What is only for readers marks no card: nearly every one would have a mark. */
const unmarked: ReadonlySet<ExportLoss["what"]> = new Set(["description", "title", "stem", "layout", "scenario"]);

const none: ReadonlyMap<string, ElementLosses> = new Map();

/** The panel; closed at first. */
export const useExport = create<ExportState>()(() => ({
  isOpen: false,
  formatId: null,
  leftId: null,
  isForSharing: false,
  losses: none,
}));

/** Opens the panel beside the canvas, at a format or at the list of all. */
export function openExport(formatId: string | null = null): void {
  usePanels.setState({ mode: "design" });
  useExport.setState({ isOpen: true, formatId, leftId: null });
}

/** Back to the list of formats. A copy for sharing is asked for at each format: the list takes the choreography itself along, whole. */
export function leaveFormat(): void {
  useExport.setState(({ formatId }) => ({ formatId: null, leftId: formatId, isForSharing: false }));
}

/** Closes it and takes the marks off the canvas. */
export function closeExport(): void {
  useExport.setState({ isOpen: false, losses: none, isForSharing: false });
  document.getElementById(exportButtonId)?.focus();
}

/** Marks the things that lose something; nothing is marked while no format is shown. */
export function markLosses(losses: readonly ExportLoss[]): void {
  if (losses.length === 0) return useExport.setState({ losses: none });
  const marked = new Map<string, ElementLosses>();
  for (const { path, what, fate, why } of losses) {
    if (unmarked.has(what)) continue;
    const ref = refOfPath(path);
    if (ref === null) continue;
    const key = `${ref.type}:${ref.id}`;
    const known = marked.get(key) ?? { lost: 0, approximated: 0, why };
    marked.set(key, {
      ...known,
      lost: known.lost + (fate === "lost" ? 1 : 0),
      approximated: known.approximated + (fate === "approximated" ? 1 : 0),
    });
  }
  useExport.setState({ losses: marked });
}
