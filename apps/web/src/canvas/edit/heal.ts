// Removing with healing: what waited for the usual answer to a removed pattern, and would hear it no more, waits from then
// on for what that pattern heard; and no use of what is removed is left dangling.
import {
  isJsonObject,
  planCommand,
  valueAt,
  type BehaviourOutcome,
  type BehaviourRecord,
  type ChoreographyDocument,
  type Command,
  type DocumentEdit,
  type ElementRef,
  type KindCatalog,
  type Listen,
} from "@laban/model";

/** The command, and which patterns hear something else by it. */
export interface Healing {
  readonly command: Command;
  readonly rewired: readonly string[];
}

/** Plans the removal; null where it is refused, as when something is gone already. */
export function healedRemoval(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  refs: readonly ElementRef[],
): Healing | null {
  const planned = planCommand(document, { type: "remove_elements", refs, heal: true }, catalog);
  if (!planned.ok) return null;
  const gone = (type: ElementRef["type"], id: string): boolean =>
    refs.some((ref) => ref.type === type && ref.id === id);
  const staying = Object.keys(document.patterns).filter((id) => !gone("pattern", id));
  const stillCome = coming(document, catalog, staying);
  const edits: DocumentEdit[] = [];
  const rewired = new Set<string>();
  const removed = refs.filter((ref) => ref.type === "pattern").map(({ id }) => id);
  /** What is left to wait for in the place of a removed pattern: through a whole chain of removed ones. */
  const sourceOf = (id: string, passed: readonly string[] = []): string | undefined => {
    for (const event of heardBy(document, catalog, id)) {
      if (gone("event", event)) continue;
      if (stillCome.has(event)) return event;
      const earlier = removed
        .filter((one) => one !== id && !passed.includes(one) && usualAnswers(document, catalog, one).includes(event))
        .map((one) => sourceOf(one, [...passed, id]))
        .find((source) => source !== undefined);
      if (earlier !== undefined) return earlier;
    }
    return undefined;
  };
  /** By the event type that comes no more: what comes in its place. */
  const replaced = new Map<string, string>();
  for (const id of removed) {
    const source = sourceOf(id);
    for (const event of usualAnswers(document, catalog, id)) {
      if (source !== undefined && !stillCome.has(event) && !gone("event", event) && !replaced.has(event))
        replaced.set(event, source);
    }
  }
  for (const listener of staying) {
    const waits = listensOf(document, catalog, listener).filter(({ role }) => !sideRoles.has(role));
    const closed = closing(document, listener, waits, replaced);
    if (closed.length === 0) continue;
    edits.push(...closed);
    rewired.add(listener);
  }
  const title = refs.length === 1 ? `Remove ${refs[0]?.id ?? ""}` : `Remove ${refs.length} things`;
  return {
    command: { type: "edit", title, edits: [...edits, ...planned.plan.edits] },
    rewired: [...rewired],
  };
}

function listensOf(document: ChoreographyDocument, catalog: KindCatalog, id: string): readonly Listen[] {
  const pattern = Object.hasOwn(document.patterns, id) ? document.patterns[id] : undefined;
  return pattern === undefined ? [] : (catalog.find(pattern.kind)?.listens(pattern) ?? []);
}

/** What these are about is not what a pattern waits for: the source in their place would mean something else. */
const sideRoles = new Set(["guard", "cancel", "expect"]);

/**
 * What a listener does instead of waiting for what comes no more: it waits for what is in its place. Where it does so already, the member of a
 * list is dropped: to wait for the same twice would be to wait for two of them.
 */
