// Names of event types and states as a format can have them. Those that it can have as they are stay so.
import { distinctNames } from "../names/distinctNames.ts";

/** The event that stands for all that a strict sequence hears and does not name. */
export const otherEvent: string = "(any other event)";

// oxlint-disable-next-line no-control-regex -- signs that are not to be seen, and the wildcard
const unsent = /[*\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** The names under which event types are sent: no signs that are wildcards or not to be seen, nothing that the interpreter keeps for itself. */
export function wireNames(types: Iterable<string>): ReadonlyMap<string, string> {
  return distinctNames(types, {
    shape: (name) =>
      name
        .replace(unsent, "_")
        .replace(/^xstate\./, "xstate_")
        .slice(0, 200),
    isReserved: (name) => name === otherEvent || name === "__proto__" || name === "",
  });
}

/** The ids of machines: no dots either, and none that a state in one could have. */
export function machineIds(patterns: Iterable<string>): ReadonlyMap<string, string> {
  return distinctNames(patterns, { shape: plainShape, isReserved: (name) => /^(?:s\d+|__proto__|)$/.test(name) });
}

/** The names of states: no dots, since they separate the names of nested ones. */
export function stateNames(names: Iterable<string>): ReadonlyMap<string, string> {
  return distinctNames(names, {
    shape: plainShape,
    isReserved: (name) => name === "__proto__" || name === "",
  });
}

function plainShape(name: string): string {
  return name.replace(/[^\p{L}\p{N}_ ,()|-]+/gu, "_").slice(0, 200);
}
