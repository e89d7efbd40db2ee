// Names on the page, linked to where they are told about.
import type { ChoreographyDocument } from "@laban/model";
import type { Inline, Line } from "./page.ts";

/** An event type; linked where the document declares it. */
export function eventName(document: ChoreographyDocument, id: string): Inline {
  return Object.hasOwn(document.events, id) ? { code: id, to: `event ${id}` } : { code: id };
}

/** A pattern. */
export function patternName(id: string): Inline {
  return { code: id, to: `pattern ${id}` };
}

/** An agent: by its title where it has one. */
export function agentName(document: ChoreographyDocument, id: string): Inline {
  const title = titleOf(document.agents[id]?.title);
  return title === undefined ? { code: id, to: `agent ${id}` } : { name: title, to: `agent ${id}` };
}

/** A title that someone wrote; undefined where there is nothing to read in it. */
export function titleOf(title: string | undefined): string | undefined {
  return title === undefined || title.trim() === "" ? undefined : title;
}

/** A share of 1 in whole percents: "93 %", "< 1 %". */
export function shareText(share: number): string {
  const percent = Math.round(share * 100);
  return percent === 0 && share > 0 ? "< 1\u00a0%" : `${percent}\u00a0%`;
}

/** A description that someone wrote, if it is text at all. */
export function descriptionOf(value: unknown): Line | undefined {
  return typeof value === "string" && value.trim() !== "" ? [value.trim()] : undefined;
}

/** "1 agent", "7 agents". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
