// A guard's name in XState is only a name; some people, and the exports of this tool, name guards after what they ask.
import { checkCel, eventScope, parseCel } from "@laban/cel";
import { proposedIdentifier } from "@laban/model";

const scope = eventScope({ kind: "dyn" });
/** Names of this length and more are left alone: exports cut conditions there, and the rest would be missing. */
const NAME_MAX = 120;

/** The condition that a name is taken for, and why. */
export function guardNamed(name: string): { readonly when: string; readonly guesses: readonly string[] } {
  const text = name.trim();
  if (readsAsCel(text))
    return {
      when: text,
      guesses: [`its guard is named "${text}", which is taken for the condition; what it really asks, only code says`],
    };
  return {
    when: `data.${proposedIdentifier(name, "guard")} == true`,
    guesses: [`what its guard "${name.slice(0, 100)}" asks, only code says; it is taken for a field of the event`],
  };
}

function readsAsCel(text: string): boolean {
  if (text === "" || text.length >= NAME_MAX) return false;
  const { root, issues } = parseCel(text);
  if (issues.length > 0) return false;
  const { type, issues: wrong } = checkCel(root, text, scope);
  return !wrong.some(({ severity }) => severity === "error") && (type.kind === "bool" || type.kind === "dyn");
}
