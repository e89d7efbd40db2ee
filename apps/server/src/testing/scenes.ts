// For tests: a document whose run is as long as wanted, with a sequence and an absence that do something.

/** `orders` orders, one each second of virtual time, each answered after a few seconds. */
export function ordersText(orders: number, seed = 7): string {
  return `laban: 1
name: Orders
events:
  ordered: { schema: { type: object, properties: { order: { type: string } } } }
  packed: { schema: { type: object, properties: { order: { type: string } } } }
correlation: { default: [data.order] }
agents:
  shop: { capabilities: [selling], emits: [ordered], behaviours: {} }
  warehouse:
    capabilities: [packing]
    behaviours:
      pack:
        latency: { lognormal: { p50: 4s, p99: 20s } }
        workers: 1000
        outcomes: [{ weight: 9, emits: packed, data: { order: { $cel: data.order } } }, { weight: 1 }]
patterns:
  start_packing: { kind: pattern, on: ordered, do: { action: pack, capability: packing } }
  quick: { kind: sequence, steps: [ordered, packed], max_interval: 10s }
  forgotten: { kind: absence, start: ordered, expect: packed, within: 1m }
scenarios:
  day:
    seed: ${seed}
    start: 2026-11-20T00:00:00Z
    horizon: 30d
    arrivals:
      - event: ordered
        source: shop
        every: 1s
        count: ${orders}
        data: { order: { $sequence: "o-{n}", from: 1 } }
`;
}
