// The slow, obvious twin of allOf.ts: after every event the set is worked out anew from the list of what is in it.
import type { AllOfOperator, EventTest } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

interface Filled extends Happened {
  readonly member: number;
}

/** All outcomes of an all_of over the log of one key, in order. */
export function allOfOutcomes(
  operator: AllOfOperator,
  log: readonly Happened[],
  holds: Holds,
): readonly ReferenceOutcome[] {
  const { members, withinMs, anchor, trigger, afterMatch } = operator;
  const outcomes: ReferenceOutcome[] = [];
  let set: readonly Filled[] = [];
  let deadline = Infinity;
  let hasFired = false;

  const fits = (test: EventTest, event: ChoreographyEvent): boolean =>
    test.events.includes(event.type) && (test.when === undefined || holds(test.when, event, new Map()));
  const countOf = (member: number): number => set.filter((filled) => filled.member === member).length;
  const isFull = (member: number): boolean => countOf(member) === members[member]?.count;
  const isComplete = (): boolean => members.every((_member, index) => isFull(index));
  const tell = (outcome: Omit<ReferenceOutcome, "latencyMs" | "events">, bound: readonly Happened[]): void => {
    const latencyMs = outcome.at - (bound[0]?.at ?? NaN);
    outcomes.push({ ...outcome, events: bound.map(({ event }) => event.id), latencyMs });
  };
  const clear = (): void => {
    set = [];
    deadline = Infinity;
    hasFired = false;
  };
  const closeBefore = (instant: number): void => {
    if (deadline >= instant) return;
    if (!hasFired) {
      if (anchor === "sliding") set = set.filter(({ at }) => at >= deadline - withinMs);
      const missing = members
        .map(({ name, count }, index) => ({ name, lacking: count - countOf(index) }))
        .filter(({ lacking }) => lacking > 0)
        .map(({ name, lacking }) => (lacking === 1 ? name : `${name} ×${lacking}`));
      const awaited = missing.length > 0 ? missing.join(", ") : trigger?.events.join(" | ");
      tell({ at: deadline, outcome: "timeout", ...(awaited === undefined ? {} : { missing: awaited }) }, set);
    }
    clear();
  };

  for (const { event, at } of log) {
    closeBefore(at);
    if (anchor === "sliding") set = set.filter((filled) => filled.at >= at - withinMs);
    const fitting = members.flatMap((member, index) => (fits(member, event) ? [index] : []));
    const open = fitting.find((member) => !isFull(member));
    const replaced = set.find(({ member }) => fitting.includes(member));
    const mayReplace = anchor === "sliding" || (afterMatch === "every" && hasFired);
    const isNew = set.length === 0;
    let isBound = true;
    if (open !== undefined) set = [...set, { event, at, member: open }];
    else if (replaced !== undefined && mayReplace) {
      set = [...set.filter((filled) => filled !== replaced), { event, at, member: replaced.member }];
    } else isBound = false;
    if (isBound && (isNew || anchor === "sliding")) deadline = at + withinMs;
    if (set.length === 0 || !isComplete()) continue;
    if (trigger === undefined ? !isBound : !fits(trigger, event)) continue;
    tell({ at, outcome: "matched" }, isBound ? set : [...set, { event, at }]);
    if (afterMatch === "consume") clear();
    else hasFired = true;
  }
  closeBefore(Infinity);
  return outcomes;
}
