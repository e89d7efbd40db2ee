// Keys as they stand on this machine's keyboard: "Mod" is Ctrl or ⌘.
import type { ReactElement } from "react";
import css from "./Kbd.module.css";

const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

const spoken: ReadonlyMap<string, string> = new Map([
  ["Mod", isApple ? "⌘" : "Ctrl"],
  ["Shift", isApple ? "⇧" : "Shift"],
  ["Escape", "Esc"],
  ["ArrowUp", "↑"],
  ["ArrowDown", "↓"],
  ["ArrowLeft", "←"],
  ["ArrowRight", "→"],
]);

/** "Mod+Shift+Z" as a person reads it: "Ctrl Shift Z" or "⌘ ⇧ Z". */
export function keysInWords(keys: string): string {
  const parts = keys === "+" ? [keys] : keys.split("+");
  return parts.map((key) => spoken.get(key) ?? key).join(" ");
}

/** A key or a chord in a small box. */
export function Kbd({ keys }: { readonly keys: string }): ReactElement {
  return <kbd className={css.kbd}>{keysInWords(keys)}</kbd>;
}
