// Many orders as a trace, for tests, benches and pictures: a dozen shapes of life with the same few event types, made from a
// counter alone, so that the same call gives the same trace.
import type { Effect, Outcome, OutcomeDetail, TraceRecord } from "@laban/trace";

/** 2026-11-20T14:02:00Z. */
export const ORDERS_START = 1_795_183_320_000;

/** How the orders are made. */
export interface OrdersScene {
  readonly count: number;
  /** Between one order and the next. */
  readonly everyMs: number;
}

/** The trace of some orders, in order of time. */
export function ordersTrace({ count, everyMs }: OrdersScene): readonly TraceRecord[] {
  const timed: { readonly at: number; readonly order: number; readonly record: (seq: number) => TraceRecord }[] = [];
  const orderOf = new Map<string, number>();
  for (let i = 0; i < count; i += 1) {
    const id = `ord-${4_127 + i}`;
    orderOf.set(id, i);
    for (const [ms, record] of orderLife(id, i)) {
      const at = ORDERS_START + i * everyMs + ms;
      timed.push({ at, order: timed.length, record: (seq) => record(at, seq) });
    }
  }
  timed.sort((a, b) => a.at - b.at || a.order - b.order);
  let seq = 0;
  const records: TraceRecord[] = [];
  for (const each of timed) {
    // The seq of a record that is no event is that of the last event of its order: good enough for pictures.
    const record = each.record(seq + 1);
    if (record.type === "event") seq += 1;
    records.push(record);
  }
  return records;
}

type Timed = readonly [ms: number, record: (at: number, seq: number) => TraceRecord];

function orderLife(order: string, i: number): readonly Timed[] {
  const paidAfter = [7_600, 35_000, 7_200, 0, 0, 19_000][i % 6] as number;
  const isCancelled = i % 6 === 3;
  const life: Timed[] = [];
  const run = i * 2 + 1;
  life.push(event(0, order, "order_received", { order_value: 86 + i }));
  life.push(action(0, 300, order, "check_stock", "check_inventory", "warehouse", "inventory_confirmed"));
  life.push(opened(0, order, "paid_quickly", run, 60_000, "order_received", "inventory_confirmed"));
  life.push(opened(0, order, "unpaid", run + 1, 1_800_000, undefined, "payment_successful"));
  life.push(...ended(300, order, "check_stock/0", "inventory_confirmed"));
  life.push([
    300,
    (at, seq) => ({
      type: "run_advanced",
      at,
      run,
      pattern: "paid_quickly",
      seq,
      step: "inventory_confirmed",
      due: at + 60_000,
      waitingFor: "payment_successful",
    }),
  ]);
  if (i % 6 === 2) {
    life.push(action(0, 41_000, order, "flag_high_value", "request_manual_review", "risk_desk", "review_cleared"));
    life.push(...ended(41_000, order, "flag_high_value/0", "review_cleared"));
  }
  if (paidAfter > 0) {
    life.push(action(300, paidAfter, order, "take_payment", "process_payment", "payments", "payment_successful"));
    life.push(...ended(paidAfter, order, "take_payment/300", "payment_successful"));
    life.push([
      paidAfter,
      (at, seq) => ({ type: "run_advanced", at, run, pattern: "paid_quickly", seq, step: "payment_successful" }),
    ]);
    life.push(
      endedRun(paidAfter, run, "paid_quickly", "matched"),
      endedRun(paidAfter, run + 1, "unpaid", "matched", "fulfilled"),
    );
    life.push(
      action(
        paidAfter,
        paidAfter + 640_000,
        order,
        "start_packing",
        "initiate_fulfillment",
        "warehouse",
        "fulfillment_complete",
      ),
    );
    life.push(...ended(paidAfter + 640_000, order, `start_packing/${paidAfter}`, "fulfillment_complete"));
  } else if (isCancelled) {
    for (const [n, ms] of [8_000, 17_000, 31_000].entries()) {
      life.push(
        action(
          n === 0 ? 300 : ([8_000, 17_000][n - 1] as number),
          ms,
          order,
          "take_payment",
          n === 0 ? "process_payment" : "retry_payment",
          "payments",
          "payment_failed",
        ),
      );
      life.push(
        ...ended(ms, order, `take_payment/${n === 0 ? 300 : ([8_000, 17_000][n - 1] as number)}`, "payment_failed"),
      );
    }
    life.push(event(33_000, order, "order_cancelled", {}));
    life.push(endedRun(33_000, run + 1, "unpaid", "cancelled"), endedRun(60_300, run, "paid_quickly", "timeout"));
  } else {
    life.push(action(300, 30_300, order, "take_payment", "process_payment", "payments", "nothing"));
    life.push([
      30_300,
      (at) => ({ type: "action_ended", at, action: `${order}/take_payment/300`, outcome: "no_answer", emits: [] }),
    ]);
    life.push(endedRun(60_300, run, "paid_quickly", "timeout"), endedRun(1_800_000, run + 1, "unpaid", "timeout"));
  }
  return life;
}

function event(ms: number, order: string, type: string, data: object, cause?: string): Timed {
  return [
    ms,
    (at, seq) => ({
      type: "event",
      seq,
      at,
      event: { id: `evt-${seq}`, type, source: "shop", time: at, data: { order_id: order, ...data } },
      correlation: order,
      verdict: "accepted",
      ...(cause === undefined ? {} : { cause }),
    }),
  ];
}

function action(
  ms: number,
  _until: number,
  order: string,
  pattern: string,
  name: string,
  agent: string,
  _emits: string,
): Timed {
  return [
    ms,
    (at, seq) => ({
      type: "action_started",
      at,
      action: `${order}/${pattern}/${ms}`,
      name,
      effect: `${order}/${pattern}/${ms}`,
      pattern,
      agent,
      capability: "any",
      correlation: order,
      seq: seq - 1,
    }),
  ];
}

function ended(ms: number, order: string, key: string, emits: string): readonly Timed[] {
  return [
    [ms, (at) => ({ type: "action_ended", at, action: `${order}/${key}`, outcome: "done", emits: [emits] })],
    event(ms, order, emits, {}, `${order}/${key}`),
  ];
}

function opened(
  ms: number,
  correlation: string,
  pattern: string,
  run: number,
  dueMs: number,
  step: string | undefined,
  waitingFor: string,
): Timed {
  return [
    ms,
    (at, seq) => ({
      type: "run_opened",
      at,
      run,
      pattern,
      correlation,
      seq,
      due: at + dueMs,
      waitingFor,
      ...(step === undefined ? {} : { step }),
    }),
  ];
}

function endedRun(ms: number, run: number, pattern: string, outcome: Outcome, detail?: OutcomeDetail): Timed {
  return [ms, (at) => ({ type: "run_ended", at, run, pattern, outcome, ...(detail === undefined ? {} : { detail }) })];
}

/** An effect of a plain pattern, for lanes without agents. */
export function firingOf(at: number, seq: number, pattern: string, correlation: string): TraceRecord {
  const effect: Effect = {
    seq,
    at,
    pattern,
    outcome: "matched",
    key: [correlation],
    events: [`evt-${seq}`],
    action: "act",
    priority: 5,
    id: `${pattern}/${seq}`,
  };
  return { type: "effect", at, effect, correlation };
}
