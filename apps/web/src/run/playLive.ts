// Writes the live store from the trace and the cursor: what sounds from the records that were passed, how much from the counts at the playhead.
import type { PatternCounts, TraceRecord } from "@laban/trace";
import { askKey, type LiveState, shareKey, SILENCE, SOUND_MS, type SoundingKey, useLive } from "./liveStore.ts";
import { type Cursor, eventsPlayed, type Speed } from "./runStore.ts";
import type { CountsByName, RunTrace } from "./runTrace.ts";
import { wholePercents } from "./wholePercents.ts";

/** Counts are for reading: ten times a second is as fast as anyone can. */
const COUNTS_EVERY_MS = 100;
/** Of what was passed at once only this much can be heard. */
const SOUNDING_RECORDS_MAX = 400;

let countedAt = 0;

/** Tells the canvas where the playhead is; `from` is the index it came from, when it moved forward by playing. */
export function playLive(
  trace: RunTrace,
  cursor: Cursor,
  how: { readonly from: number | null; readonly isPlaying: boolean; readonly speed: Speed; readonly nowMs: number },
): void {
  const { nowMs, isPlaying } = how;
  if (cursor.index === 0) {
    if (useLive.getState().isOn) useLive.setState(SILENCE);
    return;
  }
  const before = useLive.getState();
  const sounding = soundingNow(trace, cursor, { ...how, before: before.sounding });
  const hasTokens = how.speed !== "instant" && how.speed <= 4;
  const isDue = nowMs - countedAt >= COUNTS_EVERY_MS || !isPlaying || !before.isOn;
  if (!isDue && sounding === before.sounding && before.isPlaying === isPlaying) return;
  const counts = isDue ? countsAt(trace, cursor.atMs) : {};
  if (isDue) countedAt = nowMs;
  useLive.setState({ isOn: true, sounding, isPlaying, hasTokens, ...counts });
}

function soundingNow(
  trace: RunTrace,
  cursor: Cursor,
  how: {
    readonly from: number | null;
    readonly isPlaying: boolean;
    readonly nowMs: number;
    readonly before: ReadonlyMap<SoundingKey, number>;
  },
): ReadonlyMap<SoundingKey, number> {
  if (how.from === null || !how.isPlaying) {
    // Standing still: the last event and what it set off.
    const played = eventsPlayed(trace, cursor);
    const start = played === 0 ? cursor.index : trace.eventPositions.at(played - 1);
    return heard(trace, {
      from: Math.max(start, cursor.index - SOUNDING_RECORDS_MAX),
      to: cursor.index,
      nowMs: how.nowMs,
      into: new Map(),
    });
  }
  const isOver = [...how.before.values()].some((since) => how.nowMs - since > SOUND_MS);
  if (how.from === cursor.index && !isOver) return how.before;
  const into = new Map<SoundingKey, number>();
  for (const [key, since] of how.before) if (how.nowMs - since <= SOUND_MS) into.set(key, since);
  return heard(trace, {
    from: Math.max(how.from, cursor.index - SOUNDING_RECORDS_MAX),
    to: cursor.index,
    nowMs: how.nowMs,
    into,
  });
}

function heard(
  trace: RunTrace,
  stretch: {
    readonly from: number;
    readonly to: number;
    readonly nowMs: number;
    readonly into: Map<SoundingKey, number>;
  },
): ReadonlyMap<SoundingKey, number> {
  for (let i = stretch.from; i < stretch.to; i += 1) {
    const record = trace.records.at(i);
    if (record !== undefined) for (const key of keysOf(trace, record)) stretch.into.set(key, stretch.nowMs);
  }
  return stretch.into;
}

/** What a record makes sound. */
export function keysOf(trace: RunTrace, record: TraceRecord): readonly SoundingKey[] {
  switch (record.type) {
    case "event": {
      const pattern = record.cause === undefined ? undefined : trace.patternOfAction(record.cause);
      const type = record.event.type;
      return pattern === undefined ? [`event:${type}`] : [`event:${type}`, `consequence:${pattern}>${type}`];
    }
    case "effect":
      return [
        `pattern:${record.effect.pattern}`,
        ...cueTo(trace, record.effect.pattern, record.effect.seq, record.effect.outcome),
      ];
    case "run_opened":
    case "run_advanced":
      return cueTo(trace, record.pattern, record.seq);
    case "run_ended":
      return [
        `pattern:${record.pattern}`,
        ...(record.seq === undefined ? [] : cueTo(trace, record.pattern, record.seq)),
      ];
    case "action_started":
      return [`agent:${record.agent}`, `ask:${record.pattern}>${record.agent}`];
    case "action_ended": {
      const agent = trace.agentOfAction(record.action);
      return agent === undefined ? [] : [`agent:${agent}`];
    }
    case "no_match":
    case "dead_letter":
      return [];
  }
}

/** The wire from the event at `seq` to a pattern; a deadline has none. */
function cueTo(trace: RunTrace, pattern: string, seq: number, outcome = "matched"): readonly SoundingKey[] {
  if (outcome === "timeout") return [];
  const position = trace.causality.eventAt(seq);
  const record = position === undefined ? undefined : trace.records.at(position);
  return record?.type === "event" ? [`cue:${record.event.type}>${pattern}`] : [];
}

function countsAt(
  trace: RunTrace,
  atMs: number,
): Pick<LiveState, "patterns" | "events" | "work" | "answers" | "shares"> {
  const patterns = new Map<string, PatternCounts>();
  for (const pattern of trace.metrics.patterns) patterns.set(pattern, trace.metrics.patternAt(pattern, atMs));
  const begun = upTo(trace.workBegun, atMs);
  const ended = upTo(trace.workEnded, atMs);
  const work = new Map<string, number>();
  for (const [agent, count] of begun) work.set(agent, count - (ended.get(agent) ?? 0));
  return { patterns, events: upTo(trace.events, atMs), work, ...answersAt(trace, atMs) };
}

/** Of the answers to each action that a pattern asks for, how many brought which event. An answer may bring several, so a share is of answers, not of events. */
export function answersAt(trace: RunTrace, atMs: number): Pick<LiveState, "answers" | "shares"> {
  const answers = new Map<string, number>();
  const shares = new Map<string, number>();
  for (const [pattern, byAction] of trace.answers) {
    for (const [action, { ended, brought }] of byAction) {
      const all = ended.countUpTo(atMs);
      if (all === 0) continue;
      answers.set(askKey(pattern, action), all);
      for (const [type, share] of wholePercents(upTo(brought, atMs), all)) {
        shares.set(shareKey(pattern, action, type), share);
      }
    }
  }
  return { answers, shares };
}

function upTo(counts: CountsByName, atMs: number): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [name, instants] of counts) {
    const count = instants.countUpTo(atMs);
    if (count > 0) found.set(name, count);
  }
  return found;
}
