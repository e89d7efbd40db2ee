// What people call the place of a condition in its pattern.
import type { EventTest, Operator } from "@laban/bundle";

/** "step paid" for ["steps", 1, "when"] and the like. */
export function placeInWords(operator: Operator, path: readonly (string | number)[]): string {
  const [field, at, part, inner] = path;
  switch (operator.operator) {
    case "sequence": {
      const index = Number(at);
      if (field === "guards") return `the guard against ${typesOf(operator.guards[index])}`;
      const step = operator.steps[index];
      const name = `step ${step?.name ?? index + 1}`;
      if (part !== "any" && part !== "all") return name;
      return `${name}, ${typesOf(step?.[part]?.[Number(inner)])}`;
    }
    case "all_of":
      return field === "trigger" ? "the trigger" : `member ${operator.members[Number(at)]?.name ?? ""}`;
    case "any_of":
      return field === "start" ? "the start" : `alternative ${operator.alternatives[Number(at)]?.name ?? ""}`;
    case "absence":
      return field === "expect" ? "what is expected" : field === "cancel" ? "what cancels" : "the start";
    case "state_machine": {
      const transition = operator.transitions[Number(at)];
      return `the transition from ${transition?.from.join(" or ") ?? ""} to ${transition?.to ?? ""}`;
    }
    default:
      return "its condition";
  }
}

function typesOf(test: EventTest | undefined): string {
  return test?.events.join(" or ") ?? "";
}
