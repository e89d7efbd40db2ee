// A small catalogue for the notation's own tests: what the seven kinds hear and ask, without the compiler.
import type { Ask, DocumentPath, Json, KindCatalog, KindDescription, Listen, PatternRecord } from "@laban/model";

function eventOf(value: Json | undefined): string {
  if (typeof value === "string") return value;
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const event = (value as { readonly [name: string]: Json })["event"];
    if (typeof event === "string") return event;
  }
  return "";
}

/** The event types of a step: one, or those that it lists under `any_of` and `all_of`, which may hold `any_of` again. */
function stepEvents(step: Json, path: DocumentPath): readonly Pick<Listen, "event" | "path">[] {
  if (typeof step !== "object" || step === null || Array.isArray(step)) return [{ event: eventOf(step), path }];
  const fields = step as { readonly [name: string]: Json };
  for (const field of ["any_of", "all_of"]) {
    const listed = fields[field];
    if (!Array.isArray(listed)) continue;
    return (listed as readonly Json[]).flatMap((item, index) => stepEvents(item, [...path, field, index]));
  }
  return [{ event: eventOf(step), path }];
}

function asked(pattern: PatternRecord, field: string, outcome: Ask["outcome"]): readonly Ask[] {
  const value = pattern[field];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { action, capability } = value as { readonly [name: string]: Json };
  return [
    {
      action: typeof action === "string" ? action : "",
      capability: typeof capability === "string" ? capability : "",
      path: [field],
      outcome,
    },
  ];
}

function kind(
  name: string,
  face: KindDescription["face"],
  listens: (pattern: PatternRecord) => readonly Listen[],
  asks: (pattern: PatternRecord) => readonly Ask[],
): KindDescription {
  return {
    kind: name,
    title: name,
    summary: name,
    shortcut: name.charAt(0).toUpperCase(),
    fields: [],
    face,
    listens,
    asks,
    sentence: (pattern) => [{ text: `When ${eventOf(pattern["on"])} arrives` }],
    create: () => ({ kind: name }),
    schema: {},
  };
}

const kinds: readonly KindDescription[] = [
  kind(
    "pattern",
    (p) => (typeof p["when"] === "string" ? { text: p["when"], style: "code" } : { text: "always", style: "time" }),
    (p) => [{ event: eventOf(p["on"]), path: ["on"], role: "on" }],
    (p) => asked(p, "do", "matched"),
  ),
  kind(
    "sequence",
    (p) => ({ text: `within ${textOf(p["max_interval"] ?? p["within"] ?? "any time")} each`, style: "time" }),
    (p) =>
      (Array.isArray(p["steps"]) ? (p["steps"] as readonly Json[]) : []).flatMap((step, index) =>
        stepEvents(step, ["steps", index]).map(({ event, path }): Listen => ({
          event,
          path,
          role: "step",
          step: index,
        })),
      ),
    (p) => [...asked(p, "do", "matched"), ...asked(p, "on_timeout", "timeout")],
  ),
  kind(
    "absence",
    (p) => ({ text: `nothing in ${textOf(p["within"])}`, style: "time" }),
    (p) => [
      { event: eventOf(p["start"]), path: ["start"], role: "start" },
      { event: eventOf(p["expect"]), path: ["expect"], role: "expect" },
      ...(p["cancel"] === undefined ? [] : [{ event: eventOf(p["cancel"]), path: ["cancel"], role: "cancel" }]),
    ],
    (p) => [
      ...asked(p, "do", "timeout"),
      ...asked(p, "on_fulfilled", "matched"),
      ...asked(p, "on_cancelled", "cancelled"),
    ],
  ),
  kind(
    "all_of",
    (p) => ({ text: `all within ${textOf(p["within"])}`, style: "time" }),
    (p) => eventList(p, "events", "member"),
    (p) => [...asked(p, "do", "matched"), ...asked(p, "on_timeout", "timeout")],
  ),
  kind(
    "any_of",
    (p) => ({ text: `first within ${textOf(p["within"])}`, style: "time" }),
    (p) => [
      ...(p["start"] === undefined ? [] : [{ event: eventOf(p["start"]), path: ["start"], role: "start" }]),
      ...eventList(p, "events", "alternative"),
    ],
    (p) => [...asked(p, "do", "matched"), ...asked(p, "on_timeout", "timeout")],
  ),
  kind(
    "threshold",
    (p) => ({ text: `often in ${textOf(p["within"])}`, style: "code" }),
    (p) => eventList(p, "on", "on"),
    (p) => [...asked(p, "do", "matched"), ...asked(p, "on_recovered", "recovered")],
  ),
  kind(
    "state_machine",
    () => ({ text: "from new", style: "code" }),
    (p) =>
      (Array.isArray(p["transitions"]) ? (p["transitions"] as readonly Json[]) : []).map((move, index) => ({
        event: eventOf(move),
        path: ["transitions", index, "event"],
        role: "transition",
      })),
    (p) => asked(p, "do", "matched"),
  ),
];

/** All kinds. */
export const sceneKinds: KindCatalog = { kinds, find: (name) => kinds.find((one) => one.kind === name) };

function eventList(pattern: PatternRecord, field: string, role: string): readonly Listen[] {
  const value = pattern[field];
  const events = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  return events.map((event, step) => ({ event: eventOf(event), path: [field, step], role, step }));
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}
