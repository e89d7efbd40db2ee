// A small story told as records, and arbitrary records of every type, for the tests of this package and of its readers.
import * as fc from "fast-check";
import type { Effect, TraceRecord } from "./records.ts";

/** 2026-11-20T14:02:00Z, the minute of the story. */
export const STORY_START = 1_795_183_320_000;

/**
 * An order that is checked, paid at the second try and never packed: two agents, a sequence that matched, an absence that was
 * fulfilled, a condition that was false, one that was unknown, and a duplicate.
 */
export function orderStory(order = "ord-4128", start: number = STORY_START, firstSeq = 1): readonly TraceRecord[] {
  const at = (seconds: number): number => start + seconds * 1_000;
  const event = (seconds: number, seq: number, type: string, data: object, cause?: string): TraceRecord => ({
    type: "event",
    seq,
    at: at(seconds),
    event: { id: `evt-${seq}`, type, source: "shop", time: at(seconds), data: { order_id: order, ...data } },
    correlation: order,
    verdict: "accepted",
    ...(cause === undefined ? {} : { cause }),
  });
  const fired = (seconds: number, seq: number, pattern: string, action: string, capability: string): TraceRecord => ({
    type: "effect",
    at: at(seconds),
    correlation: order,
    effect: effectOf({
      seq,
      at: at(seconds),
      pattern,
      key: [order],
      events: [`evt-${seq}`],
      action,
      capability,
      id: `${pattern}/${seq}`,
    }),
  });
  const started = (seconds: number, seq: number, pattern: string, name: string, agent: string): TraceRecord => ({
    type: "action_started",
    at: at(seconds),
    action: `act-${seq}`,
    name,
    effect: `${pattern}/${seq}`,
    pattern,
    agent,
    capability: "any",
    correlation: order,
    seq,
  });
  const ended = (seconds: number, seq: number, emits: readonly string[]): TraceRecord => ({
    type: "action_ended",
    at: at(seconds),
    action: `act-${seq}`,
    outcome: "done",
    emits,
  });
  const [s1, s2, s3, s4] = [firstSeq, firstSeq + 1, firstSeq + 2, firstSeq + 3] as const;
  const run = firstSeq * 2;
  return [
    event(0, s1, "order_received", { order_value: 240 }),
    fired(0, s1, "check_stock", "check_inventory", "inventory_management"),
    { type: "no_match", at: at(0), pattern: "flag_high_value", seq: s1, verdict: "false" },
    {
      type: "run_opened",
      at: at(0),
      run,
      pattern: "paid_quickly",
      correlation: order,
      seq: s1,
      due: at(60),
      step: "order_received",
      waitingFor: "inventory_confirmed",
    },
    {
      type: "run_opened",
      at: at(0),
      run: run + 1,
      pattern: "unpaid",
      correlation: order,
      seq: s1,
      due: at(1_800),
      waitingFor: "payment_successful",
    },
    started(0, s1, "check_stock", "check_inventory", "warehouse"),
    ended(0.2, s1, ["inventory_confirmed"]),
    event(0.2, s2, "inventory_confirmed", { items_available: true }, `act-${s1}`),
    {
      type: "run_advanced",
      at: at(0.2),
      run,
      pattern: "paid_quickly",
      seq: s2,
      step: "inventory_confirmed",
      due: at(60.2),
      waitingFor: "payment_successful",
    },
    fired(0.2, s2, "take_payment", "process_payment", "payment_processing"),
    started(0.2, s2, "take_payment", "process_payment", "payments"),
    ended(6, s2, ["payment_failed"]),
    event(6, s3, "payment_failed", {}, `act-${s2}`),
    {
      type: "no_match",
      at: at(6),
      pattern: "stop_retrying",
      seq: s3,
      verdict: "unknown",
      reason: "data.retry_count is missing",
    },
    fired(6, s3, "retry_payment", "retry_payment", "payment_processing"),
    started(6, s3, "retry_payment", "retry_payment", "payments"),
    ended(35, s3, ["payment_successful"]),
    event(35, s4, "payment_successful", { payment_status: "confirmed" }, `act-${s3}`),
    { type: "run_advanced", at: at(35), run, pattern: "paid_quickly", seq: s4, step: "payment_successful" },
    { type: "run_ended", at: at(35), run, pattern: "paid_quickly", outcome: "matched", seq: s4 },
    {
      type: "run_ended",
      at: at(35),
      run: run + 1,
      pattern: "unpaid",
      outcome: "matched",
      detail: "fulfilled",
      seq: s4,
    },
  ];
}

