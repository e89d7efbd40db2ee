// The places that other rooms fill: the canvas and its palette, the transport, the dock and the screen of runs. Imported here only, so that each room has one door.
import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from "react";

type Slot = LazyExoticComponent<ComponentType>;

export const Canvas: Slot = lazy(async () => ({ default: (await import("../canvas/index.ts")).Canvas }));
export const Palette: Slot = lazy(async () => ({ default: (await import("../canvas/index.ts")).Palette }));
export const Transport: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).Transport }));
export const RunDock: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).RunDock }));
export const LastRun: Slot = lazy(async () => ({ default: (await import("../run/index.ts")).LastRun }));

/** The run on the whole page, around the canvas that it is given. */
export const RunScreen: LazyExoticComponent<ComponentType<{ readonly canvas: ReactNode }>> = lazy(async () => ({
  default: (await import("../run/index.ts")).RunScreen,
}));
