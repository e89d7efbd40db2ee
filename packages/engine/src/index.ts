// The door of the engine package.
export { eventFromCloudEvent } from "./cloudEvent.ts";
export type { CloudEventFailure } from "./cloudEvent.ts";
export { BundleConditionError } from "./conditions.ts";
export { createEngine, restoreEngine } from "./createEngine.ts";
export type {
  Engine,
  EngineCounters,
  EngineLimits,
  EngineOptions,
  EngineSnapshot,
  PatternCounters,
  ToldEffect,
} from "./door.ts";
export { correlatedEventsMax, recentEventsMax } from "./histories.ts";
export { SnapshotError } from "./snapshot/read.ts";
export { explainEvent, type ExplainInput } from "./explain/explainEvent.ts";
export type {
  AskedCondition,
  EventExplanation,
  PatternExplanation,
  Reason,
  RunStanding,
} from "./explain/explanation.ts";
export { eventInWords, type InstantText, omittedInWords, patternInWords, reasonInWords } from "./explain/inWords.ts";
export { spanInWords } from "./explain/spanInWords.ts";
