// Keys as they stand on this machine's keyboard: "Mod" is Ctrl or ⌘.
import type { ReactElement } from "react";
import css from "./Kbd.module.css";

const isApple = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** "Mod+Shift+Z" as a person reads it: "Ctrl Shift Z" or "⌘ ⇧ Z". */
export function keysInWords(keys: string): string {
  return keys
    .split("+")
    .map((key) => {
      if (key === "Mod") return isApple ? "⌘" : "Ctrl";
      if (key === "Shift") return isApple ? "⇧" : "Shift";
      return key;
    })
    .join(" ");
}

/** A key or a chord in a small box. */
export function Kbd({ keys }: { readonly keys: string }): ReactElement {
  return <kbd className={css.kbd}>{keysInWords(keys)}</kbd>;
}
