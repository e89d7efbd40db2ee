// Who carries out what is asked: of the agents that offer the capability and know the action, the least busy.
import type { AgentPlan, BehaviourPlan, Scenario } from "../scenario/scenario.ts";
import { Workplace } from "./workplace.ts";

/** An agent at one of its workplaces. */
export interface Performer<T> {
  readonly agent: string;
  readonly behaviour: BehaviourPlan;
  readonly workplace: Workplace<T>;
}

/** A performer, or why nobody is. */
export type Choice<T> =
  | { readonly ok: true; readonly performer: Performer<T> }
  | { readonly ok: false; readonly reason: "no_agent" | "no_behaviour"; readonly message: string };

/** The agents of a scenario, with their loads. */
export interface Crew<T> {
  choose(asked: { readonly action: string; readonly capability: string }): Choice<T>;
}

/** A crew at rest. */
export function createCrew<T>(scenario: Scenario): Crew<T> {
  const workplaces = new Map<AgentPlan, Map<string, Performer<T>>>(
    scenario.agents.map((agent) => [
      agent,
      new Map(
        [...agent.behaviours].map(([action, behaviour]) => {
          const workplace = new Workplace<T>(behaviour.workers ?? Number.POSITIVE_INFINITY);
          return [action, { agent: agent.id, behaviour, workplace }];
        }),
      ),
    ]),
  );
  const loadOf = (agent: AgentPlan): number =>
    [...(workplaces.get(agent)?.values() ?? [])].reduce((sum, { workplace }) => sum + workplace.load, 0);
  return {
    choose({ action, capability }) {
      const offering = scenario.agents.filter((agent) => agent.capabilities.has(capability));
      if (offering.length === 0)
        return {
          ok: false,
          reason: "no_agent",
          message: `No agent offers "${capability}", so nobody was asked to ${action}. Give the capability to an agent.`,
        };
      const able = offering.filter((agent) => agent.behaviours.has(action));
      let best: { readonly performer: Performer<T>; readonly load: number } | undefined;
      for (const agent of able) {
        const performer = workplaces.get(agent)?.get(action);
        const load = loadOf(agent);
        if (performer !== undefined && (best === undefined || load < best.load)) best = { performer, load };
      }
      if (best !== undefined) return { ok: true, performer: best.performer };
      const names = offering.map((agent) => agent.id).join(", ");
      return {
        ok: false,
        reason: "no_behaviour",
        message: `${names} cannot play "${action}": describe it under behaviours, with the events it may emit.`,
      };
    },
  };
}
