// The one keyboard listener: finds the command of a chord and runs it, unless the person is writing or a control wants the key itself.
import { allCommands, useCommandStore } from "./commandStore.ts";
import { isChord, typesSomething } from "./keys.ts";

const writing = "input, textarea, select, [contenteditable='true'], .monaco-editor";
const opened = "[role='menu'], [role='listbox'], [role='dialog'], [role='alertdialog']";
const pressable = "button, a[href], [role='button'], [role='tab'], [role='switch'], [role='checkbox'], summary";

/** Whether a key pressed there belongs to the place and not to the page. */
export function isKeyTaken(target: EventTarget | null, chord: string): boolean {
  if (!(target instanceof Element)) return false;
  // Undoing what is being written in a field is the field's own business; once it is committed, undo is ours.
  if (/\+[ZY]$/.test(chord) && target.closest("input, textarea") !== null) {
    return target.closest(".monaco-editor, [data-draft='false']") === null;
  }
  if (!typesSomething(chord)) return false;
  if (target.closest(writing) !== null || target.closest(opened) !== null) return true;
  return (chord === "Space" || chord === "Enter") && target.closest(pressable) !== null;
}

function handle(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const { areSingleKeysOn, isPaletteOpen } = useCommandStore.getState();
  if (isPaletteOpen) return;
  for (const command of allCommands()) {
    if (command.isListedOnly === true) continue;
    for (const chord of command.keys ?? []) {
      if (!isChord(event, chord)) continue;
      if (typesSomething(chord) && !areSingleKeysOn) continue;
      if (isKeyTaken(event.target, chord)) continue;
      if (command.isEnabled !== undefined && !command.isEnabled()) continue;
      event.preventDefault();
      event.stopPropagation();
      command.run();
      return;
    }
  }
}

/** Listens before anything else does, so that Mod+Z inside a text is ours; returns the way to stop. */
export function startKeyboard(): () => void {
  window.addEventListener("keydown", handle, { capture: true });
  return () => window.removeEventListener("keydown", handle, { capture: true });
}
