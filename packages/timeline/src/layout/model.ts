// What the timeline knows of a run: one lane per correlation, in order of its first event, with pins (events), bars (actions),
// spans (runs of stateful patterns) and firings. It grows record by record and holds no pixels.
//
// Pins are by far the most numerous and live in columns; bars and spans are small objects of one shape each.
// bench: 323k records (83k events, 20k correlations) in 1.0 s on two busy shared cores, half of it the collector (model.bench.ts).
import {
  createIntegerColumn,
  createNumberColumn,
  type NumberColumn,
  type Outcome,
  type TraceRecord,
} from "@laban/trace";
import { createHistogram, type Histogram } from "./histogram.ts";
import { type Bar, type Firing, type Lane, PIN_VERDICTS, type PinColumns, type Span, type SpanStep } from "./lane.ts";
import { freeTrack } from "./freeTrack.ts";
import { createLaneBySeq } from "./laneBySeq.ts";
import { createMoments, type MomentKind, type Moments } from "./moments.ts";
import { createWordSets, type WordSets } from "./wordSets.ts";
import { createWords, type Words } from "./words.ts";

/** The lanes of one run. */
export interface TimelineModel {
  /** Takes the next record of the trace. */
  add(record: TraceRecord): void;
  /** Records taken so far: the position of the next, and a key for caches. */
  readonly length: number;
  readonly lanes: readonly Lane[];
  readonly pins: PinColumns;
  readonly words: Words;
  /** The sets of names that occur together in lanes. */
  readonly wordSets: WordSets;
  /** What happened over all lanes, in order of time, and what the durations in it are called. */
  readonly moments: Moments;
  readonly labels: Words;
  /** Words of patterns that opened runs, in order of first appearance. */
  readonly statefulPatterns: readonly number[];
  readonly span: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly eventHistogram: Histogram;
  readonly failureHistogram: Histogram;
  /** The lane of a correlation, or undefined. */
  laneOf(correlation: string | null): number | undefined;
  /** The lane that a record belongs to, by its position; undefined for one that belongs to none. */
  laneOfPosition(position: number): number | undefined;
}

const FAILED: ReadonlySet<Outcome> = new Set<Outcome>(["timeout", "violated", "broken", "evicted"]);

