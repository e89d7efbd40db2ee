// Small questions about a document that several rooms ask: what a path belongs to, who emits an event, who offers a capability, where an event is used.
import type {
  AgentRecord,
  ChoreographyDocument,
  Diagnostic,
  DocumentPath,
  ElementRef,
  KindCatalog,
} from "@laban/model";

const sections = {
  events: "event",
  patterns: "pattern",
  agents: "agent",
  scenarios: "scenario",
} as const satisfies Readonly<Record<string, ElementRef["type"]>>;

/** The section of the document in which things of this type stand. */
export const sectionOf = {
  event: "events",
  pattern: "patterns",
  agent: "agents",
  scenario: "scenarios",
} as const satisfies Readonly<Record<ElementRef["type"], keyof ChoreographyDocument>>;

/** The thing that a path lies in, or null where it lies in none (the name, the correlation, the layout). */
export function refOfPath(path: DocumentPath): ElementRef | null {
  const [section, id] = path;
  if (typeof section !== "string" || typeof id !== "string" || !Object.hasOwn(sections, section)) return null;
  return { type: sections[section as keyof typeof sections], id };
}

/** The path of a thing. */
export function pathOfRef(ref: ElementRef): DocumentPath {
  return [sectionOf[ref.type], ref.id];
}

/** Whether the document has such a thing. */
export function exists(document: ChoreographyDocument, ref: ElementRef): boolean {
  return Object.hasOwn(document[sectionOf[ref.type]], ref.id);
}

/** The problems of one thing, in their order. */
export function diagnosticsOf(diagnostics: readonly Diagnostic[], ref: ElementRef): readonly Diagnostic[] {
  const section = sectionOf[ref.type];
  return diagnostics.filter(({ path }) => path[0] === section && path[1] === ref.id);
}

/** Everything an agent may emit: by itself and as answers, without repeats, in order of writing. */
export function emittedBy(agent: AgentRecord): readonly string[] {
  const answers = Object.values(agent.behaviours).flatMap((behaviour) =>
    behaviour.outcomes.flatMap((outcome) => [outcome.emits, outcome.then?.emits]),
  );
  return [...new Set([...(agent.emits ?? []), ...answers.filter((emits) => emits !== undefined)])];
}

/** Ids of the agents that offer a capability. */
export function offeredBy(document: ChoreographyDocument, capability: string): readonly string[] {
  return Object.entries(document.agents)
    .filter(([, agent]) => agent.capabilities.includes(capability))
    .map(([id]) => id);
}

/** What an agent is called on screen. */
export function agentTitle(document: ChoreographyDocument, id: string): string {
  return (Object.hasOwn(document.agents, id) ? document.agents[id]?.title : undefined) ?? id;
}

/** All capabilities, in order of writing. */
export function allCapabilities(document: ChoreographyDocument): readonly string[] {
  return [...new Set(Object.values(document.agents).flatMap((agent) => agent.capabilities))];
}

/** The patterns that listen to an event type, and the agents that emit it. */
export function usesOfEvent(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  event: string,
): { readonly listeners: readonly string[]; readonly emitters: readonly string[] } {
  const listeners = Object.entries(document.patterns)
    .filter(
      ([, pattern]) =>
        catalog
          .find(pattern.kind)
          ?.listens(pattern)
          .some((listen) => listen.event === event) === true,
    )
    .map(([id]) => id);
  const emitters = Object.entries(document.agents)
    .filter(([, agent]) => emittedBy(agent).includes(event))
    .map(([id]) => id);
  return { listeners, emitters };
}

/** The patterns that ask an agent, through any of its capabilities. */
export function asksOfAgent(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  agent: AgentRecord,
): readonly string[] {
  return Object.entries(document.patterns)
    .filter(
      ([, pattern]) =>
        catalog
          .find(pattern.kind)
          ?.asks(pattern)
          .some((ask) => agent.capabilities.includes(ask.capability)) === true,
    )
    .map(([id]) => id);
}

/** Every thing of a document, for jumping and finding. */
export function allElements(document: ChoreographyDocument): readonly ElementRef[] {
  const of = (type: ElementRef["type"]): readonly ElementRef[] =>
    Object.keys(document[sectionOf[type]]).map((id) => ({ type, id }));
  return [...of("agent"), ...of("event"), ...of("pattern"), ...of("scenario")];
}

/** The sign of a thing, by name: its pattern kind, or what it is. */
export function signNameOf(document: ChoreographyDocument, ref: ElementRef): string {
  if (ref.type === "pattern") return document.patterns[ref.id]?.kind ?? "pattern";
  return ref.type === "scenario" ? "note" : ref.type;
}
