// Copy, paste and duplicate: parts of a choreography as text of their own.
import { describe, expect, it } from "vitest";
import { exampleText } from "../example.scene.ts";
import { applyCommand, openEditing } from "../history/editing.ts";
import type { EditState } from "../history/editing.ts";
import { readDocument } from "../read/readDocument.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import type { Command } from "./command.ts";
import { fragmentOf } from "./fragment.ts";

const start = openEditing(exampleText, testCatalog);

function created(state: EditState, command: Command): { readonly state: EditState; readonly ids: readonly string[] } {
  const result = applyCommand(state, command);
  if (!result.ok) throw new Error(result.refusal.message);
  return { state: result.state, ids: result.created.map((ref) => `${ref.type}:${ref.id}`) };
}

describe("duplicate_elements", () => {
  it("leads wires among the copies to the copies, and others to the originals", () => {
    const refs = [
      { type: "event", id: "order_received" },
      { type: "pattern", id: "unpaid" },
    ] as const;
    const { state, ids } = created(start, { type: "duplicate_elements", refs });
    expect(ids).toEqual(["event:order_received_2", "pattern:unpaid_2"]);
    expect(state.document.patterns["unpaid_2"]).toMatchObject({
      start: "order_received_2",
      expect: "payment_successful",
    });
    expect(state.document.patterns["unpaid"]).toEqual(start.document.patterns["unpaid"]);
  });

  it("counts on from a number", () => {
    const refs = [{ type: "pattern", id: "unpaid" }] as const;
    const once = created(start, { type: "duplicate_elements", refs });
    const twice = created(once.state, { type: "duplicate_elements", refs: [{ type: "pattern", id: "unpaid_2" }] });
    expect(twice.ids).toEqual(["pattern:unpaid_3"]);
  });
});

describe("fragments", () => {
  const refs = [
    { type: "event", id: "payment_failed" },
    { type: "pattern", id: "retry_payment" },
  ] as const;
  const text = fragmentOf(start.document, refs);

  it("are small choreographies that read without problems", () => {
    const read = readDocument(text, testCatalog);
    expect(read.diagnostics).toEqual([]);
    expect(read.document?.patterns).toEqual({ retry_payment: start.document.patterns["retry_payment"] });
    expect(read.document?.events).toEqual({ payment_failed: start.document.events["payment_failed"] });
  });

  it("share the event types that the target has exactly so, and bring the others", () => {
    const inside = created(start, { type: "paste_fragment", text });
    expect(inside.ids).toEqual(["pattern:retry_payment_2"]);
    expect(inside.state.document.patterns["retry_payment_2"]).toMatchObject({ on: "payment_failed" });
    const elsewhere = created(openEditing("", testCatalog), { type: "paste_fragment", text });
    expect(elsewhere.ids).toEqual(["event:payment_failed", "pattern:retry_payment"]);
  });

  it("rename an event type that means something else in the target, with its wires", () => {
    const other = openEditing("laban: 1\nname: O\nevents:\n  payment_failed: { description: other }\n", testCatalog);
    const { state, ids } = created(other, { type: "paste_fragment", text });
    expect(ids).toEqual(["event:payment_failed_2", "pattern:retry_payment"]);
    expect(state.document.patterns["retry_payment"]).toMatchObject({ on: "payment_failed_2" });
  });

  it("put their free places where they are dropped", () => {
    const placed = created(start, {
      type: "move",
      free: { "event:payment_failed": [100, 100], "pattern:retry_payment": [180, 120] },
    }).state;
    const copy = fragmentOf(placed.document, refs);
    const target = created(openEditing("", testCatalog), { type: "paste_fragment", text: copy, at: [10, 20] });
    expect(target.state.document.layout.free).toEqual({
      "event:payment_failed": [10, 20],
      "pattern:retry_payment": [90, 40],
    });
  });

  it("are refused when they are no choreography", () => {
    for (const bad of ["{ a: [", "hello", "", "laban: 1\nname: Nothing in it\n"]) {
      expect(applyCommand(start, { type: "paste_fragment", text: bad })).toMatchObject({
        ok: false,
        refusal: { code: "fragment-unreadable" },
      });
    }
  });
});
