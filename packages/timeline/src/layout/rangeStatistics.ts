// What happened between two instants, as numbers: for the range that someone drags over the timeline.
import { type Distribution, distributionOf } from "@laban/trace";
import type { TimelineModel } from "./model.ts";

/** One kind of duration in the range. */
export interface RangeRow {
  readonly kind: "action" | "run";
  /** "process_payment by payments", "paid_quickly, opened to matched". */
  readonly label: string;
  readonly distribution: Distribution;
  readonly samplesMs: Float64Array;
}

/** The numbers of a range. */
export interface RangeStatistics {
  readonly fromMs: number;
  readonly toMs: number;
  readonly events: number;
  readonly correlations: number;
  readonly timeouts: number;
  /** All actions that ended in the range, together. */
  readonly answers: Distribution | undefined;
  /** Every action and every matched pattern that ended in the range, the most frequent first. */
  readonly rows: readonly RangeRow[];
}

/** The statistics of some lanes between two instants, both inclusive. O(marks of the lanes). */
export function rangeStatistics(
  model: TimelineModel,
  range: { readonly lanes: readonly number[]; readonly fromMs: number; readonly toMs: number },
): RangeStatistics {
  const { fromMs, toMs } = range;
  const isIn = (at: number | undefined): at is number => at !== undefined && at >= fromMs && at <= toMs;
  const samples = new Map<string, { readonly kind: RangeRow["kind"]; readonly durations: number[] }>();
  const answers: number[] = [];
  let events = 0;
  let correlations = 0;
  let timeouts = 0;
  const add = (kind: RangeRow["kind"], label: string, ms: number): void => {
    const found = samples.get(label) ?? { kind, durations: [] };
    found.durations.push(ms);
    samples.set(label, found);
  };

  for (const index of range.lanes) {
    const lane = model.lanes[index];
    if (lane === undefined || lane.firstAt > toMs || lane.lastAt < fromMs) continue;
    let own = 0;
    for (const pin of lane.pins) if (isIn(model.pins.at.at(pin))) own += 1;
    events += own;
    if (own > 0) correlations += 1;
    for (const bar of lane.bars) {
      if (!isIn(bar.endAt)) continue;
      add("action", `${model.words.at(bar.name)} by ${model.words.at(bar.agent)}`, bar.endAt - bar.startAt);
      answers.push(bar.endAt - bar.startAt);
    }
    for (const span of lane.spans) {
      if (!isIn(span.endAt)) continue;
      if (span.outcome === "timeout") timeouts += 1;
      if (span.outcome !== "matched") continue;
      add("run", `${model.words.at(span.pattern)}, opened to ${span.detail ?? "matched"}`, span.endAt - span.openedAt);
    }
  }
  const rows: RangeRow[] = [];
  for (const [label, { kind, durations }] of samples) {
    const samplesMs = Float64Array.from(durations);
    const distribution = distributionOf(samplesMs);
    if (distribution !== undefined) rows.push({ kind, label, distribution, samplesMs });
  }
  rows.sort((a, b) => b.distribution.count - a.distribution.count || (a.label < b.label ? -1 : 1));
  return { fromMs, toMs, events, correlations, timeouts, answers: distributionOf(Float64Array.from(answers)), rows };
}
