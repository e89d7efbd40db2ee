// Reads a document for drawing: what every pattern hears, whom it asks, and what the asked agents may say to that.
// The layout works on this reading only; it needs to know no kind and never meets a half-written record.
import type { Ask, ChoreographyDocument, KindCatalog, Listen, PatternRecord } from "@laban/model";

/** An event type that an asked agent may emit, with how often of 1 it does. */
export interface Emission {
  readonly event: string;
  readonly agent: string;
  readonly share: number;
  /** 0 for the answer itself, 1 for what the same answer emits later. */
  readonly later: number;
}

/** An ask with everyone who could perform it. */
export interface AskReading {
  readonly ask: Ask;
  /** Agents that offer the capability, in staff order. */
  readonly agents: readonly string[];
  readonly emissions: readonly Emission[];
}

/** A pattern as the layout sees it. */
export interface PatternReading {
  readonly id: string;
  readonly kind: string;
  readonly record: PatternRecord;
  readonly face: { readonly text: string; readonly style: "code" | "time" };
  /** Listens that place the pattern, in order: steps, members, start and expected. */
  readonly cues: readonly Listen[];
  /** Listens that only end a run: cancel and guard. */
  readonly asides: readonly Listen[];
  readonly asks: readonly AskReading[];
  readonly priority?: number;
}

/** The whole document, read once. */
export interface Reading {
  readonly document: ChoreographyDocument;
  readonly patterns: readonly PatternReading[];
  readonly events: readonly string[];
  /** Agents in staff order. */
  readonly agents: readonly string[];
  /** Event type → the first agent that raises it unasked. */
  readonly raisedBy: ReadonlyMap<string, string>;
  /** Event type → the first agent that has it among its answers, asked by anyone or not. */
  readonly answeredBy: ReadonlyMap<string, string>;
  readonly offeredBy: ReadonlyMap<string, readonly string[]>;
}

const asideRoles = new Set(["cancel", "guard"]);

/** Reads the document with the kinds that the catalogue knows; unknown kinds are kept, with nothing heard or asked. */
export function readDocument(document: ChoreographyDocument, catalog: KindCatalog): Reading {
  const agents = staffOrder(document);
  const offeredBy = new Map<string, string[]>();
  const raisedBy = new Map<string, string>();
  const answeredBy = new Map<string, string>();
  for (const id of agents) {
    const agent = document.agents[id];
    if (agent === undefined) continue;
    for (const capability of agent.capabilities) {
      const offering = offeredBy.get(capability);
      if (offering === undefined) offeredBy.set(capability, [id]);
      else if (!offering.includes(id)) offering.push(id);
    }
    for (const event of agent.emits ?? []) if (!raisedBy.has(event)) raisedBy.set(event, id);
    for (const { outcomes } of Object.values(agent.behaviours)) {
      for (const event of outcomes.flatMap((outcome) => [outcome.emits, outcome.then?.emits])) {
        if (event !== undefined && !answeredBy.has(event)) answeredBy.set(event, id);
      }
    }
  }
  const patterns = Object.entries(document.patterns).map(([id, record]) =>
    readPattern(document, catalog, offeredBy, id, record),
  );
  return { document, patterns, events: Object.keys(document.events), agents, raisedBy, answeredBy, offeredBy };
}

function readPattern(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  offeredBy: ReadonlyMap<string, readonly string[]>,
  id: string,
  record: PatternRecord,
): PatternReading {
  const kind = catalog.find(record.kind);
  const listens = (kind?.listens(record) ?? []).filter((listen) => listen.event !== "");
  const asks = (kind?.asks(record) ?? []).map((ask): AskReading => {
    const offering = offeredBy.get(ask.capability) ?? [];
    return { ask, agents: offering, emissions: emissionsOf(document, offering, ask.action) };
  });
  const priority = record["priority"];
  return {
    id,
    kind: record.kind,
    record,
    face: kind?.face(record) ?? { text: `unknown kind ${record.kind}`, style: "time" },
    cues: listens.filter((listen) => !asideRoles.has(listen.role)),
    asides: listens.filter((listen) => asideRoles.has(listen.role)),
    asks,
    ...(typeof priority === "number" ? { priority } : {}),
  };
}

/** The authored order first; the others follow as declared, next to whoever offers the same capability. */
function staffOrder(document: ChoreographyDocument): readonly string[] {
  const declared = Object.keys(document.agents);
  const authored = (document.layout.staffs ?? []).filter((id) => Object.hasOwn(document.agents, id));
  const order: string[] = [];
  const placed = new Set<string>();
  const place = (id: string): void => {
    if (placed.has(id)) return;
    placed.add(id);
    order.push(id);
  };
  for (const id of authored) place(id);
  const offering = new Map<string, string[]>();
  for (const id of declared) {
    for (const capability of document.agents[id]?.capabilities ?? []) {
      const others = offering.get(capability);
      if (others === undefined) offering.set(capability, [id]);
      else others.push(id);
    }
  }
  for (const id of declared) {
    if (placed.has(id)) continue;
    place(id);
    for (const capability of document.agents[id]?.capabilities ?? []) {
      for (const other of offering.get(capability) ?? []) place(other);
    }
  }
  return order;
}

/** What the offering agents may emit when asked; shares are averaged over those that have the behaviour. */
function emissionsOf(document: ChoreographyDocument, agents: readonly string[], action: string): readonly Emission[] {
  const able = agents.filter((id) => Object.hasOwn(document.agents[id]?.behaviours ?? {}, action));
  const emissions: Emission[] = [];
  for (const agent of able) {
    const outcomes = document.agents[agent]?.behaviours[action]?.outcomes ?? [];
    const total = outcomes.reduce((sum, outcome) => sum + Math.max(0, outcome.weight), 0);
    const shares = new Map<string, { share: number; later: number }>();
    const add = (event: string, share: number, later: number): void => {
      const known = shares.get(event);
      if (known === undefined) shares.set(event, { share, later });
      else known.share += share;
    };
    for (const outcome of outcomes) {
      const share = total === 0 ? 0 : Math.max(0, outcome.weight) / total / able.length;
      if (outcome.emits !== undefined && outcome.emits !== "") add(outcome.emits, share, 0);
      if (outcome.then !== undefined && outcome.then.emits !== "") add(outcome.then.emits, share, 1);
    }
    for (const [event, { share, later }] of shares) emissions.push({ event, agent, share, later });
  }
  return emissions;
}
