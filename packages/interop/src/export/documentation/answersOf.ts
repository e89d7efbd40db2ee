// What may come of an ask: the events of each outcome in their order, how often, and that nothing may come.
import type { ChoreographyDocument } from "@laban/model";
import { eventName, shareText } from "./names.ts";
import { joined, type Line } from "./page.ts";

/** "`paid` (86 %)", "`sent` and then `delivered`", "nothing (2 %)": nothing last, and none at all where never anything comes. */
export function answersOf(document: ChoreographyDocument, agents: readonly string[], action: string): readonly Line[] {
  const behaviours = agents.flatMap((agent) => {
    const own = document.agents[agent]?.behaviours ?? {};
    const behaviour = Object.hasOwn(own, action) ? own[action] : undefined;
    return behaviour === undefined ? [] : [behaviour];
  });
  const answers = new Map<string, { readonly events: readonly string[]; share: number }>();
  for (const { outcomes } of behaviours) {
    const total = outcomes.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
    for (const { weight, emits, then } of outcomes) {
      const events = [emits, then?.emits].flatMap((event) => (event === undefined || event === "" ? [] : [event]));
      // Agents that offer the same are taken to be asked equally often.
      const share = total === 0 ? 0 : Math.max(0, weight) / total / behaviours.length;
      const known = answers.get(JSON.stringify(events));
      if (known === undefined) answers.set(JSON.stringify(events), { events, share });
      else known.share += share;
    }
  }
  const told = [...answers.values()];
  const some = told.filter(({ events }) => events.length > 0);
  const silence = told.filter(({ events, share }) => events.length === 0 && share > 0);
  if (some.length === 0) return [];
  return [...some, ...silence].map(({ events, share }) => {
    const named = events.map((event) => [eventName(document, event)]);
    const line = events.length === 0 ? ["nothing"] : joined(named, " and then ");
    return share > 0.995 ? line : line.concat(` (${shareText(share)})`);
  });
}
