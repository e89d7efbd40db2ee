// No canary survives the copy for sharing: whatever the schema, wherever data and conditions stand, in whatever spelling.
import { documentText, type ChoreographyDocument } from "@laban/model";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyField, CANARY, conditionsWith, dataWith, HARMLESS, schemaWith, type Field } from "./anySensitive.scene.ts";
import { sensitiveReads } from "./celReads.ts";
import { copyForSharing } from "./copyForSharing.ts";

function documentWith(
  field: Field,
  schema: ChoreographyDocument["events"][string]["schema"],
  when: string,
): ChoreographyDocument {
  const data = dataWith(field);
  const test = { event: "ev", when };
  // oxlint-disable-next-line unicorn/no-thenable -- a field of the format, never awaited
  const outcome = { weight: 1, emits: "ev", when, data, then: { emits: "ev", data: { copy: { $cel: when } } } };
  return {
    laban: 1,
    name: "Any",
    events: { ev: { ...(schema === undefined ? {} : { schema }), sensitive: [field.names.join(".")] }, other: {} },
    correlation: { default: ["correlation_id"], keys: {} },
    agents: { a: { capabilities: ["c"], behaviours: { act: { outcomes: [outcome] }, data: { outcomes: [outcome] } } } },
    patterns: {
      p: { kind: "pattern", on: "ev", when, do: { action: "act", capability: "c", data, when } },
      q: { kind: "absence", start: "ev", expect: test, cancel: [test], within: "1m" },
      r: { kind: "threshold", on: test, sum: { of: `(${when}) ? 1 : 0`, more_than: 3 }, within: "1m" },
      s: {
        kind: "state_machine",
        states: { data: { do: { when } }, when: {} },
        transitions: [{ ...test, from: "data" }],
      },
      t: { kind: "sequence", steps: [test, { any_of: ["ev"], when }], ends: when },
    },
    scenarios: {
      s: {
        arrivals: [
          { event: "ev", every: "1s", data },
          { event: "ev", at: ["1s"], data: { $choice: [data, { beside: HARMLESS }] } },
          { every: "1s", data },
        ],
        expect: [
          { ...test, data },
          { kind: "existence", event: "ev", where: when.includes("//") ? "" : when.replace(/ &&$| ===.*/, "") },
        ],
        log: [{ type: "ev", data }, data],
        samples: { ev: [data] },
      },
    },
    layout: {},
  };
}

describe("a copy for sharing, property", () => {
  it("holds no canary", () => {
    const all = fc.tuple(anyField, fc.array(fc.nat(), { maxLength: 12 }), fc.nat());
    fc.assert(
      fc.property(all, ([field, choices, spelling]) => {
        const conditions = conditionsWith(field);
        const when = conditions[spelling % conditions.length] ?? "true";
        const { document, readers } = copyForSharing(documentWith(field, schemaWith(field, choices), when));
        const text = documentText(document);
        expect(text.split("\n").filter((line) => line.includes(CANARY))).toEqual([]);
        expect(text).toContain(HARMLESS);
        expect(readers.length).toBeGreaterThan(0);
      }),
      { numRuns: 1_500 },
    );
  });

  it("finds every spelling of a read, and none where only other fields are read", () => {
    fc.assert(
      fc.property(anyField, (field) => {
        const name = field.names.join(".");
        for (const when of conditionsWith(field)) expect([when, sensitiveReads(when, [name])]).toEqual([when, [name]]);
      }),
      { numRuns: 50 },
    );
    const clean = [
      'data.card_holder == "x"',
      'metadata.card == "data.card"',
      "size(data.items) > 2 && data.items.all(i, i.q > 1)",
      "has(data.customer) && data.customer.tier == 'gold'",
      'event.source == "card" && event_count > 3',
      "recent_events.size() > 2 && recent_events.exists(e, e.type == 'card')",
      "data.order.card == 1",
    ];
    for (const when of clean)
      expect([when, sensitiveReads(when, ["card", "items.pin", "customer.email"])]).toEqual([when, []]);
  });
});
