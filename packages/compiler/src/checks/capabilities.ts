// Every capability that is asked is offered by somebody.
import { nearestName } from "@laban/model";
import type { Diagnostic } from "@laban/model";
import type { KindContext } from "../kinds/compilable.ts";
import type { Wiring } from "./wiring.ts";

/** Warns of asks that would end as dead letters because no agent offers the capability. */
export function checkCapabilities({ document }: KindContext, { asks }: Wiring): readonly Diagnostic[] {
  const agents = Object.values(document.agents);
  // A document without agents is played on events alone; its asks go to whoever is connected.
  if (agents.length === 0) return [];
  const offered = new Set(agents.flatMap(({ capabilities }) => capabilities));
  return asks
    .filter(({ capability }) => capability !== "" && !offered.has(capability))
    .map((ask) => nobodyOffers(ask, offered));
}

function nobodyOffers(
  { pattern, capability, action, path }: Wiring["asks"][number],
  offered: ReadonlySet<string>,
): Diagnostic {
  const near = nearestName(capability, offered);
  const place = ["patterns", pattern, ...path, "capability"];
  const what = `Pattern "${pattern}" asks "${capability}" to ${action === "" ? "act" : action}, but no agent offers that capability`;
  return {
    code: "capability/nobody-offers",
    severity: "warning",
    message: near === undefined ? `${what}; let an agent offer it.` : `${what}; did you mean "${near}"?`,
    path: place,
    ...(near === undefined ? {} : { fix: { title: `Change to "${near}"`, edits: [{ path: place, value: near }] } }),
  };
}