/** An empty timeline. */
export function createTimelineModel(): TimelineModel {
  const lanes: Lane[] = [];
  const laneIndex = new Map<string | null, number>();
  const words = createWords();
  const wordSets = createWordSets();
  const moments = createMoments();
  const labels = createWords();
  const statefulPatterns: number[] = [];
  const pins: PinColumns = {
    lane: createIntegerColumn(),
    at: createNumberColumn(),
    type: createIntegerColumn(),
    seq: createNumberColumn(),
    position: createIntegerColumn(),
    verdict: createIntegerColumn(),
  };
  const laneByPosition = createIntegerColumn();
  const laneBySeq = createLaneBySeq();
  const liveBars = new Map<string, Bar>();
  const liveSpans = new Map<number, Span>();
  const firingByEffect = new Map<string, Firing>();
  const eventHistogram = createHistogram();
  const failureHistogram = createHistogram();
  let fromMs = Number.POSITIVE_INFINITY;
  let toMs = Number.NEGATIVE_INFINITY;

  const laneFor = (correlation: string | null, at: number): number => {
    let index = laneIndex.get(correlation);
    if (index === undefined) {
      index = lanes.length;
      laneIndex.set(correlation, index);
      lanes.push({
        correlation,
        firstAt: at,
        lastAt: at,
        pins: [],
        bars: [],
        spans: [],
        firings: [],
        words: 0,
        failures: 0,
      });
    }
    const lane = lanes[index] as Lane;
    if (at > lane.lastAt) lane.lastAt = at;
    return index;
  };

  const wordIn = (lane: number, word: string): number => {
    const index = words.indexOf(word);
    const holder = lanes[lane];
    if (holder !== undefined) holder.words = wordSets.with(holder.words, index);
    return index;
  };

  const failIn = (lane: number | undefined, at: number): void => {
    failureHistogram.add(at);
    const failed = lane === undefined ? undefined : lanes[lane];
    if (failed !== undefined) failed.failures += 1;
  };

  /** How the end of a run is counted: only matches are measured. */
  const endOfRun = (
    span: Span,
    { outcome, at }: Extract<TraceRecord, { type: "run_ended" }>,
  ): { readonly kind: MomentKind; readonly label: number; readonly tookMs: number } => {
    const tookMs = at - span.openedAt;
    if (outcome !== "matched") return { kind: outcome === "timeout" ? "timeout" : "ended", label: -1, tookMs };
    const label = labels.indexOf(`${words.at(span.pattern)}, opened to ${span.detail ?? "matched"}`);
    return { kind: "matched", label, tookMs };
  };

  /** Adds a record and says which lane it belongs to. */
  const taken = (record: TraceRecord, position: number): number | undefined => {
    switch (record.type) {
      case "event": {
        const lane = laneFor(record.correlation, record.at);
        const pin = pins.lane.length;
        pins.lane.push(lane);
        pins.at.push(record.at);
        pins.type.push(wordIn(lane, record.event.type));
        pins.seq.push(record.seq);
        pins.position.push(position);
        pins.verdict.push(PIN_VERDICTS.indexOf(record.verdict));
        insertByTime((lanes[lane] as Lane).pins, pin, pins.at);
        if (record.verdict !== "duplicate") laneBySeq.set(record.seq, lane);
        eventHistogram.add(record.at);
        moments.add({ at: record.at, lane, kind: "event", label: -1, tookMs: 0 });
        return lane;
      }
      case "effect": {
        // What a stateful pattern did is told by its span; a block beside it would say it twice.
        const isStateful = statefulPatterns.includes(words.find(record.effect.pattern));
        if (isStateful || (record.effect.outcome !== "matched" && record.effect.action === undefined)) {
          return record.correlation === null ? undefined : laneIndex.get(record.correlation);
        }
        const lane = laneFor(record.correlation, record.at);
        const { pattern, at, seq, action, id } = record.effect;
        const firing: Firing = { lane, pattern: wordIn(lane, pattern), at, seq, action, position, hasBar: false };
        (lanes[lane] as Lane).firings.push(firing);
        firingByEffect.set(id, firing);
        return lane;
      }
      case "run_opened": {
        const lane = laneFor(record.correlation, record.at);
        const pattern = wordIn(lane, record.pattern);
        if (!statefulPatterns.includes(pattern)) statefulPatterns.push(pattern);
        const { spans } = lanes[lane] as Lane;
        const track = freeTrack(spans, (each) =>
          each.pattern === pattern && each.endAt === undefined ? each.track : -1,
        );
        const step = stepOf(record, record.step ?? "", position);
        const span: Span = {
          lane,
          pattern,
          run: record.run,
          openedAt: record.at,
          steps: [step],
          track,
          endAt: undefined,
          outcome: undefined,
          detail: undefined,
          missing: undefined,
          endPosition: undefined,
        };
        spans.push(span);
        liveSpans.set(record.run, span);
        return lane;
      }
      case "run_advanced": {
        const span = liveSpans.get(record.run);
        if (span === undefined) return undefined;
        span.steps.push(stepOf(record, record.step, position));
        return span.lane;
      }
      case "run_ended": {
        const span = liveSpans.get(record.run);
        if (span === undefined) return undefined;
        liveSpans.delete(record.run);
        span.endAt = record.at;
        span.outcome = record.outcome;
        span.detail = record.detail;
        span.missing = record.missing;
        span.endPosition = position;
        laneFor(lanes[span.lane]?.correlation ?? null, record.at);
        if (FAILED.has(record.outcome)) failIn(span.lane, record.at);
        moments.add({ at: record.at, lane: span.lane, ...endOfRun(span, record) });
        return span.lane;
      }
      case "action_started": {
        const lane = laneFor(record.correlation, record.at);
        const agent = wordIn(lane, record.agent);
        const { bars } = lanes[lane] as Lane;
        const bar: Bar = {
          lane,
          agent,
          name: wordIn(lane, record.name),
          pattern: wordIn(lane, record.pattern),
          startAt: record.at,
          laneTrack: freeTrack(bars, (each) => (each.endAt === undefined ? each.laneTrack : -1)),
          agentTrack: freeTrack(bars, (each) =>
            each.agent === agent && each.endAt === undefined ? each.agentTrack : -1,
          ),
          position,
          effect: record.effect,
          endAt: undefined,
          outcome: undefined,
        };
        bars.push(bar);
        liveBars.set(record.action, bar);
        const firing = firingByEffect.get(record.effect);
        if (firing !== undefined) {
          firing.hasBar = true;
          firingByEffect.delete(record.effect);
        }
        return lane;
      }
      case "action_ended": {
        const bar = liveBars.get(record.action);
        if (bar === undefined) return undefined;
        liveBars.delete(record.action);
        bar.endAt = record.at;
        bar.outcome = record.outcome;
        laneFor(lanes[bar.lane]?.correlation ?? null, record.at);
        if (record.outcome !== "done") failIn(bar.lane, record.at);
        const label = labels.indexOf(`${words.at(bar.name)} by ${words.at(bar.agent)}`);
        moments.add({ at: record.at, lane: bar.lane, kind: "work", label, tookMs: record.at - bar.startAt });
        return bar.lane;
      }
      case "no_match":
        return laneBySeq.get(record.seq);
      case "dead_letter": {
        const lane = record.seq === undefined ? undefined : laneBySeq.get(record.seq);
        failIn(lane, record.at);
        return lane;
      }
    }
  };

  return {
    add(record) {
      const lane = taken(record, laneByPosition.length);
      laneByPosition.push(lane ?? -1);
      if (record.at < fromMs) fromMs = record.at;
      if (record.at > toMs) toMs = record.at;
    },
    get length() {
      return laneByPosition.length;
    },
    lanes,
    pins,
    words,
    wordSets,
    moments,
    labels,
    statefulPatterns,
    get span() {
      return fromMs > toMs ? undefined : { fromMs, toMs };
    },
    eventHistogram,
    failureHistogram,
    laneOf: (correlation) => laneIndex.get(correlation),
    laneOfPosition(position) {
      const lane = laneByPosition.at(position);
      return lane >= 0 ? lane : undefined;
    },
  };
}

function stepOf(
  record: Extract<TraceRecord, { type: "run_opened" | "run_advanced" }>,
  step: string,
  position: number,
): SpanStep {
  return { at: record.at, step, seq: record.seq, due: record.due, waitingFor: record.waitingFor, position };
}

/** Keeps pins in order of time: nearly always an append, a short walk back for a late one. */
function insertByTime(list: number[], pin: number, at: NumberColumn): void {
  let place = list.length;
  while (place > 0 && at.at(list[place - 1] as number) > at.at(pin)) place -= 1;
  if (place === list.length) list.push(pin);
  else list.splice(place, 0, pin);
}
