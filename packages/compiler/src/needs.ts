// What a bundle needs of its host: who must be there, and which patterns cannot be spread over partitions.
import { actionsOf, conditionsOf, eventTypesOfAll, measuredOf, type Bundle, type Operator } from "@laban/bundle";
import { readsOfCel } from "@laban/cel";

// Names of a condition that look beyond one key (semantics, section 3).
const beyondTheKey: ReadonlySet<string> = new Set(["recent_events", "event_count", "source_event_count"]);

/** Event types and capabilities in order of first mention; unpartitionable patterns in declaration order. */
export function needsOf(operators: readonly Operator[]): Bundle["needs"] {
  const actions = operators.flatMap(actionsOf);
  return {
    events: eventTypesOfAll(operators),
    capabilities: [...new Set(actions.map(({ capability }) => capability))],
    unpartitionable: operators.filter(isUnpartitionable).map(({ id }) => id),
  };
}

function isUnpartitionable(operator: Operator): boolean {
  return operator.scope === "global" || textsOf(operator).some(readsBeyondTheKey);
}

// Which names are read does not depend on types, so none are given.
function textsOf(operator: Operator): readonly string[] {
  const measured = measuredOf(operator, {})?.of;
  return [...conditionsOf(operator, {}).map(({ when }) => when), ...(measured === undefined ? [] : [measured])];
}

function readsBeyondTheKey(text: string): boolean {
  // A look at the letters first: most conditions name nothing of the kind, and a compiler reads thousands.
  const mayRead = [...beyondTheKey].some((name) => text.includes(name));
  return mayRead && readsOfCel(text).some(([root]) => root !== undefined && beyondTheKey.has(root));
}
