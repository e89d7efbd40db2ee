// The event that the tests of this package talk about: an order with a schema of every kind.
import { eventScope, typeFromJsonSchema, type CelType, type ConditionScope, type ScopeTypes } from "./index.ts";

/** The type of an order's data. */
export const orderType: CelType = typeFromJsonSchema(
  {
    type: "object",
    required: ["order_id", "order_value", "retry_count", "customer", "items", "quantities"],
    properties: {
      order_id: { type: "string" },
      order_value: { type: "number", description: "In euro." },
      retry_count: { type: "integer" },
      is_gift: { type: "boolean" },
      status: { enum: ["new", "paid"] },
      note: { type: "string" },
      customer: {
        type: "object",
        required: ["email"],
        properties: { email: { type: "string" }, tier: { type: "string" } },
      },
      items: {
        type: "array",
        items: {
          type: "object",
          required: ["sku", "count"],
          properties: { sku: { type: "string" }, count: { type: "integer" } },
        },
      },
      quantities: { type: "array", items: { type: "integer" } },
      anything: {},
      "ship-to": { type: "string" },
    },
  },
  { sensitive: ["customer.email"] },
);

/** The scope of a condition over an order, with one earlier step and the histories. */
export const orderScope: ScopeTypes = eventScope(orderType, { steps: { first: { data: orderType } }, history: true });

/** An order as it arrives. */
export const order = {
  order_id: "ord-1",
  order_value: 120.5,
  retry_count: 2,
  is_gift: true,
  status: "paid",
  customer: { email: "ada@example.com", tier: "gold" },
  items: [
    { sku: "A", count: 1 },
    { sku: "B", count: 5 },
  ],
  quantities: [1, 2, 3],
  anything: { deep: [1, "two", null] },
  "ship-to": "Bern",
} as const;

/** The values of the scope for an order. */
export function scopeOf(data: unknown = order): ConditionScope {
  const event = { id: "e-1", type: "order_received", source: "shop", time: 1_000_000, correlation_id: "c-1", data };
  const first = { ...event, id: "e-0", time: 940_000, data: order };
  return {
    data,
    event,
    source: "shop",
    time: 1_000_000,
    correlation_id: "c-1",
    steps: { first },
    recent_events: [first],
    correlated_events: [first, event],
    event_count: 7,
    source_event_count: 3,
  };
}
