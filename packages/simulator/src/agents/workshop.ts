// Carries the effects of the engine to the modelled agents, and their answers back: work that is taken up, done, or never answered.
import type { BundleAction, Operator } from "@laban/bundle";
import type { ChoreographyEvent, Effect, InstantMs, TraceRecord } from "@laban/trace";
import type { Mint } from "../events/mint.ts";
import type { RememberedEvent } from "../events/rememberedEvents.ts";
import type { Dice } from "../random/dice.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { drawCourse, type PlannedEvent } from "./answer.ts";
import { createCrew, type Performer } from "./crew.ts";

/** Longest chain of causes; what would make it longer goes to the dead letters (semantics, section 3). */
export const chainMax = 32;

/** An event that an agent emits, ready to be offered. */
export interface Emission {
  readonly event: ChoreographyEvent;
  readonly action: string;
  readonly chain: number;
}

/** What the workshop needs of the run around it. */
export interface WorkshopWorld {
  readonly scenario: Scenario;
  readonly patterns: ReadonlyMap<string, Operator>;
  readonly dice: Dice;
  readonly mint: Mint;
  readonly observe: (record: TraceRecord) => void;
  /** Runs the step when virtual time reaches the instant. */
  readonly later: (at: InstantMs, step: (at: InstantMs) => Emission | undefined) => void;
}

/** A piece of work that an effect asked for. */
interface Work {
  readonly id: string;
  readonly effect: Effect & { readonly action: string; readonly capability: string };
  readonly asking: RememberedEvent;
  readonly correlation: string | null;
  readonly performer: Performer<Work>;
  state: "waiting" | "begun" | "over";
}

/** Asks agents for what effects want. */
export interface Workshop {
  ask(effect: Effect, at: InstantMs, asking: RememberedEvent | undefined, correlation: string | null): void;
}

/** A workshop with all agents at rest. */
export function createWorkshop(world: WorkshopWorld): Workshop {
  const { scenario, patterns, dice, mint, observe, later } = world;
  const crew = createCrew<Work>(scenario);

  const refuse = (
    effect: Effect,
    at: InstantMs,
    letter: {
      readonly reason: "no_agent" | "no_behaviour" | "chain_too_long" | "queue_full";
      readonly message: string;
    },
  ) => observe({ type: "dead_letter", at, ...letter, effect: effect.id, seq: effect.seq });

  const begin = (work: Work, at: InstantMs): void => {
    const { id, effect, asking, correlation, performer } = work;
    work.state = "begun";
    const { action: name, capability, pattern, seq } = effect;
    observe({
      type: "action_started",
      at,
      action: id,
      name,
      effect: effect.id,
      pattern,
      agent: performer.agent,
      capability,
      correlation,
      seq,
    });
    const course = drawCourse(performer, asking.event, { dice, mint });
    const deadline = timeoutOf(patterns.get(pattern), effect);
    later(at + course.latencyMs, (now) => {
      const next = performer.workplace.leave((waiting) => waiting.state === "waiting");
      const emission = finish(work, now, course);
      if (next !== undefined) begin(next, now);
      return emission;
    });
    function finish(done: Work, now: InstantMs, what: typeof course): Emission | undefined {
      // With a deadline, silence is noticed there; without one nobody waits for an answer and the work is simply done.
      if (done.state === "over" || (what.kind === "silent" && deadline !== undefined)) return undefined;
      done.state = "over";
      if (what.kind === "answers") return emit(done, now, what.events);
      observe({
        type: "action_ended",
        at: now,
        action: id,
        outcome: what.kind === "silent" ? "done" : "failed",
        emits: [],
      });
      if (what.kind === "fails") refuse(effect, now, { reason: "no_behaviour", message: what.message });
      return undefined;
    }
  };

  const emit = (work: Work, at: InstantMs, [first, ...rest]: readonly PlannedEvent[]): Emission | undefined => {
    if (first === undefined) return undefined;
    const emission = emissionOf(work, at, first);
    observe({ type: "action_ended", at, action: work.id, outcome: "done", emits: [emission.event.id] });
    planRest(work, at, rest);
    return emission;
  };

  const planRest = (work: Work, at: InstantMs, [next, ...rest]: readonly PlannedEvent[]): void => {
    if (next === undefined) return;
    later(at + next.afterMs, (now) => {
      planRest(work, now, rest);
      return emissionOf(work, now, next);
    });
  };

  const emissionOf = (work: Work, at: InstantMs, { type, data }: PlannedEvent): Emission => {
    const source = work.performer.agent;
    const event = mint.make({ type, source, at, data: undefined, asking: work.asking.event }, data);
    return { event, action: work.id, chain: work.asking.chain + 1 };
  };

  const expire = (work: Work, at: InstantMs): void => {
    if (work.state === "over") return;
    const waited = work.state === "waiting";
    work.state = "over";
    if (!waited) observe({ type: "action_ended", at, action: work.id, outcome: "no_answer", emits: [] });
    else {
      const message = `${work.performer.agent} had no worker free for "${work.effect.action}" in time. Give it more workers, or the action more time.`;
      refuse(work.effect, at, { reason: "queue_full", message });
    }
  };

  return {
    ask(effect, at, asking, correlation) {
      const { action, capability } = effect;
      if (action === undefined || capability === undefined) return;
      if (asking === undefined) {
        refuse(effect, at, {
          reason: "queue_full",
          message: `The event behind "${action}" is too long ago to be remembered; shorten the window of "${effect.pattern}".`,
        });
        return;
      }
      if (asking.chain >= chainMax) {
        refuse(effect, at, {
          reason: "chain_too_long",
          message: `"${action}" would be the ${chainMax + 1}th action of one chain of causes: "${effect.pattern}" answers itself. Break the loop with a condition.`,
        });
        return;
      }
      const choice = crew.choose({ action, capability });
      if (!choice.ok) {
        refuse(effect, at, choice);
        return;
      }
      const { performer } = choice;
      const id = `${performer.agent}/${action}-${String(dice.count(`action/${performer.agent}/${action}`) + 1).padStart(6, "0")}`;
      const work: Work = {
        id,
        effect: { ...effect, action, capability },
        asking,
        correlation,
        performer,
        state: "waiting",
      };
      const timeoutMs = timeoutOf(patterns.get(effect.pattern), effect);
      const entered = performer.workplace.enter(work);
      if (entered === "refused") {
        work.state = "over";
        refuse(effect, at, {
          reason: "queue_full",
          message: `The line of ${performer.agent} for "${action}" is full. Give it more workers.`,
        });
        return;
      }
      if (entered === "begins") begin(work, at);
      // Planned after the answer, so that an answer at the very deadline still counts.
      if (timeoutMs !== undefined) later(at + timeoutMs, (now) => void expire(work, now));
    },
  };
}

function timeoutOf(operator: Operator | undefined, effect: Effect): number | undefined {
  const action: BundleAction | undefined = operator?.actions[effect.outcome];
  return action?.timeoutMs;
}
