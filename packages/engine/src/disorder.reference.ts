// The slow, obvious twin of disorder.ts and of deduplication: the whole arrival at once, sorted.
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened } from "./operators/reference.ts";

/** What reaches the patterns, in order. The dedup horizon is taken to be longer than the log. */
export function arrangeArrivals(
  arrivals: readonly ChoreographyEvent[],
  toleranceMs: number,
  latePolicy: "drop" | "process",
): readonly Happened[] {
  const happened: Happened[] = [];
  const seen: ChoreographyEvent[] = [];
  for (const event of arrivals) {
    if (seen.some(({ id, source }) => id === event.id && source === event.source)) continue;
    const watermark = Math.max(...seen.map(({ time }) => time - toleranceMs));
    seen.push(event);
    if (event.time >= watermark) happened.push({ event, at: event.time });
    else if (latePolicy === "process") happened.push({ event, at: watermark });
  }
  // Sorting keeps ties in arrival order.
  return happened.toSorted((a, b) => a.at - b.at);
}
