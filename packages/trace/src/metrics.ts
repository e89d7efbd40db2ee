// The metrics of a run as a fold over its trace. Nothing is averaged away while folding: instants are kept in columns, and
// every question is asked *at a playhead*, so that scrubbing back shows what was known then.
//
// Trace time never falls: a record that carries an earlier instant than one before it (a late event keeps its own time)
// counts at the later one. The columns can then be searched.
import type { Distribution } from "./distribution.ts";
import {
  createLatencyPairing,
  createLatencySeries,
  distributionBetween,
  type LatencyPairing,
  type LatencySeries,
} from "./latency.ts";
import { createNumberColumn, type NumberColumn } from "./numberColumn.ts";
import { countsAt, createPatternSeries, type PatternCounts, type PatternSeries } from "./patternSeries.ts";
import type { TraceRecord } from "./records.ts";

/** Counts of the whole run up to a playhead. */
export interface RunCounts {
  readonly events: number;
  readonly duplicates: number;
  readonly late: number;
  readonly uncorrelated: number;
  /** Correlations that began, and those of them that still have something to come in this trace, or an open run. */
  readonly correlations: number;
  readonly activeCorrelations: number;
  /** Runs of stateful patterns. */
  readonly opened: number;
  readonly ended: number;
  readonly actionsStarted: number;
  readonly actionsEnded: number;
  readonly deadLetters: number;
}

/** Numbers per stretch of time: bucket i covers [fromMs + i·bucketMs, fromMs + (i + 1)·bucketMs). */
export interface Buckets {
  readonly fromMs: number;
  readonly bucketMs: number;
  readonly counts: Float64Array;
}

/** What to count in buckets, and where. At most `BUCKETS_MAX` buckets are made; a finer question gets wider buckets. */
export interface BucketQuestion {
  readonly fromMs: number;
  readonly toMs: number;
  readonly bucketMs?: number;
}

/** Most buckets of one answer. */
export const BUCKETS_MAX = 10_000;

/** The metrics of one run. Add records in order; ask at any time. */
export interface Metrics {
  add(record: TraceRecord): void;
  /** First and last instant so far; undefined while empty. */
  readonly span: { readonly fromMs: number; readonly toMs: number } | undefined;
  /** How many records were added: a cheap key for caches. */
  readonly version: number;
  /** The names seen so far, in order of first appearance. */
  readonly patterns: readonly string[];
  readonly statefulPatterns: readonly string[];
  readonly eventTypes: readonly string[];
  readonly agents: readonly string[];
  countsAt(at: number): RunCounts;
  /** Zeros for a pattern that did nothing yet. */
  patternAt(pattern: string, at: number): PatternCounts;
  eventsPerBucket(question: BucketQuestion): Buckets;
  /** Firings of one pattern. */
  firedPerBucket(pattern: string, question: BucketQuestion): Buckets;
  /** Correlations that are active at the end of each bucket. */
  activePerBucket(question: BucketQuestion): Buckets;
  /** From a type to another per correlation (see latency.ts for how events pair), for samples that completed in (after, until]. */
  latency(
    pair: { readonly from: string; readonly to: string },
    range: { readonly after?: number; readonly until: number },
  ): Distribution | undefined;
  /** How long an agent's actions took, for those that ended in (after, until]. */
  answerTime(agent: string, range: { readonly after?: number; readonly until: number }): Distribution | undefined;
}

