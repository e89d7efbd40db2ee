// What an agent will answer: drawn when it takes the work up, from streams of its own.
import type { ChoreographyEvent, JsonObject } from "@laban/trace";
import type { Mint } from "../events/mint.ts";
import type { Dice } from "../random/dice.ts";
import type { AnswerPlan, BehaviourPlan, OutcomePlan } from "../scenario/scenario.ts";
import { askingScope, drawTime, Undrawable, weighted } from "../values/draw.ts";

/** An event that will be emitted, `afterMs` after the one before it (the first: after the work is done). */
export interface PlannedEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly afterMs: number;
}

/** The course of one piece of work. */
export type Course =
  | { readonly kind: "answers"; readonly latencyMs: number; readonly events: readonly PlannedEvent[] }
  /** Nothing will be heard. */
  | { readonly kind: "silent"; readonly latencyMs: number }
  | { readonly kind: "fails"; readonly latencyMs: number; readonly message: string };

/** Draws the course of a piece of work. */
export function drawCourse(
  performer: { readonly agent: string; readonly behaviour: BehaviourPlan },
  asking: ChoreographyEvent,
  { dice, mint }: { readonly dice: Dice; readonly mint: Mint },
): Course {
  const { agent, behaviour } = performer;
  const latencyMs = drawTime(behaviour.latency, dice);
  const weights = behaviour.outcomes.map((outcome) => (isPossible(outcome, asking) ? outcome.weight : 0));
  const outcome = behaviour.outcomes[weighted(weights, dice.draw(behaviour.stream))];
  if (outcome === undefined)
    return { kind: "fails", latencyMs, message: `No outcome of ${agent} is possible for this ${asking.type}.` };
  const events: PlannedEvent[] = [];
  let afterMs = 0;
  for (let answer: AnswerPlan | undefined = outcome.answer; answer !== undefined;) {
    const data = mint.draw({ type: answer.emits, source: agent, data: answer.data, asking });
    if (data instanceof Undrawable)
      return { kind: "fails", latencyMs, message: `${agent} could not make ${answer.emits}: ${data.reason}.` };
    events.push({ type: answer.emits, data, afterMs });
    afterMs = answer.next === undefined ? 0 : drawTime(answer.next.after, dice);
    answer = answer.next?.answer;
  }
  return events.length === 0 ? { kind: "silent", latencyMs } : { kind: "answers", latencyMs, events };
}

/** A condition that is unknown is not met. */
function isPossible(outcome: OutcomePlan, asking: ChoreographyEvent): boolean {
  if (outcome.when === undefined) return true;
  return outcome.when.get(asking.type)?.(askingScope(asking)) === true;
}
