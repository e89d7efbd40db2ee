// What `--metrics` adds: when most happened, how many correlations were under way at once, and how long the runs of each pattern took.
import type { Metrics } from "@laban/trace";
import { counted, durationText, grouped } from "./summary.ts";

/** The metrics of a whole run, several lines. */
export function metricsText(metrics: Metrics): string {
  const { span } = metrics;
  if (span === undefined) return "no metrics: nothing happened\n";
  const lengthMs = span.toMs - span.fromMs;
  const bucketMs = Math.max(1, Math.ceil((lengthMs + 1) / 200));
  const question = { fromMs: span.fromMs, toMs: span.toMs + 1, bucketMs };
  const busiest = peakOf(metrics.eventsPerBucket(question).counts);
  const active = peakOf(metrics.activePerBucket(question).counts);
  const counts = metrics.countsAt(span.toMs);
  const at = (bucket: number): string => new Date(span.fromMs + bucket * bucketMs).toISOString();
  return `${[
    `from ${new Date(span.fromMs).toISOString()} to ${new Date(span.toMs).toISOString()} (${durationText(lengthMs)})`,
    `${counted(counts.correlations, "correlation")}; at most ${grouped(active.value)} under way at once, about ${at(active.bucket)}`,
    `busiest: ${counted(busiest.value, "event")} in ${durationText(bucketMs)} from ${at(busiest.bucket)}`,
    `runs opened ${grouped(counts.opened)}, ended ${grouped(counts.ended)}`,
  ].join("\n")}\n`;
}

function peakOf(counts: Float64Array): { readonly value: number; readonly bucket: number } {
  let bucket = 0;
  for (let at = 1; at < counts.length; at += 1) if ((counts[at] ?? 0) > (counts[bucket] ?? 0)) bucket = at;
  return { value: counts[bucket] ?? 0, bucket };
}