/** An effect with everything optional left out unless given. */
export function effectOf(parts: Partial<Effect> & Pick<Effect, "seq" | "at" | "pattern" | "id">): Effect {
  return { outcome: "matched", key: [], events: [], priority: 5, ...parts };
}

const instant = fc.oneof(fc.integer({ min: 0, max: 2e12 }), fc.integer({ min: -8.64e15, max: 8.64e15 }));
const position = fc.nat({ max: 1_000_000 });
const name = fc.oneof(
  fc.constantFrom("order_received", "paid", "__proto__", "constructor", "", "x".repeat(300)),
  fc.string({ unit: "binary", maxLength: 12 }),
);
const correlation = fc.option(name, { nil: null });
/** JSON as it comes from a parser: no −0, and `__proto__` as an ordinary key. */
const data = fc
  .dictionary(name, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 })
  .map((value) => JSON.parse(JSON.stringify(value)) as Record<string, never>);
const outcome = fc.constantFrom("matched", "timeout", "violated", "broken", "cancelled", "evicted");
const detail = fc.constantFrom("fulfilled", "restarted", "moved", "recovered");

function record<T>(
  required: { [K in keyof T]: fc.Arbitrary<T[K]> },
  optional: Record<string, fc.Arbitrary<unknown>> = {},
): fc.Arbitrary<TraceRecord> {
  const model = { ...required, ...optional };
  return fc.record(model, {
    requiredKeys: Object.keys(required) as never[],
    noNullPrototype: true,
  }) as unknown as fc.Arbitrary<TraceRecord>;
}

/** Any record of any type, each optional field present or not. */
export const anyRecord: fc.Arbitrary<TraceRecord> = fc.oneof(
  record(
    {
      type: fc.constant("event"),
      seq: position,
      at: instant,
      event: fc.record(
        { id: name, type: name, source: name, time: instant, data, correlation_id: name },
        { requiredKeys: ["id", "type", "source", "time", "data"], noNullPrototype: true },
      ),
      correlation,
      verdict: fc.constantFrom("accepted", "duplicate", "late", "late_processed", "uncorrelated"),
    },
    { cause: name },
  ),
  record({
    type: fc.constant("effect"),
    at: instant,
    correlation,
    effect: fc.record(
      {
        seq: position,
        at: instant,
        pattern: name,
        outcome,
        key: fc.array(fc.oneof(name, fc.integer(), fc.boolean(), fc.constant(null)), { maxLength: 3 }),
        events: fc.array(name, { maxLength: 4 }),
        priority: fc.integer(),
        id: name,
        detail,
        late: fc.constant(true),
        action: name,
        capability: name,
        missing: name,
        latencyMs: fc.nat(),
      },
      { requiredKeys: ["seq", "at", "pattern", "outcome", "key", "events", "priority", "id"], noNullPrototype: true },
    ),
  }),
  record(
    { type: fc.constant("run_opened"), at: instant, run: position, pattern: name, correlation, seq: position },
    { due: instant, step: name, waitingFor: name },
  ),
  record(
    { type: fc.constant("run_advanced"), at: instant, run: position, pattern: name, seq: position, step: name },
    { due: instant, waitingFor: name },
  ),
  record(
    { type: fc.constant("run_ended"), at: instant, run: position, pattern: name, outcome },
    { detail, seq: position, missing: name },
  ),
  record(
    {
      type: fc.constant("no_match"),
      at: instant,
      pattern: name,
      seq: position,
      verdict: fc.constantFrom("false", "unknown", "cooling", "excluded"),
    },
    { reason: name },
  ),
  record({
    type: fc.constant("action_started"),
    at: instant,
    action: name,
    name,
    effect: name,
    pattern: name,
    agent: name,
    capability: name,
    correlation,
    seq: position,
  }),
  record({
    type: fc.constant("action_ended"),
    at: instant,
    action: name,
    outcome: fc.constantFrom("done", "no_answer", "failed"),
    emits: fc.array(name, { maxLength: 3 }),
  }),
  record(
    {
      type: fc.constant("dead_letter"),
      at: instant,
      reason: fc.constantFrom("no_agent", "chain_too_long", "no_behaviour", "queue_full"),
      message: name,
    },
    { effect: name, seq: position },
  ),
);
