// The places that other rooms fill: the canvas and its palette, the transport and the dock of runs. Imported here only, so that each room has one door.
import { lazy, type ComponentType, type LazyExoticComponent } from "react";

type Room = Readonly<Record<string, ComponentType | undefined>>;

// A room that has not landed yet shows nothing.
const canvasRoom = import.meta.glob<Room>("../canvas/index.{ts,tsx}");
const runRoom = import.meta.glob<Room>("../run/index.{ts,tsx}");

function slot(room: Record<string, () => Promise<Room>>, name: string): LazyExoticComponent<ComponentType> {
  return lazy(async () => {
    const open = Object.values(room)[0];
    const found = open === undefined ? undefined : (await open())[name];
    return { default: found ?? (() => null) };
  });
}

export const Canvas: LazyExoticComponent<ComponentType> = slot(canvasRoom, "Canvas");
export const Palette: LazyExoticComponent<ComponentType> = slot(canvasRoom, "Palette");
export const Transport: LazyExoticComponent<ComponentType> = slot(runRoom, "Transport");
export const RunDock: LazyExoticComponent<ComponentType> = slot(runRoom, "RunDock");
export const LastRun: LazyExoticComponent<ComponentType> = slot(runRoom, "LastRun");
