// The modelled agents at work: who is asked, who waits, who answers, who does not.
import { askedAction, type Bundle, type Operator } from "@laban/bundle";
import type { Effect, InstantMs, TraceRecord } from "@laban/trace";
import type { Happened } from "../happened.ts";
import type { Dice } from "../random/dice.ts";
import type { AgentPlan, AnswerPlan, OutcomePlan } from "../scenario/scenario.ts";
import { askingScope, drawTime, weighted } from "../values/draw.ts";
import { lineIsFull, lineMax, nobodyFor, noFreeWorker, noOutcome, type Problem } from "./problems.ts";
import { takeNext, type Ask, type Desk } from "./ask.ts";

/** What the workforce needs of the simulation. */
export interface Stage {
  readonly now: () => InstantMs;
  readonly dice: Dice;
  record(record: TraceRecord): void;
  /** Calls the workforce back with the task at that instant. */
  plan(at: InstantMs, task: WorkTask): void;
  /** Makes the event of an answer; its id, or why it could not be made. It happens when the workforce has said that the work ended. */
  answer(
    ask: Ask,
    answer: AnswerPlan,
  ): { readonly id: string; readonly happen: () => void } | { readonly problem: Problem };
}

/** What the workforce has planned. */
export type WorkTask =
  | { readonly kind: "finish"; readonly ask: Ask; readonly outcome: OutcomePlan | undefined }
  | { readonly kind: "timeout"; readonly ask: Ask; readonly isLastCall: boolean }
  | { readonly kind: "further"; readonly ask: Ask; readonly answer: AnswerPlan };

/** All agents of a run. */
export class Workforce {
  readonly #agents: readonly AgentPlan[];
  readonly #operators: ReadonlyMap<string, Operator>;
  readonly #stage: Stage;
  readonly #desks = new Map<string, Desk>();
  /** Requests at an agent that are not ended. */
  readonly #load = new Map<AgentPlan, number>();

  constructor(agents: readonly AgentPlan[], bundle: Bundle, stage: Stage) {
    this.#agents = agents;
    this.#operators = new Map(bundle.patterns.map((operator) => [operator.id, operator]));
    this.#stage = stage;
  }

  /** Carries an effect to an agent that offers the capability: the least busy, the first declared of equals. */
  dispatch(effect: Effect, correlation: string | null, cause: Happened | undefined): void {
    const { action, capability } = effect;
    if (action === undefined || capability === undefined) return;
    const offering = this.#agents.filter((agent) => agent.capabilities.has(capability));
    const able = offering.filter((agent) => agent.behaviours.has(action));
    const agent = able.reduce<AgentPlan | undefined>(
      (best, one) => (best === undefined || this.#loadOf(one) < this.#loadOf(best) ? one : best),
      undefined,
    );
    const behaviour = agent?.behaviours.get(action);
    if (agent === undefined || behaviour === undefined) return this.#lose(effect, nobodyFor(effect, offering));
    const desk = this.#deskOf(agent, action, behaviour);
    const operator = this.#operators.get(effect.pattern);
    const timeoutMs = operator === undefined ? undefined : askedAction(operator, effect)?.timeoutMs;
    const askedAt = this.#stage.now();
    const ask: Ask = {
      effect,
      action,
      capability,
      correlation,
      cause,
      askedAt,
      timeoutMs,
      desk,
      state: "waiting",
      id: undefined,
    };
    this.#take(ask);
  }

  /** Something planned is due. */
  perform(task: WorkTask): void {
    switch (task.kind) {
      case "finish":
        return this.#finish(task.ask, task.outcome);
      case "timeout":
        return this.#timeOut(task.ask, task.isLastCall);
      case "further":
        return this.#further(task.ask, task.answer);
    }
  }

  #take(ask: Ask): void {
    const { desk } = ask;
    const { workers = Infinity } = desk.behaviour;
    if (desk.busy >= workers && desk.waiting >= lineMax) return this.#lose(ask.effect, lineIsFull(ask));
    this.#load.set(desk.agent, this.#loadOf(desk.agent) + 1);
    if (desk.busy < workers) this.#start(ask);
    else {
      desk.line.push(ask);
      desk.waiting += 1;
    }
    if (ask.timeoutMs !== undefined)
      this.#stage.plan(ask.askedAt + ask.timeoutMs, { kind: "timeout", ask, isLastCall: false });
  }

