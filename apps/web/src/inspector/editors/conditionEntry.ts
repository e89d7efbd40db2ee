// The line of a menu that gives something a condition, or takes it away.
import type { MenuEntry } from "../../controls/index.ts";

/** "Only when…" begins with a condition that always holds, for the author to change. */
export function conditionEntry(when: string | null, onChange: (when: string | null) => void): MenuEntry {
  return when === null
    ? { label: "Only when…", icon: "filter", run: () => onChange("true") }
    : { label: "Without a condition", icon: "filter", run: () => onChange(null) };
}
