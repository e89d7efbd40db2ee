// Plays a scenario: virtual time goes from one thing that happens to the next; arrivals and answers are offered to the engine, its effects
// are carried to the modelled agents. The engine is the one that runs on real events.
import { createEngine } from "@laban/engine";
import type { ChoreographyEvent, Effect, InstantMs, TraceRecord } from "@laban/trace";
import { createWorkshop, type Emission } from "./agents/workshop.ts";
import { Agenda } from "./clock/agenda.ts";
import { instantsOf } from "./clock/rhythm.ts";
import { eventsMax, type Playing, type Progress, type SimulationInput } from "./door.ts";
import { keyOf, keyText } from "./events/key.ts";
import { createMint } from "./events/mint.ts";
import { RememberedEvents } from "./events/rememberedEvents.ts";
import { createDice } from "./random/dice.ts";
import type { Arrival } from "./scenario/scenario.ts";
import { Undrawable } from "./values/draw.ts";

/** One thing that happens at its instant; it may emit an event. */
type Step = (at: InstantMs) => Emission | undefined;

/** A simulation at its start. Nothing happens until it is advanced. */
export function createSimulation(input: SimulationInput): Playing {
  const { bundle, scenario, observe } = input;
  const { startAt, endAt } = scenario;
  const dice = createDice(input.seed ?? scenario.seed);
  const mint = createMint(bundle, scenario, dice);
  const agenda = new Agenda<Step>();
  const remembered = new RememberedEvents();
  // Where an event came from, until the engine has accepted it; with a tolerance for disorder that takes a while.
  const origins = new Map<string, { readonly cause: string | undefined; readonly chain: number }>();
  const engine = createEngine(bundle, { ...input.engine, observe: (record) => observe(withOrigin(record)) });
  const workshop = createWorkshop({
    scenario,
    patterns: new Map(bundle.patterns.map((operator) => [operator.id, operator])),
    dice,
    mint,
    observe,
    later: (at, step) => agenda.plan(at, step),
  });
  let offered = 0;
  let at = startAt;
  let isDone = false;
  let stopped: string | undefined;

  function withOrigin(record: TraceRecord): TraceRecord {
    if (record.type !== "event") return record;
    const name = originName(record.event);
    const origin = origins.get(name);
    origins.delete(name);
    remembered.remember(record.seq, { event: record.event, chain: origin?.chain ?? 0 });
    return origin?.cause === undefined ? record : { ...record, cause: origin.cause };
  }

  function offer(event: ChoreographyEvent, cause: string | undefined, chain: number): void {
    origins.set(originName(event), { cause, chain });
    offered += 1;
    carry(engine.offer(event));
  }

  function carry(effects: readonly Effect[]): void {
    for (const effect of effects) {
      const asking = remembered.find(effect.seq);
      const key = asking === undefined ? undefined : keyOf(bundle, asking.event);
      // An answer can never come before what the engine has been promised.
      workshop.ask(effect, Math.max(effect.at, at), asking, key === undefined ? null : keyText(key));
    }
  }

  function planArrivals(arrival: Arrival): void {
    const instants = instantsOf(arrival, scenario, dice);
    const planNext = (): void => {
      const next = instants.next();
      if (next.done !== true) agenda.plan(next.value, arrive);
    };
    const arrive: Step = (now) => {
      planNext();
      const minting = { type: arrival.event, source: arrival.source, at: now, data: arrival.data };
      const data = mint.draw(minting);
      // Arrivals have nothing to ask about, so the reader refuses what could fail here.
      if (data instanceof Undrawable)
        throw new Error(`Invariant: the payload of ${arrival.event} cannot be drawn: ${data.reason}`);
      offer(mint.make(minting, data), undefined, 0);
      return undefined;
    };
    planNext();
  }
  for (const arrival of scenario.arrivals) planArrivals(arrival);

  /** One step of virtual time: a deadline of the engine, or the next thing on the agenda. False when the horizon is reached. */
  function advanceOnce(): boolean {
    const nextAt = agenda.nextAt ?? Number.POSITIVE_INFINITY;
    const due = engine.nextDue() ?? Number.POSITIVE_INFINITY;
    if (Math.min(nextAt, due - 1) > endAt) return false;
    if (due <= nextAt) {
      at = Math.max(at, due);
      carry(engine.tick(due));
      return true;
    }
    at = Math.max(at, nextAt);
    const emission = agenda.take()?.(at);
    if (emission !== undefined) offer(emission.event, emission.action, emission.chain);
    return true;
  }

  const progress = (): Progress => {
    const fraction = isDone ? 1 : Math.min(1, (at - startAt) / Math.max(1, endAt - startAt));
    return { done: isDone, at, events: offered, fraction, ...(stopped !== undefined && { stopped }) };
  };

  return {
    progress,
    counters: () => engine.counters(),
    advance({ maxEvents }) {
      const until = offered + maxEvents;
      while (!isDone && offered < until) {
        if (offered >= eventsMax) {
          stopped = `The run was stopped at ${eventsMax} events. Shorten the horizon or let events arrive less often.`;
          isDone = true;
        } else if (!advanceOnce()) {
          at = endAt;
          carry(engine.tick(endAt + 1));
          isDone = true;
        }
      }
      return progress();
    },
  };
}

function originName({ source, id }: ChoreographyEvent): string {
  return `${source}\n${id}`;
}