  #start(ask: Ask): void {
    const { desk, effect, action } = ask;
    const { now, dice } = this.#stage;
    desk.busy += 1;
    ask.state = "working";
    const number = dice.count(`work/${desk.agent.id}/${action}`) + 1;
    ask.id = `${desk.agent.id}/${action}/${String(number).padStart(6, "0")}`;
    this.#stage.record({
      type: "action_started",
      at: now(),
      action: ask.id,
      name: action,
      effect: effect.id,
      pattern: effect.pattern,
      agent: desk.agent.id,
      capability: ask.capability,
      correlation: ask.correlation,
      seq: effect.seq,
    });
    const outcome = this.#drawOutcome(ask);
    this.#stage.plan(now() + drawTime(desk.behaviour.latency, dice), { kind: "finish", ask, outcome });
  }

  #drawOutcome(ask: Ask): OutcomePlan | undefined {
    const { outcomes, stream } = ask.desk.behaviour;
    const chance = this.#stage.dice.draw(stream);
    const weights = outcomes.map((outcome) => (isPossible(outcome, ask.cause) ? outcome.weight : 0));
    return outcomes[weighted(weights, chance)];
  }

  #finish(ask: Ask, outcome: OutcomePlan | undefined): void {
    const { desk } = ask;
    desk.busy -= 1;
    const hasGivenUp = ask.state === "ended";
    const answer = outcome?.answer;
    if (hasGivenUp) this.#startNext(desk);
    else if (outcome === undefined) this.#fail(ask, noOutcome(ask));
    else if (answer === undefined) {
      // Silence is an answer that never comes where somebody waits for one; else the work is simply done.
      if (ask.timeoutMs === undefined) this.#end(ask, "done", []);
      this.#startNext(desk);
    } else this.#answer(ask, answer);
  }

  #answer(ask: Ask, answer: AnswerPlan): void {
    const made = this.#stage.answer(ask, answer);
    if ("problem" in made) return this.#fail(ask, made.problem);
    this.#end(ask, "done", [made.id]);
    this.#startNext(ask.desk);
    made.happen();
    this.#planFurther(ask, answer);
  }

  #further(ask: Ask, answer: AnswerPlan): void {
    const made = this.#stage.answer(ask, answer);
    if ("problem" in made) return this.#lose(ask.effect, made.problem);
    made.happen();
    this.#planFurther(ask, answer);
  }

  #planFurther(ask: Ask, { next }: AnswerPlan): void {
    if (next === undefined) return;
    const at = this.#stage.now() + drawTime(next.after, this.#stage.dice);
    this.#stage.plan(at, { kind: "further", ask, answer: next.answer });
  }

  #timeOut(ask: Ask, isLastCall: boolean): void {
    if (ask.state === "ended") return;
    // An answer at the very instant is in time: what is planned for now goes first.
    if (!isLastCall) return this.#stage.plan(this.#stage.now(), { kind: "timeout", ask, isLastCall: true });
    if (ask.state === "working") return this.#end(ask, "no_answer", []);
    ask.desk.waiting -= 1;
    this.#leave(ask);
    this.#lose(ask.effect, noFreeWorker(ask));
  }

  #end(ask: Ask, outcome: "done" | "no_answer" | "failed", emits: readonly string[]): void {
    this.#leave(ask);
    this.#stage.record({ type: "action_ended", at: this.#stage.now(), action: ask.id ?? "", outcome, emits });
  }

  #fail(ask: Ask, problem: Problem): void {
    this.#end(ask, "failed", []);
    this.#lose(ask.effect, problem);
    this.#startNext(ask.desk);
  }

  #leave(ask: Ask): void {
    ask.state = "ended";
    this.#load.set(ask.desk.agent, this.#loadOf(ask.desk.agent) - 1);
  }

  #startNext(desk: Desk): void {
    const next = takeNext(desk);
    if (next !== undefined) this.#start(next);
  }

  #lose(effect: Effect, problem: Problem): void {
    this.#stage.record({ type: "dead_letter", at: this.#stage.now(), ...problem, effect: effect.id, seq: effect.seq });
  }

  #loadOf(agent: AgentPlan): number {
    return this.#load.get(agent) ?? 0;
  }

  #deskOf(agent: AgentPlan, action: string, behaviour: Desk["behaviour"]): Desk {
    const name = `${agent.id}/${action}`;
    const known = this.#desks.get(name);
    if (known !== undefined) return known;
    const desk: Desk = { agent, behaviour, busy: 0, line: [], lineStart: 0, waiting: 0 };
    this.#desks.set(name, desk);
    return desk;
  }
}

function isPossible(outcome: OutcomePlan, cause: Happened | undefined): boolean {
  if (outcome.when === undefined) return true;
  const condition = cause === undefined ? undefined : outcome.when.get(cause.event.type);
  return cause !== undefined && condition?.(askingScope(cause.event)) === true;
}
