// The names that a condition of a pattern may use, with their types: one place, so that the compiler checks with exactly the
// types that the engine prepares with.
import { type CelField, type CelType, eventScope, eventType, type ScopeTypes } from "@laban/cel";
import type { Bundle, EventTest, Operator, SequenceStep } from "./bundle.ts";
import { unreachable } from "./unreachable.ts";

const dyn: CelType = { kind: "dyn" };

/** One condition of a pattern, where it stands, and what it may read. */
export interface ConditionPlace {
  /** Below the operator: ["when"], ["steps", 1, "when"], ["start", "when"]. */
  readonly path: readonly (string | number)[];
  /** CEL text. */
  readonly when: string;
  readonly scope: ScopeTypes;
}

/** All conditions of an operator, in the order of its fields. */
export function conditionsOf(operator: Operator, events: Bundle["events"]): readonly ConditionPlace[] {
  const places: ConditionPlace[] = [];
  const add = (
    test: { readonly events: readonly string[]; readonly when?: string },
    path: readonly (string | number)[],
    steps?: CelType,
  ): void => {
    if (test.when === undefined) return;
    places.push({ path: [...path, "when"], when: test.when, scope: scopeTypes(test.events, events, steps) });
  };
  switch (operator.operator) {
    case "match":
      add({ events: operator.on, ...(operator.when === undefined ? {} : { when: operator.when }) }, []);
      return places;
    case "sequence": {
      const steps = stepTypes(operator.steps, events);
      for (const [index, step] of operator.steps.entries()) {
        add(step, ["steps", index], steps);
        for (const members of ["any", "all"] as const)
          for (const [at, member] of (step[members] ?? []).entries()) add(member, ["steps", index, members, at], steps);
      }
      for (const [index, guard] of operator.guards.entries()) add(guard, ["guards", index], steps);
      return places;
    }
    case "absence": {
      const started = startedType(operator.start, events);
      add(operator.start, ["start"]);
      add(operator.expect, ["expect"], started);
      if (operator.cancel !== undefined) add(operator.cancel, ["cancel"], started);
      return places;
    }
    case "all_of":
      for (const [index, member] of operator.members.entries()) add(member, ["members", index]);
      if (operator.trigger !== undefined) add(operator.trigger, ["trigger"]);
      return places;
    case "any_of": {
      const started = operator.start === undefined ? undefined : startedType(operator.start, events);
      if (operator.start !== undefined) add(operator.start, ["start"]);
      for (const [index, alternative] of operator.alternatives.entries()) {
        add(alternative, ["alternatives", index], started);
      }
      return places;
    }
    case "threshold":
      add({ events: operator.on, ...(operator.when === undefined ? {} : { when: operator.when }) }, []);
      return places;
    case "state_machine":
      for (const [index, transition] of operator.transitions.entries()) add(transition, ["transitions", index]);
      return places;
    default:
      return unreachable(operator);
  }
}

/** What a threshold measures of one event: the expression, where it stands, and what it may read. */
export function measuredOf(
  operator: Operator,
  events: Bundle["events"],
): { readonly path: readonly string[]; readonly of: string; readonly scope: ScopeTypes } | undefined {
  if (operator.operator !== "threshold" || operator.of === undefined) return undefined;
  return { path: ["of"], of: operator.of, scope: scopeTypes(operator.on, events) };
}

/** `steps.start`: the event that opened the run. */
function startedType(start: EventTest, events: Bundle["events"]): CelType {
  return {
    kind: "object",
    fields: { start: { type: eventType(dataType(start.events, events)), optional: false } },
    open: false,
  };
}

/**
 * The names for a condition on an event of one of `types`. `data` has the type of the schema where there is only one, else anything.
 * The histories include the event itself; they are kept only where a condition reads them.
 */
function scopeTypes(types: readonly string[], events: Bundle["events"], steps?: CelType): ScopeTypes {
  const scope = eventScope(dataType(types, events), { history: true });
  return steps === undefined ? scope : { ...scope, steps };
}

/** `steps.NAME`: the event itself for a step that binds at most one, else the list of those bound so far. */
function stepTypes(steps: readonly SequenceStep[], events: Bundle["events"]): CelType {
  const fields: [string, CelField][] = steps.map((step) => {
    const event = eventType(dataType(step.events, events));
    return [step.name, { type: step.max === 1 ? event : { kind: "list", of: event }, optional: true }];
  });
  // fromEntries defines own properties, so a step named __proto__ is an ordinary field.
  return { kind: "object", fields: Object.fromEntries(fields), open: false };
}

function dataType(types: readonly string[], events: Bundle["events"]): CelType {
  const [first, ...others] = types;
  if (first === undefined || others.length > 0 || !Object.hasOwn(events, first)) return dyn;
  return events[first]?.data ?? dyn;
}
