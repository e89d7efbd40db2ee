// Removing with healing: what heard the usual answer to a removed pattern, and would hear it no more, hears from then on
// what that pattern heard; and no use of what is removed is left dangling.
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
  for (const { id } of refs.filter((ref) => ref.type === "pattern")) {
    const source = heardBy(document, catalog, id).find((event) => !gone("event", event));
    const orphans = new Set(usualAnswers(document, catalog, id).filter((event) => !stillCome.has(event)));
    if (source === undefined) continue;
    for (const listener of staying) {
      for (const listen of listensOf(document, catalog, listener)) {
        if (!orphans.has(listen.event) || gone("event", listen.event)) continue;
        edits.push(hearing(document, listener, listen, source));
        rewired.add(listener);
      }
    }
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

const sideRoles = new Set(["guard", "cancel", "expect"]);

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
