// Who sends and who receives each event: agents raise what they emit and answer, and hear what the patterns listen to that ask them for something.
import { actionsOf, eventTypesOf } from "@laban/bundle";
import type { ExportSource } from "../exportFormat.ts";

/** One agent's part in one event type. */
export interface Part {
  readonly agent: string;
  readonly action: "send" | "receive";
  readonly event: string;
  /** Patterns that make it hear the event; none for what is sent. */
  readonly patterns: readonly string[];
}

/** In the order of the agents; of each first what it sends, in the order of the document. */
export function castOf(source: ExportSource): readonly Part[] {
  return Object.keys(source.document.agents).flatMap((agent) => sentBy(source, agent).concat(heardBy(source, agent)));
}

function sentBy({ document }: ExportSource, agent: string): readonly Part[] {
  const { emits = [], behaviours = {} } = document.agents[agent] ?? {};
  const answers = Object.values(behaviours).flatMap(({ outcomes }) =>
    outcomes.flatMap((one) => [one.emits, one.then?.emits]),
  );
  const sent = new Set(emits.concat(answers.filter((event) => event !== undefined)));
  return [...sent]
    .filter((event) => Object.hasOwn(document.events, event))
    .map((event) => ({ agent, action: "send", event, patterns: [] }));
}

function heardBy({ document, bundle }: ExportSource, agent: string): readonly Part[] {
  const offered = new Set(document.agents[agent]?.capabilities);
  const heard = new Map<string, string[]>();
  for (const operator of bundle.patterns) {
    if (!actionsOf(operator).some(({ capability }) => offered.has(capability))) continue;
    for (const event of eventTypesOf(operator)) {
      const patterns = heard.get(event);
      if (patterns === undefined) heard.set(event, [operator.id]);
      else patterns.push(operator.id);
    }
  }
  return Array.from(heard, ([event, patterns]) => ({ agent, action: "receive", event, patterns }));
}
