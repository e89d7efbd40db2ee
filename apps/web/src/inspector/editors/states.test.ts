// States by name: a rename reaches every place of the machine, a new order keeps all of them.
import { kindCatalog } from "@laban/compiler";
import { applyEdits, type Json, type PatternRecord } from "@laban/model";
import { describe, expect, it } from "vitest";
import { moveStateEdits, nextStateName, renameStateEdits, stateNames } from "./states.ts";

const fields = kindCatalog.find("state_machine")?.fields ?? [];
const record: PatternRecord = {
  kind: "state_machine",
  initial: "new",
  final: ["closed", "lapsed"],
  states: {
    new: { after: "30m", to: "lapsed", do: { action: "new", capability: "new" } },
    open: { after: "1h", to: "new" },
    closed: null,
    lapsed: {},
  },
  transitions: [
    { from: "new", event: "new", when: 'data.state == "new"', to: "open" },
    { from: ["open", "new"], event: "ended", to: "closed" },
    { from: "*", event: "reset", to: "new" },
  ],
};
const at = ["patterns", "life"] as const;

function after(edits: ReturnType<typeof renameStateEdits>): PatternRecord {
  const document = applyEdits({ patterns: { life: record as Json } }, edits) as {
    readonly patterns: { readonly life: PatternRecord };
  };
  return document.patterns.life;
}

describe("renaming a state", () => {
  it("reaches initial, finals, deadlines and transitions, and nothing that only has the same name", () => {
    expect(after(renameStateEdits(fields, record, { at, from: "new", to: "fresh" }))).toEqual({
      ...record,
      initial: "fresh",
      states: {
        fresh: { after: "30m", to: "lapsed", do: { action: "new", capability: "new" } },
        open: { after: "1h", to: "fresh" },
        closed: null,
        lapsed: {},
      },
      transitions: [
        { from: "fresh", event: "new", when: 'data.state == "new"', to: "open" },
        { from: ["open", "fresh"], event: "ended", to: "closed" },
        { from: "*", event: "reset", to: "fresh" },
      ],
    });
  });

  it("follows a state in a list of finals", () => {
    expect(after(renameStateEdits(fields, record, { at, from: "lapsed", to: "gone" }))["final"]).toEqual([
      "closed",
      "gone",
    ]);
  });
});

describe("the order of states", () => {
  it("is changed without losing one", () => {
    const states = record["states"] as { readonly [name: string]: Json };
    const next = after(moveStateEdits(states, { at: [...at, "states"], from: 3, to: 1 }));
    expect(Object.keys(next["states"] as object)).toEqual(["new", "lapsed", "open", "closed"]);
    expect(next["states"]).toEqual(states);
  });

  it("is left alone by a move to where it is or to nowhere", () => {
    const states = record["states"] as { readonly [name: string]: Json };
    expect(moveStateEdits(states, { at, from: 1, to: 1 })).toEqual([]);
    expect(moveStateEdits(states, { at, from: 0, to: -1 })).toEqual([]);
    expect(moveStateEdits(states, { at, from: 9, to: 0 })).toEqual([]);
  });
});

it("names further states freely and knows those that are there", () => {
  expect(stateNames(fields, record)).toEqual(["new", "open", "closed", "lapsed"]);
  expect(stateNames(fields, { kind: "state_machine", states: ["no map"] })).toEqual([]);
  expect(nextStateName(["a", "state_3"])).toBe("state_4");
});
