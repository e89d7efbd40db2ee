// Every event type that a pattern waits for comes from somewhere: an agent, a scenario's arrivals, or a recorded log.
import { isJsonList, isJsonObject } from "@laban/model";
import type { ChoreographyDocument, Diagnostic, ScenarioRecord } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import type { Wiring } from "./wiring.ts";

/** Notes about declared event types that patterns wait for and nothing in the document produces. */
export function checkSupply({ document, dataTypes }: KindContext, { listens }: Wiring): readonly Diagnostic[] {
  const scenarios = Object.values(document.scenarios);
  // Without agents and scenarios the document says nothing about where events come from; a recorded log brings any.
  const isSilent = scenarios.length === 0 && Object.keys(document.agents).length === 0;
  if (isSilent || scenarios.some(({ log }) => log !== undefined)) return [];
  const produced = new Set([...emittedBy(document), ...scenarios.flatMap(arrivalsOf)]);
  const awaited = new Set(listens.map(({ event }) => event));
  return [...awaited]
    .filter((event) => dataTypes.has(event) && !produced.has(event))
    .map((event): Diagnostic => ({
      code: "event/never-comes",
      severity: "info",
      message: `Patterns wait for "${event}", but no agent emits it and no scenario lets it arrive; in a simulation it never comes.`,
      path: ["events", event],
    }));
}

function emittedBy({ agents }: ChoreographyDocument): readonly string[] {
  const alone = Object.values(agents).flatMap(({ emits }) => emits ?? []);
  const answers = Object.values(agents).flatMap(({ behaviours }) => Object.values(behaviours));
  const outcomes = answers.flatMap((behaviour) => behaviour.outcomes);
  return alone.concat(
    outcomes.flatMap(({ emits, then }) => [emits, then?.emits].filter((event) => event !== undefined)),
  );
}

function arrivalsOf({ arrivals }: ScenarioRecord): readonly string[] {
  if (!isJsonList(arrivals)) return [];
  return arrivals.flatMap((arrival) => {
    const event = isJsonObject(arrival) ? arrival["event"] : undefined;
    return typeof event === "string" ? [event] : [];
  });
}
