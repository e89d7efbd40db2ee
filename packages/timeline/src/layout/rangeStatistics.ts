// What happened between two instants, as numbers: for the range that someone drags over the timeline.
import { createNumberColumn, type Distribution, distributionOf, type NumberColumn } from "@laban/trace";
import type { TimelineModel } from "./model.ts";
import { laneMask, MOMENT_KINDS, type MomentColumns } from "./moments.ts";

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

interface Sum {
  events: number;
  correlations: number;
  timeouts: number;
  readonly answers: NumberColumn;
  readonly samples: Map<number, { readonly kind: RangeRow["kind"]; readonly durations: NumberColumn }>;
}

/** The statistics of some lanes between two instants, both inclusive. O(lanes + moments in the range). */
export function rangeStatistics(
  model: TimelineModel,
  range: { readonly lanes: readonly number[]; readonly fromMs: number; readonly toMs: number },
): RangeStatistics {
  const { fromMs, toMs } = range;
  const { ordered, strays } = model.moments;
  const shown = laneMask(model.lanes.length, range.lanes);
  const seen = new Uint8Array(model.lanes.length);
  const sum: Sum = { events: 0, correlations: 0, timeouts: 0, answers: createNumberColumn(), samples: new Map() };
  const count = (moments: MomentColumns, i: number): void => {
    const lane = moments.lane.at(i);
    if (shown !== undefined && shown[lane] !== 1) return;
    add(sum, moments, i);
    if (moments.kind.at(i) !== 0 || seen[lane] === 1) return;
    seen[lane] = 1;
    sum.correlations += 1;
  };
  const end = ordered.at.countUpTo(toMs);
  for (let i = ordered.at.countBelow(fromMs); i < end; i += 1) count(ordered, i);
  for (let i = 0; i < strays.at.length; i += 1) {
    const at = strays.at.at(i);
    if (at >= fromMs && at <= toMs) count(strays, i);
  }
  const { events, correlations, timeouts } = sum;
  const answers = distributionOf(sum.answers.slice(0, sum.answers.length));
  return { fromMs, toMs, events, correlations, timeouts, answers, rows: rowsOf(model, sum) };
}

function add(sum: Sum, { kind, label, tookMs }: MomentColumns, i: number): void {
  const what = MOMENT_KINDS[kind.at(i)] ?? "ended";
  switch (what) {
    case "event":
      sum.events += 1;
      return;
    case "timeout":
      sum.timeouts += 1;
      return;
    case "ended":
      return;
    case "work":
    case "matched": {
      const found = sum.samples.get(label.at(i));
      const durations = found?.durations ?? createNumberColumn();
      if (found === undefined) sum.samples.set(label.at(i), { kind: what === "work" ? "action" : "run", durations });
      durations.push(tookMs.at(i));
      if (what === "work") sum.answers.push(tookMs.at(i));
    }
  }
}

function rowsOf(model: TimelineModel, { samples }: Sum): readonly RangeRow[] {
  const rows: RangeRow[] = [];
  for (const [index, { kind, durations }] of samples) {
    const samplesMs = durations.slice(0, durations.length);
    const distribution = distributionOf(samplesMs);
    if (distribution !== undefined) rows.push({ kind, label: model.labels.at(index), distribution, samplesMs });
  }
  return rows.sort((a, b) => b.distribution.count - a.distribution.count || (a.label < b.label ? -1 : 1));
}
