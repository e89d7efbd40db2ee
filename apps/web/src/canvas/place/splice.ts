// A pattern put on a cue goes between: what the pattern behind heard so far reaches the new one, and the pattern behind
// waits for an event type of its own, which the agent who does the new work answers with.
import { freeName, isJsonObject, valueAt, type DocumentEdit } from "@laban/model";
import type { PlacingScene } from "./placing.ts";

/** A cue taken apart. */
export interface Splice {
  /** The pattern behind, and what it waits for from now on. */
  readonly pattern: string;
  readonly event: string;
  /** What is asked in between. */
  readonly action: string;
  readonly edits: readonly DocumentEdit[];
  /** Lets an agent answer, so that the pattern behind goes on. */
  readonly answeredBy: (agent: string) => DocumentEdit;
}

/** The splice at a place; null where no cue lies. */
export function spliceAt({ document, place: { on, wire } }: PlacingScene): Splice | null {
  const reference = on.length === 0 && wire?.form === "cue" ? wire.reference : undefined;
  if (reference === undefined) return null;
  const { pattern, path } = reference;
  const place = ["patterns", pattern, ...path];
  const event = freeName(`ready_for_${pattern}`, (name) => Object.hasOwn(document.events, name));
  // A behaviour of that name is somebody's answer to something else already.
  const answered = new Set(Object.values(document.agents).flatMap(({ behaviours }) => Object.keys(behaviours)));
  const action = freeName(`prepare_${pattern}`, (name) => answered.has(name));
  return {
    pattern,
    event,
    action,
    edits: [
      { path: ["events", event], value: {} },
      { path: isJsonObject(valueAt(document, place)) ? [...place, "event"] : place, value: event },
    ],
    answeredBy: (agent) => ({
      path: ["agents", agent, "behaviours", action],
      value: { outcomes: [{ weight: 1, emits: event }] },
    }),
  };
}