function closing(
  document: ChoreographyDocument,
  listener: string,
  waits: readonly Listen[],
  replaced: ReadonlyMap<string, string>,
): readonly DocumentEdit[] {
  const edits: DocumentEdit[] = [];
  const dropped: DocumentEdit[] = [];
  const heard = new Set(waits.map(({ event }) => event).filter((event) => !replaced.has(event)));
  for (const listen of waits) {
    const source = replaced.get(listen.event);
    if (source === undefined) continue;
    // A member with a condition is a map, and its event type a field of it.
    const member = listen.path.at(-1) === "event" ? listen.path.slice(0, -1) : listen.path;
    if (heard.has(source) && typeof member.at(-1) === "number")
      dropped.push({ path: ["patterns", listener, ...member] });
    else edits.push(hearing(document, listener, listen, source));
    heard.add(source);
  }
  // The last first, so that the places of the others stay what they are.
  return [...edits, ...dropped.toReversed()];
}

/** What a pattern waits for, the last first: that is when it acts. */
function heardBy(document: ChoreographyDocument, catalog: KindCatalog, id: string): readonly string[] {
  return listensOf(document, catalog, id)
    .filter((listen) => !sideRoles.has(listen.role))
    .map((listen) => listen.event)
    .toReversed();
}

/** What the agents that a pattern asks may answer, by behaviour. */
function answersTo(document: ChoreographyDocument, catalog: KindCatalog, id: string): readonly BehaviourRecord[] {
  const pattern = Object.hasOwn(document.patterns, id) ? document.patterns[id] : undefined;
  const asks = pattern === undefined ? [] : (catalog.find(pattern.kind)?.asks(pattern) ?? []);
  return asks.flatMap(({ action, capability }) =>
    Object.values(document.agents)
      .filter((agent) => agent.capabilities.includes(capability) && Object.hasOwn(agent.behaviours, action))
      .flatMap((agent) => agent.behaviours[action] ?? []),
  );
}

function emittedBy(outcomes: readonly BehaviourOutcome[]): readonly string[] {
  return outcomes.flatMap((outcome) => [outcome.emits, outcome.then?.emits]).filter((event) => event !== undefined);
}

/** The answers of the greatest weight: what a removed pattern usually led to. The others were its exceptions. */
function usualAnswers(document: ChoreographyDocument, catalog: KindCatalog, id: string): readonly string[] {
  return answersTo(document, catalog, id).flatMap(({ outcomes }) => {
    const greatest = Math.max(...outcomes.map(({ weight }) => weight));
    return emittedBy(outcomes.filter(({ weight }) => weight === greatest));
  });
}

/** The event types that still come when only these patterns stay: from elsewhere, or in answer to a pattern that hears one that comes. */
function coming(document: ChoreographyDocument, catalog: KindCatalog, staying: readonly string[]): ReadonlySet<string> {
  const answered = new Set(
    Object.keys(document.patterns).flatMap((id) =>
      answersTo(document, catalog, id).flatMap((one) => emittedBy(one.outcomes)),
    ),
  );
  // What no pattern brings about comes from where the document does not say.
  const come = new Set([...fromElsewhere(document), ...Object.keys(document.events).filter((id) => !answered.has(id))]);
  for (let before = -1; before < come.size;) {
    before = come.size;
    for (const id of staying) {
      if (!listensOf(document, catalog, id).some(({ event }) => come.has(event))) continue;
      for (const one of answersTo(document, catalog, id)) for (const event of emittedBy(one.outcomes)) come.add(event);
    }
  }
  return come;
}

/** What comes without being asked for: from agents by themselves, and from the world of a scenario. */
function fromElsewhere(document: ChoreographyDocument): readonly string[] {
  const raised = Object.values(document.agents).flatMap((agent) => agent.emits ?? []);
  const arriving = Object.values(document.scenarios).flatMap(({ arrivals }) =>
    Array.isArray(arrivals)
      ? arrivals.flatMap((one) => (isJsonObject(one) && typeof one["event"] === "string" ? [one["event"]] : []))
      : [],
  );
  return [...raised, ...arriving];
}

function hearing(document: ChoreographyDocument, pattern: string, { path }: Listen, event: string): DocumentEdit {
  const place = ["patterns", pattern, ...path];
  return { path: isJsonObject(valueAt(document, place)) ? [...place, "event"] : place, value: event };
}
