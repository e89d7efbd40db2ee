// Ten conditions as people write them, each beside what one would write by hand for it, and the orders that both are asked about.
import { eventScope, typeFromJsonSchema, type ConditionScope, type ScopeTypes } from "../../packages/cel/src/index.ts";

/** An order of the bench. */
interface Order {
  readonly order_value: number;
  readonly amount: number;
  readonly refunded: number;
  readonly retry_count: number;
  readonly retries_max: number;
  readonly status: string;
  readonly country: string;
  readonly coupon?: string;
  readonly is_gift: boolean;
  readonly is_test: boolean;
  readonly customer: { readonly tier: string };
  readonly items: readonly { readonly sku: string; readonly count: number; readonly price: number }[];
}

/** What conditions see of one event. */
export interface Asked extends ConditionScope {
  readonly data: Order;
  readonly time: number;
  readonly steps: { readonly first: { readonly data: Order; readonly time: number } };
}

/** A condition and its twin. */
export interface Pair {
  readonly name: string;
  readonly source: string;
  readonly byHand: (scope: Asked) => boolean;
}

const number = { type: "number" } as const;
const integer = { type: "integer" } as const;
const text = { type: "string" } as const;
const orderType = typeFromJsonSchema({
  type: "object",
  required: ["order_value", "amount", "refunded", "retry_count", "retries_max", "status", "country", "is_gift"].concat([
    "is_test",
    "customer",
    "items",
  ]),
  properties: {
    order_value: number,
    amount: number,
    refunded: number,
    retry_count: integer,
    retries_max: integer,
    status: text,
    country: text,
    coupon: text,
    is_gift: { type: "boolean" },
    is_test: { type: "boolean" },
    customer: { type: "object", required: ["tier"], properties: { tier: text } },
    items: {
      type: "array",
      items: {
        type: "object",
        required: ["sku", "count", "price"],
        properties: { sku: text, count: integer, price: number },
      },
    },
  },
});

/** The types that the conditions are checked with. */
export const pairScope: ScopeTypes = eventScope(orderType, { steps: { first: { data: orderType } } });

/** The ten. */
export const pairs: readonly Pair[] = [
  { name: "large", source: "data.order_value > 1000.0", byHand: ({ data }) => data.order_value > 1000 },
  {
    name: "large and gold",
    source: 'data.order_value > 1000.0 && data.customer.tier == "gold"',
    byHand: ({ data }) => data.order_value > 1000 && data.customer.tier === "gold",
  },
  {
    name: "one of",
    source: 'data.status in ["paid", "shipped"]',
    byHand: ({ data }) => data.status === "paid" || data.status === "shipped",
  },
  {
    name: "some item",
    source: "data.items.exists(item, item.count > 3)",
    byHand: ({ data }) => data.items.some((item) => item.count > 3),
  },
  {
    name: "every item",
    source: "data.items.all(item, item.price > 1.0 && item.count < 9)",
    byHand: ({ data }) => data.items.every((item) => item.price > 1 && item.count < 9),
  },
  {
    name: "optional text",
    source: 'has(data.coupon) && data.coupon.startsWith("VIP")',
    byHand: ({ data }) => data.coupon !== undefined && data.coupon.startsWith("VIP"),
  },
  {
    name: "size or flag",
    source: "size(data.items) >= 3 || data.is_gift",
    byHand: ({ data }) => data.items.length >= 3 || data.is_gift,
  },
  {
    name: "difference",
    source: "data.amount - data.refunded > 50.0",
    byHand: ({ data }) => data.amount - data.refunded > 50,
  },
  {
    name: "mixed",
    source: 'data.country != "CH" && (data.order_value > 200.0 || data.retry_count >= 3) && !data.is_test',
    byHand: ({ data }) => data.country !== "CH" && (data.order_value > 200 || data.retry_count >= 3) && !data.is_test,
  },
  {
    name: "earlier step",
    source: 'time - steps.first.time < duration("5m") && data.retry_count + 1 < data.retries_max',
    byHand: ({ data, time, steps }) => time - steps.first.time < 300_000 && data.retry_count + 1 < data.retries_max,
  },
];

/** Orders in a fixed order; every condition holds for some and not for others. */
export function askedOrders(count: number): readonly Asked[] {
  let state = 4127;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const pick = (...names: readonly string[]): string => names[below(names.length)] ?? "";
  const orderOf = (): Order => ({
    order_value: below(2_000) + 0.5,
    amount: below(200),
    refunded: below(100),
    retry_count: below(5),
    retries_max: 4,
    status: pick("new", "paid", "shipped", "closed"),
    country: pick("CH", "DE", "FR"),
    ...(below(2) === 0 && { coupon: pick("VIP-1", "SPRING", "VIP-2") }),
    is_gift: below(4) === 0,
    is_test: below(10) === 0,
    customer: { tier: pick("gold", "silver") },
    items: Array.from({ length: 1 + below(4) }, (_, at) => ({ sku: `sku-${at}`, count: below(6), price: below(50) })),
  });
  return Array.from({ length: count }, () => {
    const time = below(1_000_000_000);
    return { data: orderOf(), time, steps: { first: { data: orderOf(), time: time - below(600_000) } } };
  });
}
