// A condition of another tool as CEL: what reads the same in both, after the spelling of JavaScript is changed. Nothing is executed.
import { checkCel, eventScope, parseCel } from "@laban/cel";

const scope = eventScope({ kind: "dyn" });

/** The condition as CEL over the event, or undefined where it says something that CEL has not, or asks for what only the other tool knows. */
export function guardToCel(text: string): string | undefined {
  const lengthMax = 2_000;
  if (text.length > lengthMax) return undefined;
  const spelled = text
    .trim()
    .replaceAll(/\b_event\.data\b/g, "data")
    .replaceAll(/\b_event\.name\b/g, "event.type")
    .replaceAll("===", "==")
    .replaceAll("!==", "!=");
  if (spelled === "") return undefined;
  const { root, issues } = parseCel(spelled);
  if (issues.length > 0) return undefined;
  const checked = checkCel(root, spelled, scope);
  if (checked.issues.some(({ severity }) => severity === "error")) return undefined;
  return checked.type.kind === "bool" || checked.type.kind === "dyn" ? spelled : undefined;
}
