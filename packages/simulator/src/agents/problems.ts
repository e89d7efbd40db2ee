// What goes to the dead letters, in words: the thing, the place and the way out.
import type { DeadLetterRecord, Effect } from "@laban/trace";
import type { AgentPlan } from "../scenario/scenario.ts";
import type { Ask } from "./ask.ts";

/** Why something could not be carried on. */
export type Problem = Pick<DeadLetterRecord, "reason" | "message">;

/** Most requests that wait before one desk. */
export const lineMax = 100_000;

/** Nobody can take the request: no agent offers the capability, or none of them knows the action. */
export function nobodyFor({ pattern, action, capability }: Effect, offering: readonly AgentPlan[]): Problem {
  if (offering.length === 0) {
    const message = `No agent offers "${capability}", which "${pattern}" asks for; add it to an agent's capabilities.`;
    return { reason: "no_agent", message };
  }
  const names = offering.map((agent) => agent.id).join(", ");
  const message = `${names} has no behaviour for "${action}", which "${pattern}" asks for; add one under behaviours.`;
  return { reason: "no_behaviour", message };
}

/** The line is full. */
export function lineIsFull({ desk, action }: Ask): Problem {
  const message = `${lineMax} requests wait for ${desk.agent.id} to ${action} already; give it more workers.`;
  return { reason: "queue_full", message };
}

/** The time to answer passed before a worker was free. */
export function noFreeWorker({ desk, action }: Ask): Problem {
  const message = `${desk.agent.id} had no free worker to ${action} in time; give it more workers, or more time to answer.`;
  return { reason: "queue_full", message };
}

/** Every outcome has a condition that does not hold, or no weight. */
export function noOutcome({ desk, action }: Ask): Problem {
  const message = `No outcome of ${desk.agent.id}'s ${action} is possible here; let one have no "when" and a weight above 0.`;
  return { reason: "no_behaviour", message };
}

/** A circle of patterns that feeds itself. */
export function chainTooLong({ desk, effect }: Ask, type: string, chainMax: number): Problem {
  const message = `${desk.agent.id} would emit ${type}, but "${effect.pattern}" stands at the end of a chain of ${chainMax} events already: a circle of patterns that feeds itself. Let a condition end it.`;
  return { reason: "chain_too_long", message };
}

/** The payload of the answer could not be made. */
export function noPayload({ desk }: Ask, type: string, reason: string): Problem {
  return { reason: "no_behaviour", message: `${desk.agent.id} cannot emit ${type}: ${reason}.` };
}
