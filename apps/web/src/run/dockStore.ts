// Which panel of the dock is shown, and what of the log: numbers elsewhere lead into it.
import { create } from "zustand";
import { usePanels } from "../workspace/panelStore.ts";
import type { LogFilter } from "./log/logFilter.ts";

/** The panels of the dock. */
export type DockTab = "timeline" | "problems" | "log" | "metrics";

interface Dock {
  readonly tab: DockTab;
  /** null: the whole log. */
  readonly logFilter: LogFilter | null;
}

/** The dock. */
export const useDock = create<Dock>()(() => ({ tab: "timeline", logFilter: null }));

/** Shows the records behind a number, in the log. */
export function showInLog(logFilter: LogFilter): void {
  usePanels.setState({ isDockOpen: true });
  useDock.setState({ tab: "log", logFilter });
}
