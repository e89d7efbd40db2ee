// Sessions: commands and typing in one history, and a text that cannot be read for a while.
import { describe, expect, it } from "vitest";
import { exampleText } from "../example.scene.ts";
import { testCatalog } from "../testCatalog.scene.ts";
import { HISTORY_MAX, applyCommand, discardUnreadable, openEditing, redo, replaceText, undo } from "./editing.ts";

const start = openEditing(exampleText, testCatalog);

describe("a session", () => {
  it("opens the example without problems", () => {
    expect(start).toMatchObject({ readable: true, diagnostics: [], text: exampleText, past: [], future: [] });
    expect(Object.keys(start.document.patterns)).toHaveLength(12);
  });

  it("merges typing with the same key into one step", () => {
    let state = start;
    for (const end of ["!", "!!", "!!!"])
      state = replaceText(state, exampleText.replace("name: E-commerce", `name: ${end}E-commerce`), {
        merge: "type:1",
      });
    expect(state.past).toHaveLength(1);
    expect(state.past[0]?.splice).toEqual({
      start: exampleText.indexOf("E-commerce order processing\n"),
      removed: "",
      inserted: "!!!",
    });
    state = replaceText(state, `${state.text}# more\n`, { merge: "type:2" });
    expect(state.past).toHaveLength(2);
    expect(undo(undo(state)).text).toBe(exampleText);
  });

  it("does not merge typing into a step that was undone", () => {
    const typed = replaceText(replaceText(start, `${exampleText}# a\n`, { merge: "k" }), `${exampleText}# ab\n`, {
      merge: "k",
    });
    const again = replaceText(undo(typed), `${exampleText}# c\n`, { merge: "k" });
    expect(again.past).toHaveLength(1);
    expect(again.future).toEqual([]);
  });

  it("remembers what a step changed in the document", () => {
    const result = applyCommand(start, { type: "set_field", path: ["patterns", "check_stock", "priority"], value: 1 });
    expect(result.ok && result.state.past[0]).toMatchObject({
      title: "Change patterns.check_stock.priority",
      splice: { removed: "8", inserted: "1" },
      diff: [{ path: ["patterns", "check_stock", "priority"], before: 8, after: 1 }],
    });
  });

  it("keeps the last readable document while the text is not readable, and refuses commands with the line and the ways out", () => {
    const broken = replaceText(start, exampleText.replace("events:\n", "events: {\n"));
    expect(broken.readable).toBe(false);
    expect(broken.document).toBe(start.document);
    const result = applyCommand(broken, { type: "add_event_type", id: "x" });
    expect(result).toMatchObject({ ok: false, refusal: { code: "text-unreadable" } });
    expect(!result.ok && result.refusal.message).toMatch(/line \d+.*Mend line \d+, or discard the text changes/);
    const back = discardUnreadable(broken);
    expect(back).toMatchObject({ readable: true, text: exampleText });
    expect(undo(back)).toMatchObject({ readable: false, text: broken.text });
    expect(discardUnreadable(start)).toBe(start);
  });

  it("never discards a text that was not readable from the beginning", () => {
    const broken = openEditing("a: [", testCatalog);
    expect(broken).toMatchObject({ readable: false, document: { name: "Untitled" } });
    expect(discardUnreadable(broken)).toBe(broken);
    const result = applyCommand(broken, { type: "add_event_type", id: "x" });
    expect(!result.ok && result.refusal.message).not.toContain("discard");
  });

  it("changes nothing when there is nothing to undo, redo or replace", () => {
    expect(undo(start)).toBe(start);
    expect(redo(start)).toBe(start);
    expect(replaceText(start, exampleText)).toBe(start);
  });

  it("forgets the oldest steps beyond its limit", () => {
    let state = openEditing("laban: 1\nname: A\n", testCatalog);
    for (let step = 0; step < HISTORY_MAX + 5; step += 1) state = replaceText(state, `laban: 1\nname: A${step}\n`);
    expect(state.past).toHaveLength(HISTORY_MAX);
  });

  it("writes into an empty text, and takes it back", () => {
    const empty = openEditing("", testCatalog);
    const result = applyCommand(empty, { type: "add_event_type", id: "paid" });
    if (!result.ok) throw new Error(result.refusal.message);
    expect(result.state.text).toBe("events:\n  paid: {}\n");
    expect(undo(result.state).text).toBe("");
  });
});
