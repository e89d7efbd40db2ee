// Decides how each consequence is drawn: to the pin that hangs from it, along a wire to a pin further on, or into an
// echo. No wire runs backwards, and none is drawn to an event that the asked agent does not itself raise on that staff.
import type { AskReading, PatternReading, Reading } from "../reading/read.ts";
import { staffOf, type Beats, type PatternPlace } from "./beats.ts";
import type { Columns } from "./columns.ts";
import type { ScoreMetrics } from "./metrics.ts";
import { tabOf, type CardShape } from "./shape.ts";

/** One consequence: a pattern's ask may bring about an event. */
export interface Link {
  readonly id: string;
  readonly pattern: string;
  /** Which of the pattern's asks. */
  readonly ask: number;
  readonly event: string;
  readonly share: number;
  /** Leaves only after a deadline or another unhappy end. */
  readonly late: boolean;
  readonly drawn: "fork" | "wire" | "echo";
  readonly dangling: boolean;
}

/** A wire shorter than this has no room for its corner. */
const leastRunPx = 20;

/** All consequences of all patterns. `blocked` names wires that found no clear way: they become echoes. */
export function findLinks(
  reading: Reading,
  beats: Beats,
  columns: Columns,
  shapes: ReadonlyMap<string, CardShape>,
  blocked: ReadonlySet<string>,
): ReadonlyMap<string, readonly Link[]> {
  const links = new Map<string, Link[]>();
  const forked = new Set<string>();
  for (const pattern of reading.patterns) {
    const place = beats.patterns.get(pattern.id);
    const shape = shapes.get(pattern.id);
    if (place === undefined || shape === undefined) continue;
    const own: Link[] = [];
    for (const [index, ask] of pattern.asks.entries()) {
      for (const [event, share] of merged(ask)) {
        const id = linkId(pattern, index, event);
        const target = beats.events.get(event);
        const base = { id, pattern: pattern.id, ask: index, event, share, late: ask.ask.outcome !== "matched" };
        if (target === undefined || !reading.events.includes(event)) {
          own.push({ ...base, drawn: "echo", dangling: true });
          continue;
        }
        const x = columns.pins.get(event) ?? 0;
        const ahead = x >= shape.right + leastRunPx;
        const isCause = target.cause === pattern.id && target.staff === place.staff && !forked.has(event);
        const raises = ask.emissions.some((e) => e.event === event && staffOf(e.agent) === target.staff);
        // What comes of a deadline is the exception: it gets no wire across the score beside the usual course.
        const mayRun = raises && !base.late && !blocked.has(id);
        const drawn = !ahead ? "echo" : isCause ? "fork" : mayRun ? "wire" : "echo";
        if (drawn === "fork") forked.add(event);
        own.push({ ...base, drawn, dangling: false });
      }
    }
    links.set(pattern.id, own);
  }
  return links;
}

/** Shares of one ask by event: several agents that may answer are one consequence. */
function merged(ask: AskReading): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  for (const { event, share } of ask.emissions) shares.set(event, (shares.get(event) ?? 0) + share);
  return shares;
}

/** The id of a consequence's wire or echo. */
export function linkId(pattern: PatternReading, ask: number, event: string): string {
  const path = pattern.asks[ask]?.ask.path.join(".") ?? String(ask);
  return `consequence:${pattern.id}:${path}:${event}`;
}

/** The id of a cue's wire or echo. */
export function cueId(pattern: string, path: readonly (string | number)[]): string {
  return `cue:${pattern}:${path.join(".")}`;
}

/** Whether a cue can be drawn as a straight fall: the sign stands on the pin's x, or follows it on its own line. */
export function cueIsStraight(
  place: PatternPlace,
  cue: number,
  columns: Columns,
  shape: CardShape,
  metrics: ScoreMetrics,
): boolean {
  const listen = place.reading.cues[cue];
  const x = listen === undefined ? undefined : columns.pins.get(listen.event);
  if (listen === undefined || x === undefined) return false;
  if (shape.form === "steps") {
    const { tab: index, first } = tabOf(place, cue);
    const tab = shape.tabs[index];
    if (tab === undefined || first) return tab?.straight === true;
    return x >= tab.x + 6 && x <= tab.x + tab.width - 8;
  }
  if (shape.form === "wedge") {
    const at = listen.role === "expect" ? shape.right : shape.left + metrics.signCentrePx;
    return (listen.role !== "expect" || shape.expectStraight) && Math.abs(x - at) < 0.5;
  }
  const several = place.reading.cues.length > 1;
  return place.inline || several || Math.abs(x - shape.left - metrics.signCentrePx) < 0.5;
}
