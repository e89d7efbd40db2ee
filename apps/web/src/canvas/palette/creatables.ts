// What can be put on the canvas: an event type, each kind of pattern that the catalogue knows, an agent. One list for the
// palette, the picker, the single keys and the menus.
import type { ChoreographyDocument, Command, ElementRef, KindCatalog } from "@laban/model";

/** One thing that can be created. */
export interface Creatable {
  /** "event", "agent" or a pattern kind; also the name of its sign. */
  readonly kind: string;
  readonly title: string;
  readonly summary: string;
  /** Single key, upper case. */
  readonly key: string;
}

/** Everything, in palette order. */
export function creatables(catalog: KindCatalog): readonly Creatable[] {
  return [
    { kind: "event", title: "Event type", summary: "something happened", key: "E" },
    ...catalog.kinds.map(({ kind, title, summary, shortcut }) => ({ kind, title, summary, key: shortcut })),
    { kind: "agent", title: "Agent", summary: "a staff that performs", key: "G" },
  ];
}

/**
 * The command that creates it, given what is selected: a pattern hears the selected event types and asks the selected
 * agent; an event type is raised by the selected agent.
 */
export function createCommand(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  kind: string,
  selected: readonly ElementRef[],
): Command {
  if (kind === "event") return { type: "add_event_type", id: freshName(document.events, "event") };
  if (kind === "agent") return { type: "add_agent", id: freshName(document.agents, "agent") };
  const heard = selected
    .filter((ref) => ref.type === "event" && Object.hasOwn(document.events, ref.id))
    .map((ref) => ref.id);
  const asked = selected.find((ref) => ref.type === "agent");
  const agent =
    asked === undefined || !Object.hasOwn(document.agents, asked.id) ? undefined : document.agents[asked.id];
  const capability = agent?.capabilities[0];
  const record = catalog.find(kind)?.create(heard.length > 0 ? heard : Object.keys(document.events).slice(0, 2)) ?? {
    kind,
  };
  const action = Object.keys(agent?.behaviours ?? {})[0] ?? capability;
  const withAsk = capability === undefined || action === undefined ? record : { ...record, do: { action, capability } };
  return { type: "add_pattern", id: freshName(document.patterns, kind), record: withAsk };
}

/** "pattern", "pattern_2", …: the model numbers names that are taken; the first is free here already so that it reads well. */
function freshName(taken: Readonly<Record<string, unknown>>, stem: string): string {
  if (!Object.hasOwn(taken, stem)) return stem;
  for (let number = 2; ; number += 1) {
    const name = `${stem}_${number}`;
    if (!Object.hasOwn(taken, name)) return name;
  }
}
