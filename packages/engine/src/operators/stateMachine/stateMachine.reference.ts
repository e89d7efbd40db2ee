// The slow, obvious twin of stateMachine.ts: the whole log of one key at once; the state is found anew from the history of moves, and
// deadlines are looked for before each event.
import type { MachineState, StateMachineOperator } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import type { Happened, Holds, ReferenceOutcome } from "../reference.ts";

/** One machine: the event that began it, and its moves. */
interface Life {
  readonly began: Happened;
  readonly moves: readonly { readonly at: number; readonly to: string; readonly by: ChoreographyEvent | undefined }[];
}

/** All outcomes of a state machine over the log of one key, in order, and how many events were unexpected. */
export function stateMachineOutcomes(
  { states, initial, transitions, keepFinalMs }: StateMachineOperator,
  log: readonly Happened[],
  holds: Holds,
): { readonly outcomes: readonly ReferenceOutcome[]; readonly unexpected: number } {
  const named = new Set(transitions.flatMap(({ events }) => events));
  const outcomes: ReferenceOutcome[] = [];
  let unexpected = 0;
  let life: Life | undefined;
  for (const happened of log) {
    const { event, at } = happened;
    if (life !== undefined) life = withDeadlinesBefore(life, at);
    if (!named.has(event.type)) continue;
    if (life !== undefined && stateOf(life).final && at - enteredAt(life) > keepFinalMs) life = undefined;
    life ??= { began: happened, moves: [] };
    const { name } = stateOf(life);
    const taken = transitions.find(
      ({ from, events, when }) =>
        from.includes(name) &&
        events.includes(event.type) &&
        (when === undefined || holds(when, event, new Map<string, readonly ChoreographyEvent[]>())),
    );
    if (taken === undefined) unexpected++;
    else life = moved(life, { at, to: taken.to, by: event });
  }
  if (life !== undefined) withDeadlinesBefore(life, Infinity);
  return { outcomes, unexpected };

  function withDeadlinesBefore(before: Life, instant: number): Life {
    let after = before;
    for (;;) {
      const { timeout } = stateOf(after);
      if (timeout === undefined || enteredAt(after) + timeout.afterMs >= instant) return after;
      after = moved(after, { at: enteredAt(after) + timeout.afterMs, to: timeout.to, by: undefined });
    }
  }

  function moved(before: Life, move: Life["moves"][number]): Life {
    const after: Life = { ...before, moves: [...before.moves, move] };
    const last = after.moves.findLast(({ by }) => by !== undefined)?.by ?? after.began.event;
    const ids = new Set([after.began.event.id, last.id]);
    outcomes.push({
      at: move.at,
      outcome: move.by === undefined ? "timeout" : "matched",
      ...(stateOf(after).final ? {} : { detail: "moved" }),
      events: [...ids],
      from: stateOf(before).name,
      to: move.to,
      latencyMs: move.at - after.began.at,
    });
    return after;
  }

  function stateOf({ moves }: Life): MachineState {
    const name = moves.at(-1)?.to ?? initial;
    const state = states.find((each) => each.name === name);
    if (state === undefined) throw new Error(`Invariant: no state "${name}".`);
    return state;
  }

  function enteredAt({ began, moves }: Life): number {
    return moves.at(-1)?.at ?? began.at;
  }
}
