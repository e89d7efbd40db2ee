// A new pattern at a place: on an event type it hears it, on a cue it goes between, on a staff it asks that agent.
import {
  freeName,
  type ChoreographyDocument,
  type DocumentEdit,
  type ElementRef,
  type Json,
  type PatternRecord,
} from "@laban/model";
import { askWays, roleWays } from "../connect/ways.ts";
import { toldBy } from "./place.ts";
import { newThing, type Placing, type PlacingScene, type PlacingWay } from "./placing.ts";
import { spliceAt, type Splice } from "./splice.ts";

interface Heard {
  readonly label: string;
  readonly note: string;
  readonly record: PatternRecord;
}

interface Asked {
  readonly label: string;
  readonly note: string;
  readonly ask: Json | null;
  readonly edits: readonly DocumentEdit[];
}

/** Plans it. */
export function placePattern(kind: string, scene: PlacingScene): Placing {
  const { document, place } = scene;
  const id = freeName(kind, (name) => Object.hasOwn(document.patterns, name));
  const created: ElementRef = { type: "pattern", id };
  const events = eventsTold(scene);
  const agent = agentTold(scene);
  const heard = heardWays(kind, scene, events);
  const between = spliceAt(scene);
  const asked = askedWays(scene, id, agent, between);
  const ways = heard.flatMap((hears) =>
    asked.map((asks): PlacingWay => {
      const record = asks.ask === null ? hears.record : { ...hears.record, do: asks.ask };
      const edits = [
        ...newThing(created, record, place),
        ...placeInScore(scene, id, { isHeard: events.length > 0, isAsked: asks.ask !== null }),
        ...asks.edits,
      ];
      return {
        label: [hears.label, asks.label].filter((word) => word !== "").join(", "),
        note: hears.note === "" ? asks.note : hears.note,
        command: { type: "edit", title: `Add ${id}`, edits },
      };
    }),
  );
  return { created, says: inWords(scene, events, agent, between), question: question(heard, scene, agent), ways };
}

function eventsTold({ document, place }: PlacingScene): readonly string[] {
  const { wire } = place;
  const heard = toldBy(place)
    .filter((ref) => ref.type === "event")
    .map((ref) => ref.id);
  if (heard.length === 0 && wire !== null) {
    if (wire.from.type === "event") heard.push(wire.from.id);
    else if (wire.to.type === "event") heard.push(wire.to.id);
  }
  return heard.filter((id) => Object.hasOwn(document.events, id));
}

function agentTold({ document, place: { on, wire, staff } }: PlacingScene): string | null {
  const agent = on.find((ref) => ref.type === "agent") ?? (wire?.to.type === "agent" ? wire.to : undefined);
  // A pin stands on the staff of whoever raises it: that says nothing about who is asked.
  const id = agent?.id ?? (on.some((ref) => ref.type === "event") ? null : staff);
  return id !== null && Object.hasOwn(document.agents, id) ? id : null;
}

/** How it hears what it was put on: one event type may be heard in several places, and that is asked. */
function heardWays(kind: string, { catalog }: PlacingScene, events: readonly string[]): readonly Heard[] {
  const described = catalog.find(kind);
  const [event, ...more] = events;
  if (described === undefined) return [{ label: "", note: "", record: { kind } }];
  const empty = described.create([]);
  const roles = event === undefined || more.length > 0 ? [] : roleWays(described, empty, event);
  if (event === undefined || roles.length < 2) return [{ label: "", note: "", record: described.create(events) }];
  return roles.map(({ label, note, role }) => {
    const isList = Array.isArray(empty[role]);
    return { label, note, record: { ...empty, [role]: isList ? [event] : event } };
  });
}

/** Whom it asks for what: as the staff tells; where that leaves a choice, also nothing yet. */
function askedWays(
  { document }: PlacingScene,
  id: string,
  agent: string | null,
  between: Splice | null,
): readonly Asked[] {
  // Where nobody does the work in between, nobody would answer either: then the pattern behind keeps what it waits for.
  const nothing: Asked = { label: "", note: "", ask: null, edits: [] };
  if (agent === null) {
    if (between === null) return [nothing];
    const some = Object.entries(document.agents).flatMap(([name, { title }]) =>
      preparations(document, name, between, `${title ?? name}: `),
    );
    return some.length === 0 ? [nothing] : [...some, { ...nothing, label: "Nobody yet", note: "it only hears" }];
  }
  const known = between === null ? asksOf(document, agent) : preparations(document, agent, between);
  if (known.length > 1) return [...known, { ...nothing, label: "Nothing yet", note: "choose in the inspector" }];
  const [sole] = known;
  if (sole !== undefined) return [{ ...sole, label: "", note: "" }];
  const offered = new Set(Object.values(document.agents).flatMap((one) => one.capabilities));
  const capability = freeName(id, (name) => offered.has(name));
  const action = between?.action ?? capability;
  const offers: DocumentEdit = { path: ["agents", agent, "capabilities"], value: [capability] };
  const answer = between === null ? [] : [...between.edits, between.answeredBy(agent)];
  return [{ ...nothing, ask: { action, capability }, edits: [offers, ...answer] }];
}

function asksOf(document: ChoreographyDocument, agent: string): readonly Asked[] {
  return askWays(document, agent).map(({ label, note, action, capability }) => ({
    label,
    note,
    ask: { action, capability },
    edits: [],
  }));
}

function preparations(document: ChoreographyDocument, agent: string, between: Splice, before = ""): readonly Asked[] {
  return (document.agents[agent]?.capabilities ?? []).map((capability) => ({
    label: `${before}${capability}`,
    note: "",
    ask: { action: between.action, capability },
    edits: [...between.edits, between.answeredBy(agent)],
  }));
}

/** Where it stands by hand: only what the wires do not say already. */
function placeInScore(
  { place: { staff, beat, on } }: PlacingScene,
  id: string,
  { isHeard, isAsked }: { readonly isHeard: boolean; readonly isAsked: boolean },
): readonly DocumentEdit[] {
  const place = {
    ...(beat === null || isHeard ? {} : { beat }),
    ...(staff === null || isAsked || on.some((ref) => ref.type === "event") ? {} : { staff }),
  };
  return Object.keys(place).length === 0 ? [] : [{ path: ["layout", "score", `pattern:${id}`], value: place }];
}

function inWords(
  { document }: PlacingScene,
  events: readonly string[],
  agent: string | null,
  between: Splice | null,
): string | null {
  const asks = agent === null ? "" : `asks ${document.agents[agent]?.title ?? agent}`;
  const hears =
    between !== null
      ? `goes between ${events[0] ?? ""} and ${between.pattern}`
      : events.length > 0
        ? `hears ${events.join(", ")}`
        : "";
  return hears === "" && asks === "" ? null : [hears, asks].filter((part) => part !== "").join(", ");
}

function question(heard: readonly Heard[], { document, place }: PlacingScene, agent: string | null): string {
  if (heard.length > 1) return "As what does it hear this?";
  if (agent === null && place.wire !== null) return "Who does the work in between?";
  return agent === null ? "" : `What does it ask ${document.agents[agent]?.title ?? agent} for?`;
}
