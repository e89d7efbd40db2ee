// Removing with healing: what heard only the work of a removed pattern hears from then on what that pattern heard, and no
// use of what is removed is left dangling.
import {
  isJsonObject,
  planCommand,
  valueAt,
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
  const stillCome = new Set([...staying.flatMap((id) => broughtBy(document, catalog, id)), ...fromElsewhere(document)]);
  const edits: DocumentEdit[] = [];
  const rewired = new Set<string>();
  for (const { id } of refs.filter((ref) => ref.type === "pattern")) {
    const source = heardBy(document, catalog, id).find((event) => !gone("event", event));
    const orphans = new Set(broughtBy(document, catalog, id).filter((event) => !stillCome.has(event)));
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

/** What the agents that a pattern asks may answer. */
function broughtBy(document: ChoreographyDocument, catalog: KindCatalog, id: string): readonly string[] {
  const pattern = Object.hasOwn(document.patterns, id) ? document.patterns[id] : undefined;
  const asks = pattern === undefined ? [] : (catalog.find(pattern.kind)?.asks(pattern) ?? []);
  return asks.flatMap(({ action, capability }) =>
    Object.values(document.agents)
      .filter((agent) => agent.capabilities.includes(capability) && Object.hasOwn(agent.behaviours, action))
      .flatMap((agent) => agent.behaviours[action]?.outcomes ?? [])
      .flatMap((outcome) => [outcome.emits, outcome.then?.emits])
      .filter((event) => event !== undefined),
  );
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
