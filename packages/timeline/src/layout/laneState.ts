// How a correlation stands at the playhead, in the few words that a lane header has room for.
import { durationText } from "./instant.ts";
import type { Lane, Span } from "./lane.ts";
import type { TimelineModel } from "./model.ts";

/** The state of a lane at an instant. `tone` says whether it needs a look. */
export interface LaneState {
  readonly text: string;
  readonly tone: "plain" | "waiting" | "bad";
  /** The last event so far; empty before the first. */
  readonly lastEvent: string;
  /** The stateful patterns of the run, each as it stands in this lane: what the signs in the header show. */
  readonly patterns: readonly { readonly pattern: string; readonly shading: "hollow" | "open" | "filled" | "struck" }[];
}

/** The state of a lane at an instant. O(log events + runs and work of the lane). */
export function laneStateAt(model: TimelineModel, lane: Lane, atMs: number): LaneState {
  const count = pinsUpTo(model, lane, atMs);
  const lastPin = lane.pins[count - 1] ?? -1;
  const lastEvent = lastPin < 0 ? "" : model.words.at(model.pins.type.at(lastPin));
  const opened = lane.spans.filter((span) => span.openedAt <= atMs);
  const ended = opened.filter((span) => span.endAt !== undefined && span.endAt <= atMs);
  const open = opened.filter((span) => !ended.includes(span));
  const patterns = model.statefulPatterns.map((pattern) => {
    const last = opened.findLast((span) => span.pattern === pattern);
    const hasEnded = last !== undefined && ended.includes(last);
    const shading =
      last === undefined ? "hollow" : !hasEnded ? "open" : last.outcome === "matched" ? "filled" : "struck";
    return { pattern: model.words.at(pattern), shading } as const;
  });

  const noAnswer = lane.bars.findLast((bar) => bar.endAt !== undefined && bar.endAt <= atMs && bar.outcome !== "done");
  const failed = ended.findLast((span) => span.outcome !== "matched" && span.outcome !== "cancelled");
  if (failed !== undefined) {
    return { text: endText(failed), tone: failed.outcome === "timeout" ? "waiting" : "bad", lastEvent, patterns };
  }
  if (noAnswer !== undefined) {
    const text = noAnswer.outcome === "failed" ? `${model.words.at(noAnswer.name)} failed` : "no answer";
    return { text, tone: "waiting", lastEvent, patterns };
  }
  if (open.length > 0) {
    const step = open[0]?.steps.findLast((each) => each.at <= atMs);
    return {
      text: step?.waitingFor === undefined ? "open" : `waits for ${step.waitingFor}`,
      tone: "plain",
      lastEvent,
      patterns,
    };
  }
  const last = latestEnd(ended);
  if (last !== undefined) return { text: endText(last), tone: "plain", lastEvent, patterns };
  return {
    text: count === 0 ? "" : `${count} ${count === 1 ? "event" : "events"}`,
    tone: "plain",
    lastEvent,
    patterns,
  };
}

/** How many events of a lane had been at an instant, by halving: its pins are in order of time. */
function pinsUpTo(model: TimelineModel, { pins }: Lane, atMs: number): number {
  let low = 0;
  let high = pins.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (model.pins.at.at(pins[middle] as number) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How a run ended, in words: "matched in 35 s", "timeout", "cancelled". */
export function endText(span: Span): string {
  const word = span.detail ?? span.outcome ?? "open";
  if (span.outcome !== "matched" || span.endAt === undefined) return word;
  return `${word} in ${durationText(span.endAt - span.openedAt)}`;
}

function latestEnd(spans: readonly Span[]): Span | undefined {
  let latest: Span | undefined;
  for (const span of spans) if (latest === undefined || (span.endAt ?? 0) >= (latest.endAt ?? 0)) latest = span;
  return latest;
}
