// The places that other rooms fill: the canvas and its palette, the transport, the dock and the numbers of runs. Imported here only, so that each room has one door.
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Slot = LazyExoticComponent<ComponentType>;

export const Canvas: Slot = lazy(async () => ({ default: (await import("../canvas/index.ts")).Canvas }));
export const Palette: Slot = lazy(async () => ({ default: (await import("../canvas/index.ts")).Palette }));
export const Transport: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).Transport }));
export const RunDock: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).RunDock }));
export const ExportPanel: Slot = lazy(async () => ({
  default: (await import("../export/ExportPanel.tsx")).ExportPanel,
}));
export const LastRun: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).LastRun }));

/** The numbers of a run; brief beside the canvas. */
export const Metrics: LazyExoticComponent<ComponentType<{ readonly isBrief?: boolean }>> = lazy(async () => ({
  default: (await import("../run/index.ts")).MetricsView,
}));
