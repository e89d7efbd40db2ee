// Draws one frame of the timeline onto its canvas, at the device's own resolution.
import type { ChoreographyDocument } from "@laban/model";
import { type DrawnLane, drawTimeline, type Mark, type SpanKind, type TimelineTheme } from "@laban/timeline";
import { eventsPlayed, useRun } from "../runStore.ts";
import type { RunTrace } from "../runTrace.ts";
import type { TimelineGeometry, TimelineRoom } from "./timelineScene.ts";
import { useTimelineView } from "./timelineView.ts";

/** What the pointer is over: a mark of a lane, and where the pointer is in the picture. */
export interface HoveredMark {
  readonly lane: number;
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
}

/** What was drawn last: what pointer and keys act on. */
export interface DrawnScene {
  readonly geometry: TimelineGeometry;
  readonly lanes: readonly DrawnLane[];
}

/** Draws, and gives back the lanes that are in view. */
export function drawScene(
  canvas: HTMLCanvasElement,
  parts: {
    readonly trace: RunTrace;
    readonly document: ChoreographyDocument;
    readonly theme: TimelineTheme;
    readonly room: TimelineRoom;
    readonly geometry: TimelineGeometry;
    readonly hovered: HoveredMark | undefined;
  },
): readonly DrawnLane[] {
  const { trace, document, theme, room, geometry } = parts;
  const pen = sized(canvas, room);
  if (pen === null) return [];
  const { cursor } = useRun.getState();
  const { range } = useTimelineView.getState();
  return drawTimeline(pen, {
    ...geometry,
    ...room,
    model: trace.model,
    theme,
    playheadMs: cursor.index === 0 ? undefined : cursor.atMs,
    soundingPin: eventsPlayed(trace, cursor) - 1,
    range: range ?? undefined,
    hovered: parts.hovered,
    selectedLane: undefined,
    kindOf: (pattern) => spanKindOf(document, trace, pattern),
    stemOf: (type) => (Object.hasOwn(document.events, type) ? (document.events[type]?.stem ?? "up") : "up"),
  });
}

/** How a pattern unfolds in time: by its kind in the document, or by what its runs did when the document no longer has it. */
export function spanKindOf(document: ChoreographyDocument, trace: RunTrace, pattern: string): SpanKind {
  const kind = Object.hasOwn(document.patterns, pattern) ? document.patterns[pattern]?.kind : undefined;
  if (kind === "sequence" || kind === "absence") return kind;
  if (kind !== undefined) return "other";
  const word = trace.model.words.find(pattern);
  for (const lane of trace.model.lanes.slice(0, 50)) {
    const span = lane.spans.find((each) => each.pattern === word);
    if (span !== undefined) return ["", "start"].includes(span.steps[0]?.step ?? "") ? "absence" : "sequence";
  }
  return "sequence";
}

/** The pen of a canvas that has as many pixels as the screen, in CSS units. */
export function sized(
  canvas: HTMLCanvasElement,
  room: { readonly widthPx: number; readonly heightPx: number },
): CanvasRenderingContext2D | null {
  const ratio = globalThis.devicePixelRatio || 1;
  const width = Math.round(room.widthPx * ratio);
  const height = Math.round(room.heightPx * ratio);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
    canvas.style.width = `${room.widthPx}px`;
    canvas.style.height = `${room.heightPx}px`;
  }
  const pen = canvas.getContext("2d");
  pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}