/** An empty fold. `bucketMs` (default 1,000) is the bucket of questions that name none. */
export function createMetrics(options: { readonly bucketMs?: number } = {}): Metrics {
  const defaultBucketMs = options.bucketMs ?? 1_000;
  const events = { at: createNumberColumn(), type: createNumberColumn(), correlation: createNumberColumn() };
  const dropped = { duplicate: createNumberColumn(), late: createNumberColumn() };
  const uncorrelated = createNumberColumn();
  const opened = createNumberColumn();
  const ended = createNumberColumn();
  const actionsStarted = createNumberColumn();
  const actionsEnded = createNumberColumn();
  const deadLetters = createNumberColumn();
  const typeIndex = new Map<string, number>();
  const patternSeries = new Map<string, PatternSeries>();
  const stateful = new Set<string>();
  const answerTimes = new Map<string, LatencySeries>();
  const runningActions = new Map<string, { readonly agent: string; readonly at: number }>();
  const pairings = new Map<string, LatencyPairing>();
  const correlations = createCorrelationLives();
  let fromMs = Number.NaN;
  let now = Number.NEGATIVE_INFINITY;
  let version = 0;

  const seriesOf = (pattern: string): PatternSeries => {
    let series = patternSeries.get(pattern);
    if (series === undefined) {
      series = createPatternSeries();
      patternSeries.set(pattern, series);
    }
    return series;
  };

  const addEvent = (record: Extract<TraceRecord, { type: "event" }>): void => {
    if (record.verdict === "duplicate" || record.verdict === "late") {
      dropped[record.verdict].push(now);
      return;
    }
    if (record.verdict === "late_processed") dropped.late.push(now);
    if (record.correlation === null) uncorrelated.push(now);
    let type = typeIndex.get(record.event.type);
    if (type === undefined) {
      type = typeIndex.size;
      typeIndex.set(record.event.type, type);
    }
    events.at.push(now);
    events.type.push(type);
    events.correlation.push(record.correlation === null ? -1 : correlations.touch(record.correlation, now));
  };

  return {
    add(record) {
      version += 1;
      if (Number.isFinite(record.at) && record.at > now) now = record.at;
      if (Number.isNaN(fromMs)) fromMs = now;
      switch (record.type) {
        case "event":
          addEvent(record);
          break;
        case "effect": {
          if (record.effect.outcome === "matched") seriesOf(record.effect.pattern).fired.push(now);
          if (record.correlation !== null) correlations.touch(record.correlation, now);
          break;
        }
        case "run_opened":
          stateful.add(record.pattern);
          seriesOf(record.pattern).opened.push(now);
          opened.push(now);
          if (record.correlation !== null) correlations.open(record.run, record.correlation, now);
          break;
        case "run_advanced":
          correlations.advance(record.run, now);
          break;
        case "run_ended": {
          const series = seriesOf(record.pattern);
          series.ended[record.outcome].push(now);
          if (record.detail === "restarted") series.restarted.push(now);
          ended.push(now);
          correlations.end(record.run, now);
          break;
        }
        case "no_match":
          seriesOf(record.pattern).refused[record.verdict].push(now);
          break;
        case "action_started":
          actionsStarted.push(now);
          runningActions.set(record.action, { agent: record.agent, at: now });
          if (!answerTimes.has(record.agent)) answerTimes.set(record.agent, createLatencySeries());
          if (record.correlation !== null) correlations.touch(record.correlation, now);
          break;
        case "action_ended": {
          actionsEnded.push(now);
          const started = runningActions.get(record.action);
          const series = started && answerTimes.get(started.agent);
          if (started === undefined || series === undefined) break;
          runningActions.delete(record.action);
          series.completedAt.push(now);
          series.durationMs.push(now - started.at);
          break;
        }
        case "dead_letter":
          deadLetters.push(now);
          break;
      }
    },
    get span() {
      return Number.isNaN(fromMs) ? undefined : { fromMs, toMs: now };
    },
    get version() {
      return version;
    },
    get patterns() {
      return [...patternSeries.keys()];
    },
    get statefulPatterns() {
      return [...stateful];
    },
    get eventTypes() {
      return [...typeIndex.keys()];
    },
    get agents() {
      return [...answerTimes.keys()];
    },
    countsAt: (at) => ({
      events: events.at.countUpTo(at),
      duplicates: dropped.duplicate.countUpTo(at),
      late: dropped.late.countUpTo(at),
      uncorrelated: uncorrelated.countUpTo(at),
      correlations: correlations.begunAt(at),
      activeCorrelations: correlations.activeAt(at),
      opened: opened.countUpTo(at),
      ended: ended.countUpTo(at),
      actionsStarted: actionsStarted.countUpTo(at),
      actionsEnded: actionsEnded.countUpTo(at),
      deadLetters: deadLetters.countUpTo(at),
    }),
    patternAt: (pattern, at) => countsAt(patternSeries.get(pattern) ?? createPatternSeries(), at),
    eventsPerBucket: (question) => bucketsOf(events.at, question, defaultBucketMs),
    firedPerBucket: (pattern, question) =>
      bucketsOf(patternSeries.get(pattern)?.fired ?? createNumberColumn(), question, defaultBucketMs),
    activePerBucket: (question) => {
      const buckets = emptyBuckets(question, defaultBucketMs);
      for (let i = 0; i < buckets.counts.length; i += 1) {
        buckets.counts[i] = correlations.activeAt(buckets.fromMs + (i + 1) * buckets.bucketMs);
      }
      return buckets;
    },
    latency({ from, to }, range) {
      const key = JSON.stringify([from, to]);
      let pairing = pairings.get(key);
      if (pairing === undefined) {
        // A type that did not come yet may come later: its index is looked up at every catch-up, and before it exists nothing can pair.
        pairing = createLatencyPairing(events, {
          fromType: () => typeIndex.get(from) ?? -1,
          toType: () => typeIndex.get(to) ?? -1,
        });
        pairings.set(key, pairing);
      }
      pairing.catchUp();
      return distributionBetween(pairing.series, range);
    },
    answerTime(agent, range) {
      const series = answerTimes.get(agent);
      return series && distributionBetween(series, range);
    },
  };
}

