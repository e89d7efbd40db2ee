// The metrics of a run as a fold over its trace. Nothing is averaged away while folding: instants are kept in columns, and
// every question is asked *at a playhead*, so that scrubbing back shows what was known then.
//
// Trace time never falls: a record that carries an earlier instant than one before it (a late event keeps its own time)
// counts at the later one. The columns can then be searched.
import { type BucketQuestion, type Buckets, bucketsOf, emptyBuckets } from "./buckets.ts";
import { createCorrelationLives } from "./correlationLives.ts";
import type { Distribution } from "./distribution.ts";
import {
  createLatencyPairing,
  createLatencySeries,
  distributionBetween,
  type LatencyPairing,
  type LatencyRange,
  type LatencySeries,
} from "./latency.ts";
import { createIntegerColumn, createNumberColumn } from "./numberColumn.ts";
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
  latency(pair: { readonly from: string; readonly to: string }, range: LatencyRange): Distribution | undefined;
  /** How long an agent's actions took, for those that ended in (after, until]. */
  answerTime(agent: string, range: LatencyRange): Distribution | undefined;
}

/** An empty fold. `bucketMs` (default 1,000) is the bucket of questions that name none. */
export function createMetrics(options: { readonly bucketMs?: number } = {}): Metrics {
  const defaultBucketMs = options.bucketMs ?? 1_000;
  const events = { at: createNumberColumn(), type: createIntegerColumn(), correlation: createIntegerColumn() };
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
          // That a threshold recovered is told as matched, too, but it is the end of a firing and no other one.
          if (record.effect.outcome === "matched" && record.effect.detail !== "recovered")
            seriesOf(record.effect.pattern).fired.push(now);
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
