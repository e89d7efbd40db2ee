// The columns of a frame as data: one entry per field of every record type. A new field of a record is one line here, and
// the mapped type makes forgetting it a compile error.
import type { ChoreographyEvent } from "./event.ts";
import type { Effect, TraceRecord } from "./records.ts";

/** How the values of a field are written. A trailing `?` means that the field may be absent. */
export type FieldKind =
  /** An instant or a position: steps from the record before. */
  | "step"
  | "step?"
  /** A number as it is. */
  | "number"
  | "number?"
  /** A string that comes again: through the dictionary. */
  | "word"
  | "word?"
  /** The same, where null is a value of its own. */
  | "wordOrNull"
  /** A string that hardly comes twice: in place. */
  | "text"
  | "text?"
  /** A list of either. */
  | "words"
  | "texts"
  /** A JSON object or list, in place. */
  | "object"
  | "list"
  /** A flag: true, or absent. */
  | "true?"
  /** One of a closed set, through the dictionary. */
  | { readonly oneOf: readonly string[] }
  | { readonly oneOfOrAbsent: readonly string[] };

/** All fields of a record type, except `type` and the nested record `Inner`. */
type FieldsOf<T extends TraceRecord["type"], Inner extends string = never> = {
  readonly [K in Exclude<keyof Extract<TraceRecord, { type: T }>, "type" | Inner>]-?: FieldKind;
};

/** The columns of one record type; `inner` names the field that holds a nested record with columns of its own. */
export interface RecordLayout {
  readonly letter: string;
  readonly fields: Readonly<Record<string, FieldKind>>;
  readonly inner?: { readonly name: "event" | "effect"; readonly fields: Readonly<Record<string, FieldKind>> };
}

const OUTCOMES = ["matched", "timeout", "violated", "broken", "cancelled", "evicted"];
// "late" stands in traces that were kept before it had a field of its own.
const DETAILS = ["fulfilled", "restarted", "late", "moved", "recovered"];

const eventFields: { readonly [K in keyof ChoreographyEvent]-?: FieldKind } = {
  id: "text",
  type: "word",
  source: "word",
  time: "step",
  correlation_id: "text?",
  data: "object",
};

const effectFields: { readonly [K in keyof Effect]-?: FieldKind } = {
  seq: "step",
  at: "step",
  pattern: "word",
  outcome: { oneOf: OUTCOMES },
  detail: { oneOfOrAbsent: DETAILS },
  late: "true?",
  key: "list",
  events: "texts",
  action: "word?",
  capability: "word?",
  priority: "number",
  id: "text",
  missing: "word?",
  from: "word?",
  to: "word?",
  alternative: "word?",
  value: "number?",
  latencyMs: "number?",
};

/** Every record type with its letter and its columns. */
export const RECORD_LAYOUTS: Readonly<Record<TraceRecord["type"], RecordLayout>> = {
  event: {
    letter: "e",
    fields: {
      seq: "step",
      at: "step",
      correlation: "wordOrNull",
      verdict: { oneOf: ["accepted", "duplicate", "late", "late_processed", "uncorrelated"] },
      cause: "text?",
    } satisfies FieldsOf<"event", "event">,
    inner: { name: "event", fields: eventFields },
  },
  effect: {
    letter: "f",
    fields: { at: "step", correlation: "wordOrNull" } satisfies FieldsOf<"effect", "effect">,
    inner: { name: "effect", fields: effectFields },
  },
  run_opened: {
    letter: "o",
    fields: {
      at: "step",
      run: "step",
      pattern: "word",
      correlation: "wordOrNull",
      seq: "step",
      due: "step?",
      step: "word?",
      waitingFor: "word?",
    } satisfies FieldsOf<"run_opened">,
  },
  run_advanced: {
    letter: "a",
    fields: {
      at: "step",
      run: "step",
      pattern: "word",
      seq: "step",
      step: "word",
      due: "step?",
      waitingFor: "word?",
    } satisfies FieldsOf<"run_advanced">,
  },
  run_ended: {
    letter: "z",
    fields: {
      at: "step",
      run: "step",
      pattern: "word",
      outcome: { oneOf: OUTCOMES },
      detail: { oneOfOrAbsent: DETAILS },
      seq: "step?",
      missing: "word?",
    } satisfies FieldsOf<"run_ended">,
  },
  no_match: {
    letter: "n",
    fields: {
      at: "step",
      pattern: "word",
      seq: "step",
      verdict: { oneOf: ["false", "unknown", "cooling", "excluded", "unexpected"] },
      reason: "word?",
    } satisfies FieldsOf<"no_match">,
  },
  action_started: {
    letter: "s",
    fields: {
      at: "step",
      action: "text",
      name: "word",
      effect: "text",
      pattern: "word",
      agent: "word",
      capability: "word",
      correlation: "wordOrNull",
      seq: "step",
    } satisfies FieldsOf<"action_started">,
  },
  action_ended: {
    letter: "d",
    fields: {
      at: "step",
      action: "text",
      outcome: { oneOf: ["done", "no_answer", "failed"] },
      emits: "words",
    } satisfies FieldsOf<"action_ended">,
  },
  dead_letter: {
    letter: "x",
    fields: {
      at: "step",
      reason: { oneOf: ["no_agent", "chain_too_long", "no_behaviour", "queue_full"] },
      message: "text",
      effect: "text?",
      seq: "step?",
    } satisfies FieldsOf<"dead_letter">,
  },
};

/** The record type that a letter of `Frame.order` stands for. */
export const TYPE_OF_LETTER: ReadonlyMap<string, TraceRecord["type"]> = new Map(
  (Object.keys(RECORD_LAYOUTS) as TraceRecord["type"][]).map((type) => [RECORD_LAYOUTS[type].letter, type]),
);
