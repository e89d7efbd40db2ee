// The look's tokens for drawing on a canvas: read from the page's own CSS, so that light and dark have one source.
import type { TimelineTheme } from "@laban/timeline";
import { useSyncExternalStore } from "react";

const COLOURS = [
  "canvas",
  "panel",
  "raised",
  "sunk",
  "line",
  "staff",
  "line2",
  "ink",
  "ink2",
  "ink3",
  "onink",
  "sel",
  "selbg",
  "now",
  "nowbg",
  "wait",
  "waitbg",
  "bad",
] as const;

let read: { readonly key: string; readonly theme: TimelineTheme } | undefined;

/** The tokens as they are now; the same object until the theme changes. */
export function timelineTheme(): TimelineTheme {
  const root = document.documentElement;
  const key = root.dataset["theme"] ?? "";
  if (read?.key === key) return read.theme;
  const style = getComputedStyle(root);
  const value = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const colours = Object.fromEntries(COLOURS.map((name) => [name, value(name)])) as Record<
    (typeof COLOURS)[number],
    string
  >;
  read = { key, theme: { ...colours, uiFont: value("ui"), monoFont: value("mono"), timeFont: value("tempo") } };
  return read.theme;
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

/** The tokens, drawn again when the theme changes. */
export function useTimelineTheme(): TimelineTheme {
  return useSyncExternalStore(subscribe, timelineTheme);
}
