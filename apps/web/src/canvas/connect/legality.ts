// Which connections have a meaning, and why the others have none. The same answer lights the targets while a wire is
// drawn, fills the picker, and decides what dropping does.
import { freeName, type Ask, type ChoreographyDocument, type ElementRef, type KindCatalog } from "@laban/model";
import { askWays, roleWays, type Way } from "./ways.ts";

/** A connection that has a meaning, or several: then `question` is asked and one of the ways chosen. */
export interface Legal {
  readonly isLegal: true;
  readonly says: string;
  readonly question: string;
  /** At least one; the likeliest first. */
  readonly ways: readonly Way[];
}

/** Legal with what makes it, or illegal with the reason. */
export type Legality = Legal | { readonly isLegal: false; readonly reason: string };

const eventEditors = new Set(["event", "events", "steps", "eventTest", "transitions", "members", "alternatives"]);

/** Fields in which a type may stand more than once. */
const listEditors = new Set(["steps", "transitions", "members", "alternatives"]);

/** Whether a wire may lead from one thing to another. */
export function connectionOf(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  from: ElementRef,
  to: ElementRef,
): Legality {
  if (from.type === to.type && from.id === to.id) return illegal("A wire needs two ends.");
  if (from.type === "event") return fromEvent(document, catalog, from.id, to);
  if (from.type === "pattern") return fromPattern(document, catalog, from.id, to);
  if (from.type === "agent") return fromAgent(document, from.id, to);
  return illegal("A scenario has no wires.");
}

function fromEvent(document: ChoreographyDocument, catalog: KindCatalog, event: string, to: ElementRef): Legality {
  if (to.type === "event") return illegal("An event type reaches patterns, not other event types.");
  if (to.type === "agent") return illegal("An agent is asked by a pattern, not by an event.");
  const pattern = Object.hasOwn(document.patterns, to.id) ? document.patterns[to.id] : undefined;
  if (pattern === undefined) return illegal("Only patterns hear events.");
  const kind = catalog.find(pattern.kind);
  if (kind === undefined || !kind.fields.some((field) => eventEditors.has(field.editor.type))) {
    return illegal(`A pattern of kind ${pattern.kind} hears no events.`);
  }
  const hears = kind.listens(pattern).some((listen) => listen.event === event);
  const isList = kind.fields.some(({ editor }) => listEditors.has(editor.type));
  if (hears && !isList) return illegal("It hears this event type already.");
  const ways = roleWays(kind, pattern, event).map(({ label, note, role }): Way => ({
    label,
    note,
    command: { type: "connect_event", event, pattern: to.id, role },
  }));
  if (ways.length === 0) return illegal("It hears this event type already.");
  return {
    isLegal: true,
    says: hears ? `${to.id} hears it once more` : `${to.id} hears it`,
    question: `As what does ${to.id} hear ${event}?`,
    ways,
  };
}

function fromPattern(document: ChoreographyDocument, catalog: KindCatalog, id: string, to: ElementRef): Legality {
  if (to.type === "pattern") return illegal("Patterns do not reach each other: an event stands between them.");
  if (to.type === "event") return illegal("Whom it asks may emit this: lead the wire to an agent.");
  const agent = Object.hasOwn(document.agents, to.id) ? document.agents[to.id] : undefined;
  if (agent === undefined) return illegal("Only agents can be asked.");
  const pattern = Object.hasOwn(document.patterns, id) ? document.patterns[id] : undefined;
  const asks = pattern === undefined ? [] : (catalog.find(pattern.kind)?.asks(pattern) ?? []);
  if (asks.some((ask) => agent.capabilities.includes(ask.capability))) return illegal("It asks this agent already.");
  if (agent.capabilities.length === 0) return offeringToo(document, id, to.id, asks[0]);
  const path = asks[0]?.path;
  const name = agent.title ?? to.id;
  // An ask that is there keeps its action: only whom it asks changes.
  const ways =
    path === undefined
      ? askWays(document, to.id).map(({ label, note, action, capability }): Way => ({
          label,
          note,
          command: { type: "connect_capability", pattern: id, capability, action },
        }))
      : agent.capabilities.map((capability): Way => ({
          label: capability,
          note: "",
          command: { type: "connect_capability", pattern: id, capability, path },
        }));
  return { isLegal: true, says: `asks ${name}`, question: `What does ${id} ask ${name} for?`, ways };
}

/** An agent that offers nothing yet is given what it is asked for, in the same step. */
function offeringToo(document: ChoreographyDocument, pattern: string, agent: string, ask: Ask | undefined): Legality {
  const offered = new Set(Object.values(document.agents).flatMap((one) => one.capabilities));
  const capability = freeName(pattern, (name) => offered.has(name));
  // An ask that is there keeps its action and its timeout: only whom it asks changes.
  const place = ["patterns", pattern, ...(ask?.path ?? ["do"])];
  const asked =
    ask === undefined
      ? { path: place, value: { action: pattern, capability } }
      : { path: [...place, "capability"], value: capability };
  return only(`asks ${document.agents[agent]?.title ?? agent}, who then offers ${capability}`, {
    type: "edit",
    title: `Let ${agent} offer ${capability}`,
    edits: [{ path: ["agents", agent, "capabilities"], value: [capability] }, asked],
  });
}

function fromAgent(document: ChoreographyDocument, id: string, to: ElementRef): Legality {
  if (to.type !== "event") return illegal("An agent emits event types; patterns are reached through them.");
  const emits = document.agents[id]?.emits ?? [];
  if (emits.includes(to.id)) return illegal("It raises this event type already.");
  return only(`raises ${to.id}`, {
    type: "set_field",
    path: ["agents", id, "emits"],
    value: [...emits, to.id],
  });
}

/** A connection with one meaning. */
export function only(says: string, command: Way["command"]): Legal {
  return { isLegal: true, says, question: "", ways: [{ label: says, note: "", command }] };
}

function illegal(reason: string): Legality {
  return { isLegal: false, reason };
}

/** Everything that may be reached from here, by name. */
export function legalTargets(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  from: ElementRef,
): readonly { readonly ref: ElementRef; readonly found: Legal }[] {
  const all: ElementRef[] = [
    ...Object.keys(document.patterns).map((id): ElementRef => ({ type: "pattern", id })),
    ...Object.keys(document.agents).map((id): ElementRef => ({ type: "agent", id })),
    ...Object.keys(document.events).map((id): ElementRef => ({ type: "event", id })),
  ];
  return all.flatMap((ref) => {
    const found = connectionOf(document, catalog, from, ref);
    return found.isLegal ? [{ ref, found }] : [];
  });
}
