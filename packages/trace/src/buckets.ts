// Counts per stretch of time, out of a column of instants: what a chart draws.
import type { NumberColumn } from "./numberColumn.ts";

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

/** Buckets of zeros for a question. */
export function emptyBuckets(question: BucketQuestion, defaultBucketMs: number): Buckets {
  const spanMs = Math.max(question.toMs - question.fromMs, 1);
  const bucketMs = Math.max(question.bucketMs ?? defaultBucketMs, spanMs / BUCKETS_MAX);
  return { fromMs: question.fromMs, bucketMs, counts: new Float64Array(Math.ceil(spanMs / bucketMs)) };
}

/** How many instants of a column that never falls lie in each bucket. O(buckets · log n). */
export function bucketsOf(instants: NumberColumn, question: BucketQuestion, defaultBucketMs: number): Buckets {
  const buckets = emptyBuckets(question, defaultBucketMs);
  let before = instants.countBelow(buckets.fromMs);
  for (let i = 0; i < buckets.counts.length; i += 1) {
    const upTo = instants.countBelow(buckets.fromMs + (i + 1) * buckets.bucketMs);
    buckets.counts[i] = upTo - before;
    before = upTo;
  }
  return buckets;
}
