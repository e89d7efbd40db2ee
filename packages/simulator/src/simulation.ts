// A scenario played in virtual time: arrivals go into the engine, effects to the agents, their answers back into the engine.
// Everything happens in one total order, so the same document, scenario and seed give the same trace everywhere.
import type { Bundle, Path } from "@laban/bundle";
import { createEngine, type Engine, type EngineCounters } from "@laban/engine";
import type { ChoreographyEvent, Effect, InstantMs, TraceRecord } from "@laban/trace";
import type { Ask } from "./agents/ask.ts";
import { chainTooLong, noPayload } from "./agents/problems.ts";
import { Workforce, type Stage, type WorkTask } from "./agents/workforce.ts";
import { arrivalClock, type ArrivalClock } from "./arrivals.ts";
import { Agenda } from "./clock/agenda.ts";
import { eventsMax, type Playing, type Progress, type SimulationInput } from "./door.ts";
import { causeWindowMs, Memory } from "./happened.ts";
import { createDice, type Dice } from "./random/dice.ts";
import type { AnswerPlan, Arrival, Scenario } from "./scenario/scenario.ts";
import { Undrawable } from "./values/draw.ts";
import { drawPayload } from "./values/payload.ts";

/** Longest chain of causes, in events (semantics, section 3). */
export const chainMax = 32;

/** Plays a scenario. Pure: no clock and no chance but those of its input. */
export function createSimulation(input: SimulationInput): Playing {
  return new Simulation(input);
}

type Task = WorkTask | { readonly kind: "arrival"; readonly arrival: Arrival; readonly clock: ArrivalClock };

/** Where an event comes from. */
interface Origin {
  /** The action that emitted it. */
  readonly cause: string | undefined;
  readonly chain: number;
}

class Simulation implements Playing {
  readonly #scenario: Scenario;
  readonly #bundle: Bundle;
  readonly #observe: (record: TraceRecord) => void;
  readonly #engine: Engine;
  readonly #dice: Dice;
  readonly #agenda = new Agenda<Task>();
  readonly #memory: Memory;
  readonly #workforce: Workforce;
  /** Origins of the events that the engine has not told of yet. */
  readonly #origins = new Map<ChoreographyEvent, Origin>();
  /** Correlations of the effects of the step that is being taken. */
  readonly #correlations = new Map<Effect, string | null>();
  #now: InstantMs;
  #events = 0;
  #isDone = false;
  #stopped: string | undefined;

  constructor({ bundle, scenario, seed, observe, engine = {} }: SimulationInput) {
    this.#scenario = scenario;
    this.#bundle = bundle;
    this.#observe = observe;
    this.#now = scenario.startAt;
    this.#dice = createDice(seed ?? scenario.seed);
    this.#memory = new Memory(causeWindowMs(bundle, engine.toleranceMs ?? 0));
    this.#engine = createEngine(bundle, { ...engine, observe: (record) => this.#witness(record) });
    this.#workforce = new Workforce(scenario.agents, bundle, this.#stage());
    for (const arrival of scenario.arrivals) this.#planArrival(arrival, arrivalClock(arrival, scenario, this.#dice));
  }

  advance({ maxEvents }: { readonly maxEvents: number }): Progress {
    const until = this.#events + maxEvents;
    while (!this.#isDone && this.#events < until) this.#step();
    return this.progress();
  }

  progress(): Progress {
    const { startAt, endAt } = this.#scenario;
    const fraction = this.#isDone ? 1 : endAt === startAt ? 0 : (this.#now - startAt) / (endAt - startAt);
    const stopped = this.#stopped === undefined ? {} : { stopped: this.#stopped };
    return { done: this.#isDone, at: this.#now, events: this.#events, fraction, ...stopped };
  }

  counters(): EngineCounters {
    return this.#engine.counters();
  }

  // The next thing that happens: a deadline of the engine, or what is planned. At one instant events go before deadlines,
  // and the engine names the first instant at which a deadline has passed.
  #step(): void {
    const planned = this.#agenda.nextAt ?? Infinity;
    const due = this.#engine.nextDue() ?? Infinity;
    const next = Math.min(planned, due);
    if (next > this.#scenario.endAt) return this.#finish();
    this.#now = next;
    if (due <= planned) this.#dispatch(this.#engine.tick(due));
    else this.#perform(this.#agenda.take());
  }

  #finish(): void {
    this.#now = this.#scenario.endAt;
    this.#dispatch(this.#engine.tick(this.#now));
    this.#isDone = true;
  }

  #perform(task: Task | undefined): void {
    if (task === undefined) return;
    if (task.kind !== "arrival") return this.#workforce.perform(task);
    this.#arrive(task.arrival);
    this.#planArrival(task.arrival, task.clock);
  }

