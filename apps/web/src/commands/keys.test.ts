// Chords against what keyboards really send.
import { describe, expect, it } from "vitest";
import { isChord, typesSomething, type KeyPress } from "./keys.ts";

function press(key: string, modifiers: Partial<KeyPress> = {}): KeyPress {
  return { key, code: "", ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers };
}

describe("chords", () => {
  it("takes Ctrl and ⌘ alike for Mod", () => {
    expect(isChord(press("z", { ctrlKey: true }), "Mod+Z")).toBe(true);
    expect(isChord(press("z", { metaKey: true }), "Mod+Z")).toBe(true);
  });
  it("keeps undo and redo apart by Shift", () => {
    const redo = press("Z", { ctrlKey: true, shiftKey: true });
    expect(isChord(redo, "Mod+Z")).toBe(false);
    expect(isChord(redo, "Mod+Shift+Z")).toBe(true);
  });
  it("matches a sign as typed, whichever modifier it takes", () => {
    expect(isChord(press("?", { shiftKey: true }), "?")).toBe(true);
    expect(isChord(press("+", { shiftKey: true }), "+")).toBe(true);
  });
  it("reads digits by their place, so that Shift+1 works where it types an exclamation mark", () => {
    expect(isChord(press("!", { shiftKey: true, code: "Digit1" }), "Shift+1")).toBe(true);
    expect(isChord(press("1", { code: "Digit1" }), "Shift+1")).toBe(false);
  });
  it("does not take a plain letter for a chord with Mod, nor the other way round", () => {
    expect(isChord(press("p"), "Mod+P")).toBe(false);
    expect(isChord(press("p", { ctrlKey: true }), "P")).toBe(false);
  });
  it("reads letters with Alt by their place, where they type another sign", () => {
    expect(isChord(press("å", { altKey: true, code: "KeyA" }), "Alt+A")).toBe(true);
    expect(isChord(press("Ó", { altKey: true, shiftKey: true, code: "KeyH" }), "Alt+H")).toBe(false);
  });
  it("knows which chords would type into a text", () => {
    expect(["P", "Space", "?", "Shift+1", "."].every(typesSomething)).toBe(true);
    expect(["Mod+K", "Ctrl+Y", "F2", "F9", "Escape"].some(typesSomething)).toBe(false);
  });
});
