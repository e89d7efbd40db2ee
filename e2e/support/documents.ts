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
