// Removing what stands in the middle, so that nothing is left hanging.
import { kindCatalog } from "@laban/compiler";
import { applyCommand, openEditing, type ElementRef } from "@laban/model";
import { describe, expect, it } from "vitest";
import { nowhere } from "../place/place.ts";
import { planPlacing } from "../place/planPlacing.ts";
import { healedRemoval } from "./heal.ts";

const editing = openEditing(
  `laban: 1
name: Shop
events: { ordered: {}, checked: {}, paid: {}, sent: {} }
agents:
  desk:
    capabilities: [check, charge]
    behaviours:
      look: { outcomes: [{ weight: 1, emits: checked }] }
      take: { outcomes: [{ weight: 1, emits: paid }] }
patterns:
  check: { kind: pattern, on: ordered, do: { action: look, capability: check } }
  charge: { kind: pattern, on: checked, do: { action: take, capability: charge } }
  quick: { kind: sequence, steps: [ordered, { event: checked, when: "true" }, paid], within: 1h }
`,
  kindCatalog,
);

function removed(state: typeof editing, ...refs: readonly ElementRef[]) {
  const healing = healedRemoval(state.document, kindCatalog, refs);
  if (healing === null) throw new Error("The removal was refused.");
  const result = applyCommand(state, healing.command);
  if (!result.ok) throw new Error(result.refusal.message);
  return { state: result.state, rewired: healing.rewired };
}

describe("removing with healing", () => {
  it("lets what heard only the removed pattern's work hear what that pattern heard, as one step of undo", () => {
    const { state, rewired } = removed(editing, { type: "pattern", id: "check" });
    expect(state.document.patterns["charge"]).toMatchObject({ on: "ordered" });
    // It waits for the order already; for two of them it must not wait.
    expect(state.document.patterns["quick"]).toMatchObject({ steps: ["ordered", "paid"] });
    expect(rewired).toEqual(["charge", "quick"]);
    expect(state.past).toHaveLength(1);
  });

  it("puts nothing in the place of what must not come, cancels or is expected: there it would mean something else", () => {
    const watched = applyCommand(editing, {
      type: "set_field",
      path: ["patterns", "idle"],
      value: { kind: "absence", start: "ordered", expect: "checked", within: "1h" },
    });
    if (!watched.ok) throw new Error(watched.refusal.message);
    const guarded = applyCommand(watched.state, {
      type: "set_field",
      path: ["patterns", "blind"],
      value: { kind: "sequence", steps: ["ordered", "sent"], not: ["checked"], within: "1h" },
    });
    if (!guarded.ok) throw new Error(guarded.refusal.message);
    const { state, rewired } = removed(guarded.state, { type: "pattern", id: "check" });
    expect(state.document.patterns["idle"]).toMatchObject({ start: "ordered", expect: "checked" });
    expect(state.document.patterns["blind"]).toMatchObject({ not: ["checked"] });
    expect(rewired).toEqual(["charge", "quick"]);
  });

  it("goes back through a whole chain of removed patterns", () => {
    const sending = applyCommand(editing, {
      type: "set_field",
      path: ["patterns", "send"],
      value: { kind: "pattern", on: "paid" },
    });
    if (!sending.ok) throw new Error(sending.refusal.message);
    const chain = [
      { type: "pattern", id: "check" },
      { type: "pattern", id: "charge" },
    ] as const;
    const whole = applyCommand(sending.state, {
      type: "set_field",
      path: ["patterns", "all"],
      value: { kind: "sequence", steps: ["ordered", "checked", "paid", "sent"], within: "1h" },
    });
    if (!whole.ok) throw new Error(whole.refusal.message);
    const { state } = removed(whole.state, ...chain);
    expect(state.document.patterns["send"]).toMatchObject({ on: "ordered" });
    // Both gaps are closed at once: what still comes stays.
    expect(state.document.patterns["all"]).toMatchObject({ steps: ["ordered", "sent"] });
  });

  it("leaves what still comes from elsewhere as it is", () => {
    const raised = applyCommand(editing, { type: "set_field", path: ["agents", "desk", "emits"], value: ["checked"] });
    if (!raised.ok) throw new Error(raised.refusal.message);
    const { state, rewired } = removed(raised.state, { type: "pattern", id: "check" });
    expect(rewired).toEqual([]);
    expect(state.document.patterns["charge"]).toMatchObject({ on: "checked" });
  });

  it("follows the usual answer, not the exceptions, and is not deceived by work that only causes itself", () => {
    const shop = openEditing(
      `laban: 1
name: Loop
events: { ordered: {}, paid: {}, failed: {} }
agents:
  till:
    capabilities: [charge]
    emits: [ordered]
    behaviours:
      take: { outcomes: [{ weight: 9, emits: paid }, { weight: 1, emits: failed }] }
      again: { outcomes: [{ weight: 1, emits: paid }, { weight: 1, emits: failed }] }
patterns:
  charge: { kind: pattern, on: ordered, do: { action: take, capability: charge } }
  retry: { kind: pattern, on: failed, do: { action: again, capability: charge } }
  pack: { kind: pattern, on: paid }
`,
      kindCatalog,
    );
    const { state, rewired } = removed(shop, { type: "pattern", id: "charge" });
    expect(rewired).toEqual(["pack"]);
    expect(state.document.patterns["pack"]).toMatchObject({ on: "ordered" });
    expect(state.document.patterns["retry"]).toMatchObject({ on: "failed" });
  });

  it("closes the ranks of a sequence when an event type goes", () => {
    const { state } = removed(editing, { type: "event", id: "checked" });
    expect(state.document.patterns["quick"]).toMatchObject({ steps: ["ordered", "paid"] });
    expect(state.document.events).not.toHaveProperty("checked");
  });

  it("takes a pattern out again that was put between: the pattern behind hears what it heard before", () => {
    const place = {
      ...nowhere,
      staff: "desk",
      wire: {
        id: "cue",
        form: "cue",
        from: { type: "event", id: "paid" },
        to: { type: "pattern", id: "quick" },
        points: [],
        path: "",
        reference: { pattern: "quick", path: ["steps", 2] },
      },
    } as const;
    const placing = planPlacing("pattern", { document: editing.document, catalog: kindCatalog, place });
    const way = placing.ways.find(({ label }) => label === "check");
    const put = way === undefined ? null : applyCommand(editing, way.command);
    if (put === null || !put.ok) throw new Error("It was not put between.");
    expect(put.state.document.patterns["quick"]).toMatchObject({ steps: { 2: "ready_for_quick" } });
    const { state } = removed(put.state, placing.created);
    expect(state.document.patterns["quick"]).toEqual(editing.document.patterns["quick"]);
  });

  it("is refused for what is gone", () => {
    expect(healedRemoval(editing.document, kindCatalog, [{ type: "pattern", id: "constructor" }])).toBeNull();
  });
});