  #planArrival(arrival: Arrival, clock: ArrivalClock): void {
    const at = clock.next();
    if (at !== undefined) this.#agenda.plan(at, { kind: "arrival", arrival, clock });
  }

  #arrive({ event: type, source, payload }: Arrival): void {
    const data = drawPayload(payload, this.#dice, undefined);
    if (data instanceof Undrawable) throw new Error(`Invariant: an arrival of ${type} cannot be drawn: ${data.reason}`);
    const id = this.#nextId(source);
    const isKeyedByCorrelation = this.#keyOf(type).some(([root]) => root === "correlation_id");
    const event = { id, type, source, time: this.#now, data, ...(isKeyedByCorrelation && { correlation_id: id }) };
    this.#offer(event, { cause: undefined, chain: 1 });
  }

  #answer(ask: Ask, { emits: type, payload }: AnswerPlan): ReturnType<Stage["answer"]> {
    const { cause, desk } = ask;
    const keys = cause && {
      event: cause.event,
      keyOfCause: this.#keyOf(cause.event.type),
      keyOfAnswer: this.#keyOf(type),
    };
    const chain = (cause?.chain ?? 0) + 1;
    const source = desk.agent.id;
    if (chain > chainMax) return { problem: chainTooLong(ask, type, chainMax) };
    const data = drawPayload(payload, this.#dice, keys);
    if (data instanceof Undrawable) return { problem: noPayload(ask, type, data.reason) };
    const id = this.#nextId(source);
    const correlation = cause?.event.correlation_id;
    const event = {
      id,
      type,
      source,
      time: this.#now,
      data,
      ...(correlation !== undefined && { correlation_id: correlation }),
    };
    return { id, happen: () => this.#offer(event, { cause: ask.id, chain }) };
  }

  #offer(event: ChoreographyEvent, origin: Origin): void {
    if (this.#events >= eventsMax) {
      this.#stopped = `The simulation has ${eventsMax} events, the most there can be; shorten the horizon or let less arrive.`;
      this.#isDone = true;
      return;
    }
    this.#events += 1;
    this.#origins.set(event, origin);
    this.#dispatch(this.#engine.offer(event));
  }

  #dispatch(effects: readonly Effect[]): void {
    for (const effect of effects) {
      this.#workforce.dispatch(effect, this.#correlations.get(effect) ?? null, this.#memory.find(effect.seq));
    }
    this.#correlations.clear();
  }

  // What the engine tells passes through here, so that events name the action that emitted them.
  #witness(record: TraceRecord): void {
    if (record.type === "effect") this.#correlations.set(record.effect, record.correlation);
    if (record.type !== "event") return this.#observe(record);
    const origin = this.#origins.get(record.event);
    this.#origins.delete(record.event);
    this.#memory.add(record.seq, { event: record.event, chain: origin?.chain ?? 1 });
    this.#observe(origin?.cause === undefined ? record : { ...record, cause: origin.cause });
  }

  #stage(): Stage {
    return {
      now: () => this.#now,
      dice: this.#dice,
      record: this.#observe,
      plan: (at, task) => this.#agenda.plan(at, task),
      answer: (ask, answer) => this.#answer(ask, answer),
    };
  }

  #nextId(source: string): string {
    return `${source}-${String(this.#dice.count(`event/${source}`) + 1).padStart(6, "0")}`;
  }

  #keyOf(type: string): readonly Path[] {
    const { events, defaultKey } = this.#bundle;
    return Object.hasOwn(events, type) ? (events[type]?.key ?? defaultKey) : defaultKey;
  }
}
