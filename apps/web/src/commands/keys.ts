// Chords: "Mod+Shift+Z" as written in the code, matched against what the keyboard sends.

/** The part of a keyboard event that chords are matched with. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether `press` is the chord. `Mod` is Ctrl or ⌘; a sign such as "?" is matched as it is typed, whatever modifier it takes on this keyboard. */
export function isChord(press: KeyPress, chord: string): boolean {
  const parts = chord === "+" ? ["+"] : chord.split("+");
  const key = parts.at(-1) ?? "";
  const wants = new Set(parts.slice(0, -1));
  const mod = press.ctrlKey || press.metaKey;
  if (wants.has("Mod") || wants.has("Ctrl") ? !mod : mod) return false;
  if (wants.has("Ctrl") && !press.ctrlKey) return false;
  if (wants.has("Alt") !== press.altKey) return false;
  if (/^\d$/.test(key)) return press.code === `Digit${key}` && wants.has("Shift") === press.shiftKey;
  const isLetterOrName = key.length > 1 || /[a-z]/i.test(key);
  if (isLetterOrName && wants.has("Shift") !== press.shiftKey) return false;
  // With Alt many keyboards type another sign: then the place of the letter counts.
  if (press.altKey && /^[a-z]$/i.test(key)) return press.code === `Key${key.toUpperCase()}`;
  const pressed = press.key === " " ? "Space" : press.key;
  return pressed.toLowerCase() === key.toLowerCase();
}

/** A chord without Mod or Ctrl types something when a person is writing, so it must not fire there. Function keys and Esc type nothing. */
export function typesSomething(chord: string): boolean {
  return !/^(Mod|Ctrl)\+/.test(chord) && !/^(Shift\+)?F\d+$/.test(chord) && chord !== "Escape";
}
