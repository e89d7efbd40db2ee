// How a picture is first shown, and the viewport remembered for each document and view in this browser.
import type { Picture, Rect } from "@laban/notation";
import type { Viewport } from "@xyflow/react";

/** Smaller than this a picture is not opened: rather scroll than squint. */
const openingZoomMin = 0.86;
const marginPx = 24;
/** Width of the heads at 100 %, and what their names need at any zoom. */
const headWidthPx = 150;
const headNamesPx = 88;

/** The viewport that shows the picture from its beginning, at 100 % or as much smaller as is still legible. */
export function openingViewport(picture: Picture, pane: { readonly width: number; readonly height: number }): Viewport {
  const { bounds, view } = picture;
  const margin = view === "score" ? 0 : marginPx;
  const wide = (pane.width - margin) / Math.max(1, bounds.width);
  const high = (pane.height - margin) / Math.max(1, bounds.height);
  // Where it must be scrolled downwards anyway, making it a little smaller would help nobody.
  const wanted = high < openingZoomMin ? wide : Math.min(wide, high);
  const zoom = Math.min(1, Math.max(openingZoomMin, wanted));
  if (view === "score") return { x: 0, y: 0, zoom };
  const spareX = Math.max(marginPx, (pane.width - bounds.width * zoom) / 2);
  return { x: spareX - bounds.x * zoom, y: marginPx - bounds.y * zoom, zoom };
}

/** The viewport that shows a rectangle whole, with some air, never larger than 100 %. */
export function fittingViewport(
  rect: Rect,
  pane: { readonly width: number; readonly height: number },
  view: Picture["view"],
): Viewport {
  const air = view === "score" ? 0 : marginPx;
  const zoom = Math.min(
    1,
    Math.max(
      0.05,
      Math.min(
        (pane.width - (view === "score" ? headNamesPx / 2 : 2 * air)) / Math.max(1, rect.width),
        (pane.height - 2 * air) / Math.max(1, rect.height),
      ),
    ),
  );
  // Where the heads would be too narrow for the names of the agents, they get room on the left.
  const x = view === "score" ? Math.max(0, headNamesPx - headWidthPx * zoom) : (pane.width - rect.width * zoom) / 2;
  const y = view === "score" ? 0 : (pane.height - rect.height * zoom) / 2;
  return { x: x - rect.x * zoom, y: y - rect.y * zoom, zoom };
}

const key = (document: string, view: Picture["view"]): string => `laban.viewport.${view}.${document}`;

/** The viewport that was left, if this browser knows one. */
export function rememberedViewport(document: string, view: Picture["view"]): Viewport | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(document, view)) ?? "null");
    if (typeof value !== "object" || value === null) return null;
    const { x, y, zoom } = value as Record<string, unknown>;
    if (typeof x !== "number" || typeof y !== "number" || typeof zoom !== "number") return null;
    return Number.isFinite(x + y + zoom) && zoom > 0 ? { x, y, zoom } : null;
  } catch {
    // Written by something else, or storage is not allowed: open as new.
    return null;
  }
}

/** Remembers a viewport; where storage is not allowed it is simply not remembered. */
export function rememberViewport(document: string, view: Picture["view"], viewport: Viewport): void {
  try {
    localStorage.setItem(key(document, view), JSON.stringify(viewport));
  } catch {
    // A full or forbidden storage must not disturb drawing.
  }
}

/** The view in which a document was left in this browser. */
export function rememberedView(document: string): Picture["view"] | null {
  try {
    const view = localStorage.getItem(viewKey(document));
    return view === "score" || view === "free" ? view : null;
  } catch {
    return null;
  }
}

/** Remembers it; where storage is not allowed it is simply not remembered. */
export function rememberView(document: string, view: Picture["view"]): void {
  try {
    localStorage.setItem(viewKey(document), view);
  } catch {
    // A full or forbidden storage must not disturb drawing.
  }
}

function viewKey(document: string): string {
  return `laban.view.${document}`;
}
