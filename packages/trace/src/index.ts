// The door of the trace package.
export type { ChoreographyEvent, InstantMs, Json, JsonObject } from "./event.ts";
export type {
  ActionEndedRecord,
  ActionStartedRecord,
  DeadLetterRecord,
  Effect,
  EffectRecord,
  EventRecord,
  NoMatchRecord,
  Outcome,
  OutcomeDetail,
  RunAdvancedRecord,
  RunEndedRecord,
  RunOpenedRecord,
  TraceRecord,
} from "./records.ts";
export { type CausalityIndex, causeOf, createCausalityIndex } from "./causality.ts";
export { type Distribution, distributionOf, EXACT_SAMPLES_MAX, nearestRank } from "./distribution.ts";
export {
  FRAME_RECORDS_MAX,
  FRAME_WORD_LENGTH_MAX,
  FRAME_WORDS_MAX,
  type Frame,
  type FrameFailure,
  type FrameReading,
} from "./frame.ts";
export { createFrameReader, type FrameReader } from "./frameReader.ts";
export { createFrameWriter, type FrameWriter } from "./frameWriter.ts";
export { type BucketQuestion, type Buckets, BUCKETS_MAX } from "./buckets.ts";
export { createMetrics, type Metrics, type RunCounts } from "./metrics.ts";
export { createIntegerColumn, createNumberColumn, type NumberColumn } from "./numberColumn.ts";
export { OUTCOMES, type PatternCounts } from "./patternSeries.ts";
export { canonicalLine, createTraceHash, type TraceHash } from "./traceHash.ts";
export { whyNot, type WhyNot } from "./whyNot.ts";
