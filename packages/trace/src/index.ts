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
