// The event as the engine takes it and the trace keeps it: a CloudEvent with its time already an integer instant.

/** JSON as it is parsed: the payloads of events and the values in documents. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A JSON object; keys are data and may be any string (`__proto__` and `constructor` included). */
export type JsonObject = { readonly [name: string]: Json };

/** Integer milliseconds since 1970-01-01T00:00:00Z; `Infinity` only as the argument of `tick`. */
export type InstantMs = number;

/**
 * One event. `time` and `id` are the sender's own and are never rewritten, on replay least of all.
 * Two events with the same (`source`, `id`) are the same event (CloudEvents 1.0, section 3.1).
 */
export interface ChoreographyEvent {
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly time: InstantMs;
  readonly correlation_id?: string;
  readonly data: JsonObject;
}
