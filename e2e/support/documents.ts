// Small documents that tests begin with.

/** One event, one pattern, one agent; comments in all places where people write them. */
export const smallText = `# A bell at the door.
laban: 1
name: Door bell # as the tenants call it

events:
  bell_rung:
    description: Somebody is at the door.
    schema:
      type: object
      required: [door, loudness]
      properties:
        door: { type: string }
        loudness: { type: integer, minimum: 0 }
  door_opened: {}

correlation:
  default: [data.door]

agents:
  porter:
    title: Porter
    capabilities: [doors]
    behaviours:
      open_door:
        latency: 2s
        outcomes:
          - { weight: 1, emits: door_opened, data: { door: { $cel: data.door } } }

patterns:
  # Nobody opens to a whisper.
  answer:
    kind: pattern
    on: bell_rung
    when: data.loudness > 2 # on a scale to ten
    do: { action: open_door, capability: doors }

scenarios:
  evening:
    seed: 7
    start: 2026-11-20T18:00:00Z
    horizon: 1h
    arrivals:
      - event: bell_rung
        source: street
        every: { poisson: 60s }
        count: 30
        data:
          door: { $sequence: "door-{n}", from: 1 }
          loudness: { $integer: [0, 10] }
`;

/** A document with a pattern of every kind. */
export const sevenKindsText = `laban: 1
name: Seven kinds
events:
  order_received: { schema: { type: object, required: [amount], properties: { amount: { type: number } } } }
  order_paid: {}
  payment_failed: { schema: { type: object, required: [amount], properties: { amount: { type: number } } } }
  fraud_cleared: {}
  stock_reserved: {}
  order_packed: {}
  order_cancelled: {}
correlation: { default: [data.order_id] }
agents:
  desk: { title: Desk, capabilities: [orders, alerts] }
patterns:
  greet: { kind: pattern, on: order_received, when: data.amount > 10, do: { action: greet, capability: orders } }
  paid_quickly:
    kind: sequence
    steps:
      - order_received # the start
      - order_paid
      - order_packed
    max_interval: 60s
    do: { action: praise, capability: orders }
  all_checks:
    kind: all_of
    events: [fraud_cleared, stock_reserved]
    within: 30s
    do: { action: go_on, capability: orders }
  first_answer:
    kind: any_of
    start: order_received
    events: [order_paid, payment_failed]
    within: 10m
    do: { action: thank, capability: orders }
  card_testing:
    kind: threshold
    on: payment_failed
    count: { at_least: 5 }
    within: 10m
    do: { action: block, capability: alerts }
  order_life:
    kind: state_machine
    initial: new
    final: closed
    states: { new: {}, paid: {}, closed: {} }
    transitions:
      - { from: new, event: order_paid, to: paid }
      - { from: paid, event: order_packed, to: closed }
    do: { action: file, capability: orders }
  unpaid:
    kind: absence
    start: order_received
    expect: order_paid
    within: 30m
    do: { action: remind, capability: orders }
`;
