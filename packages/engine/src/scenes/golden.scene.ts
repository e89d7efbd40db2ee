// A history that must never change: 3,000 events of a little generator through every operator, and the hash of the trace they leave.
import { canonicalJson, sha256Hex } from "@laban/bundle";
import type { ChoreographyEvent, NoMatchRecord, TraceRecord } from "@laban/trace";
import { createEngine } from "../createEngine.ts";
import { absence, bundleOf, event, match, sequence } from "./make.scene.ts";

/**
 * A change here is a change of meaning: it needs a new `semantics` number in the bundle, and a line in the change log that says why.
 * (Changed twice without one, before the first release: the labels of correlations now tell the number 7 from the text, and that an effect came
 * late stands in a field of its own, so that a detail beside it is not lost.)
 */
export const goldenHash: string = "a69f9498e0a3df21d4f4c18ab2b933623c03d37c9263869c902694a390c160dc";

const types = ["order", "stock", "paid", "packed", "shipped", "cancelled"];

const bundle = bundleOf(
  [
    match("big", "order", {
      when: "data.value > 40 && source == 'shop'",
      priority: 9,
      actions: { matched: { action: "review", capability: "risk" } },
    }),
    match("any", "order", { cooldownMs: 20_000, exclusiveGroup: "orders" }),
    match("other", "order", { exclusiveGroup: "orders", when: "size(correlated_events) > 3 && data.value >= 0" }),
    sequence("delivery", ["order", "paid", { name: "packed", min: 0 }, "shipped"], {
      maxIntervalMs: 60_000,
      withinMs: 120_000,
      guards: [{ events: ["cancelled"], when: "data.value < 30" }],
    }),
    sequence("quick", ["order", { name: "stock", strict: true, when: "data.value >= steps.order.data.value" }], {
      starts: "restart",
    }),
    sequence("many", ["order", { name: "stock", min: 1, max: 3 }, "paid"], {
      starts: "overlap",
      withinMs: 90_000,
      runsPerKeyMax: 3,
    }),
    absence("unpaid", "order", "paid", 30_000, { repeat: 2, priority: 1, cancel: { events: ["cancelled"] } }),
    absence("quiet", "order", "order", 45_000, { starts: "restart", by: [["data", "customer"]] }),
  ],
  {
    events: {
      order: {
        key: [["correlation_id"]],
        data: { kind: "object", fields: { value: { type: { kind: "int" }, optional: false } }, open: true },
      },
    },
  },
);

/**
 * The hash of the whole trace: records in order, each as canonical JSON, one per line; and what occurs in it. The reasons of unknown
 * conditions are left out: their wording may get better.
 */
export function goldenTrace(): { readonly hash: string; readonly occurring: readonly string[] } {
  const lines: string[] = [];
  const occurring = new Set<string>();
  const observe = (record: TraceRecord): void => {
    lines.push(canonicalJson(record.type === "no_match" ? withoutReason(record) : record));
    occurring.add(nameOf(record));
  };
  const engine = createEngine(bundle, { toleranceMs: 3_000, latePolicy: "process", observe });
  for (const each of history()) engine.offer(each);
  engine.tick(Infinity);
  return { hash: sha256Hex(lines.join("\n")), occurring: [...occurring].sort() };
}

function withoutReason({ reason: _wording, ...record }: NoMatchRecord): object {
  return record;
}

function nameOf(record: TraceRecord): string {
  switch (record.type) {
    case "event":
    case "no_match":
      return `${record.type} ${record.verdict}`;
    case "run_ended":
      return `${record.type} ${record.outcome}`;
    default:
      return record.type;
  }
}

/** Mostly in order, some late, some repeated, some without a key or a value. */
function* history(): Generator<ChoreographyEvent> {
  let state = 4127;
  // The "minimal standard" generator of Park and Miller: its products stay below 2^53, so it is exact everywhere.
  const dice = (sides: number): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
  let time = 1_764_000_000_000;
  let last: ChoreographyEvent | undefined;
  for (let index = 0; index < 3_000; index++) {
    time += dice(2_500);
    const key = dice(20) === 0 ? undefined : `o-${dice(9)}`;
    const data = dice(15) === 0 ? {} : { value: dice(60), customer: dice(4) };
    const source = dice(3) === 0 ? "desk" : "shop";
    const next = event(
      `e${index}`,
      types[dice(types.length)] ?? "order",
      time - dice(2) * dice(5_000),
      key,
      data,
      source,
    );
    yield dice(12) === 0 && last !== undefined ? last : next;
    last = next;
  }
}