function emptyBuckets(question: BucketQuestion, defaultBucketMs: number): Buckets {
  const spanMs = Math.max(question.toMs - question.fromMs, 1);
  const bucketMs = Math.max(question.bucketMs ?? defaultBucketMs, spanMs / BUCKETS_MAX);
  return { fromMs: question.fromMs, bucketMs, counts: new Float64Array(Math.ceil(spanMs / bucketMs)) };
}

function bucketsOf(instants: NumberColumn, question: BucketQuestion, defaultBucketMs: number): Buckets {
  const buckets = emptyBuckets(question, defaultBucketMs);
  let before = instants.countBelow(buckets.fromMs);
  for (let i = 0; i < buckets.counts.length; i += 1) {
    const upTo = instants.countBelow(buckets.fromMs + (i + 1) * buckets.bucketMs);
    buckets.counts[i] = upTo - before;
    before = upTo;
  }
  return buckets;
}

/** When correlations began, when they were last heard of, and which have an open run. */
function createCorrelationLives(): {
  touch(correlation: string, at: number): number;
  open(run: number, correlation: string, at: number): void;
  advance(run: number, at: number): void;
  end(run: number, at: number): void;
  begunAt(at: number): number;
  activeAt(at: number): number;
} {
  const indexOf = new Map<string, number>();
  const first = createNumberColumn();
  const last = createNumberColumn();
  const openRuns = createNumberColumn();
  const runs = new Map<number, number>();
  let sortedEnds: Float64Array | undefined;

  const touch = (correlation: string, at: number): number => {
    sortedEnds = undefined;
    let index = indexOf.get(correlation);
    if (index === undefined) {
      index = indexOf.size;
      indexOf.set(correlation, index);
      first.push(at);
      last.push(at);
      openRuns.push(0);
    } else {
      last.set(index, at);
    }
    return index;
  };
  const touchRun = (run: number, at: number): number | undefined => {
    const index = runs.get(run);
    if (index === undefined) return undefined;
    sortedEnds = undefined;
    last.set(index, at);
    return index;
  };
  // Ends rise only after sorting, which is put off until someone asks. 100k correlations: 6 ms, once per batch of records.
  const ends = (): Float64Array => {
    sortedEnds ??= last
      .values()
      .map((at, i) => (openRuns.at(i) > 0 ? Number.POSITIVE_INFINITY : at))
      .sort();
    return sortedEnds;
  };
  return {
    touch,
    open(run, correlation, at) {
      const index = touch(correlation, at);
      runs.set(run, index);
      openRuns.set(index, openRuns.at(index) + 1);
    },
    advance(run, at) {
      touchRun(run, at);
    },
    end(run, at) {
      const index = touchRun(run, at);
      if (index === undefined) return;
      runs.delete(run);
      openRuns.set(index, openRuns.at(index) - 1);
    },
    begunAt: (at) => first.countUpTo(at),
    // Begun and not over: the end itself still counts as active no longer.
    activeAt(at) {
      const sorted = ends();
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle] as number) <= at) low = middle + 1;
        else high = middle;
      }
      return first.countUpTo(at) - low;
    },
  };
}
