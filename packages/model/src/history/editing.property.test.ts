// Any mixture of commands, typing, undo and redo: going all the way back and forth gives every text and document again.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Command } from "../commands/command.ts";
import { applyEdits } from "../edit/applyEdits.ts";
import { exampleText } from "../example.scene.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import { applyCommand, openEditing, redo, replaceText, undo } from "./editing.ts";
import type { EditState } from "./editing.ts";

const SMALL =
  exampleText.slice(0, exampleText.indexOf("  inventory_shortage:")) +
  exampleText.slice(exampleText.indexOf("\npatterns:"), exampleText.indexOf("  flag_high_value:")) +
  "  unpaid: { kind: absence, start: order_received, expect: inventory_confirmed, within: 30m } # note\n";

const event = fc.constantFrom("order_received", "inventory_confirmed", "new_one", "new_one_2");
const pattern = fc.constantFrom("check_stock", "take_payment", "unpaid", "p", "p_2");
const ref = fc.oneof(
  event.map((id) => ({ type: "event", id }) as const),
  pattern.map((id) => ({ type: "pattern", id }) as const),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant("add_event_type"), id: fc.constantFrom("new_one", "T02 Check") } as const),
  fc.record({
    type: fc.constant("add_pattern"),
    id: fc.constant("p"),
    record: fc.constant({ kind: "pattern", on: "order_received" }),
  } as const),
  fc.record({
    type: fc.constant("remove_elements"),
    refs: fc.array(ref, { minLength: 1, maxLength: 2 }),
    heal: fc.boolean(),
  } as const),
  fc.record({
    type: fc.constant("rename_element"),
    ref,
    to: fc.constantFrom("renamed", "x y", "check_stock"),
  } as const),
  fc.record({ type: fc.constant("connect_event"), event, pattern } as const),
  fc.record({ type: fc.constant("duplicate_elements"), refs: fc.array(ref, { minLength: 1, maxLength: 3 }) } as const),
  fc
    .tuple(pattern, fc.integer({ min: 0, max: 9 }))
    .map(([id, value]) => ({ type: "set_field", path: ["patterns", id, "priority"], value }) as const),
  fc
    .tuple(pattern, fc.integer(), fc.integer())
    .map(([id, x, y]) => ({ type: "move", free: { [`pattern:${id}`]: [x, y] } }) as const),
);

type Step =
  | { readonly command: Command }
  | { readonly at: number; readonly typed: string; readonly removed: number }
  | { readonly history: "undo" | "redo" };
const step: fc.Arbitrary<Step> = fc.oneof(
  { arbitrary: command.map((one) => ({ command: one })), weight: 5 },
  {
    arbitrary: fc.record({
      at: fc.nat(),
      typed: fc.constantFrom("", "x", ": ", "\n", "# c", "[", "  "),
      removed: fc.nat({ max: 6 }),
    }),
    weight: 2,
  },
  { arbitrary: fc.constantFrom({ history: "undo" } as const, { history: "redo" } as const), weight: 1 },
);

function after(state: EditState, next: Step): EditState {
  if ("history" in next) return next.history === "undo" ? undo(state) : redo(state);
  if ("command" in next) {
    const result = applyCommand(state, next.command);
    return result.ok ? result.state : state;
  }
  const at = next.at % (state.text.length + 1);
  return replaceText(state, state.text.slice(0, at) + next.typed + state.text.slice(at + next.removed));
}

describe("the history", () => {
  it("gives every text back, byte for byte, and every document", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let state = openEditing(SMALL, testCatalog);
        for (const next of steps) state = after(state, next);
        const final = state;
        while (state.past.length > 0) state = undo(state);
        expect(state.text).toBe(SMALL);
        expect(state.document).toEqual(openEditing(SMALL, testCatalog).document);
        while (state.future.length > 0) state = redo(state);
        // What had been undone before is made again, too.
        let forward = final;
        while (forward.future.length > 0) forward = redo(forward);
        expect(state.text).toBe(forward.text);
        expect(state.readable).toBe(forward.readable);
        if (state.readable) expect(state.document).toEqual(forward.document);
      }),
      { numRuns: 60 },
    );
  });

  it("plans edits that mean the same in the text and in the record", () => {
    fc.assert(
      fc.property(fc.array(command, { minLength: 1, maxLength: 4 }), (commands) => {
        let state = openEditing(SMALL, testCatalog);
        for (const one of commands) {
          const result = applyCommand(state, one);
          if (!result.ok) continue;
          const changes = result.state.past.at(-1)?.diff ?? [];
          const edits = changes
            .filter((change) => change.isOrder !== true)
            .map(({ path, after: value }) => (value === undefined ? { path } : { path, value }));
          expect(applyEdits(state.document as never, edits)).toEqual(result.state.document);
          state = result.state;
        }
      }),
      { numRuns: 60 },
    );
  });
});
