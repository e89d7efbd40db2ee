// A new event type at a place: on a pattern that hears it, on a cue before another one, on the staff of the agent that raises it.
import {
  freeName,
  isJsonList,
  planCommand,
  valueAt,
  type ChoreographyDocument,
  type DocumentEdit,
  type ElementRef,
} from "@laban/model";
import { roleWays } from "../connect/ways.ts";
import { toldBy } from "./place.ts";
import { newThing, type Placing, type PlacingScene, type PlacingWay } from "./placing.ts";

/** Plans it. */
export function placeEvent(scene: PlacingScene): Placing {
  const { document, place } = scene;
  const id = freeName("event", (name) => Object.hasOwn(document.events, name));
  const ref: ElementRef = { type: "event", id };
  const begun = newThing(ref, {}, place);
  const told = toldBy(place);
  const pattern = told.find((one) => one.type === "pattern")?.id;
  const cue = place.wire?.form === "cue" ? place.wire.reference : undefined;
  if (cue !== undefined) {
    const before = stepBefore(document, id, cue);
    if (before !== null) {
      const says = `becomes a step of ${cue.pattern}, before ${place.wire?.from.id ?? ""}`;
      return plan(ref, says, "", [{ label: "", note: "", edits: [...begun, before] }]);
    }
  }
  const hearing = pattern ?? cue?.pattern;
  if (hearing !== undefined && Object.hasOwn(document.patterns, hearing)) {
    const ways = hearingWays(scene, id, hearing).map(({ label, note, edits }) => ({
      label,
      note,
      edits: [...begun, ...edits],
    }));
    if (ways.length > 0) return plan(ref, `${hearing} hears it`, `As what does ${hearing} hear it?`, ways);
  }
  const agent = told.find((one) => one.type === "agent")?.id ?? (told.length === 0 ? place.staff : null);
  const raising = agent !== null && Object.hasOwn(document.agents, agent) ? document.agents[agent] : undefined;
  if (agent === null || raising === undefined) return plan(ref, null, "", [{ label: "", note: "", edits: begun }]);
  const raises: DocumentEdit = { path: ["agents", agent, "emits"], value: [...(raising.emits ?? []), id] };
  return plan(ref, `${raising.title ?? agent} raises it`, "", [{ label: "", note: "", edits: [...begun, raises] }]);
}

interface EditsWay {
  readonly label: string;
  readonly note: string;
  readonly edits: readonly DocumentEdit[];
}

function plan(created: ElementRef, says: string | null, question: string, ways: readonly EditsWay[]): Placing {
  return {
    created,
    says,
    question,
    ways: ways.map(({ label, note, edits }): PlacingWay => ({
      label,
      note,
      command: { type: "edit", title: `Add ${created.id}`, edits },
    })),
  };
}

/** In a list of steps the new type goes before the one whose cue it was put on; null where the cue leads to no list. */
function stepBefore(
  document: ChoreographyDocument,
  event: string,
  { pattern, path }: { readonly pattern: string; readonly path: readonly (string | number)[] },
): DocumentEdit | null {
  // A step may be an object: then the reference is its field, and the step stands one level up.
  const at = path.findIndex((key) => typeof key === "number");
  const index = path[at];
  if (typeof index !== "number" || path[0] !== "steps") return null;
  const list = valueAt(document, ["patterns", pattern, ...path.slice(0, at)]);
  if (!isJsonList(list)) return null;
  const place = ["patterns", pattern, ...path.slice(0, at)];
  return { path: place, value: [...list.slice(0, index), event, ...list.slice(index)] };
}

function hearingWays({ document, catalog }: PlacingScene, event: string, id: string): readonly EditsWay[] {
  const pattern = document.patterns[id];
  const kind = pattern === undefined ? undefined : catalog.find(pattern.kind);
  if (pattern === undefined || kind === undefined) return [];
  const withEvent = { ...document, events: { ...document.events, [event]: {} } };
  return roleWays(kind, pattern, event).flatMap(({ label, note, role }): readonly EditsWay[] => {
    const planned = planCommand(withEvent, { type: "connect_event", event, pattern: id, role }, catalog);
    return planned.ok ? [{ label, note, edits: planned.plan.edits }] : [];
  });
}
