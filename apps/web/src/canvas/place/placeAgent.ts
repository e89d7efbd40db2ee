// A new agent at a place: on a pattern it is the one who is asked, on an event type the one who raises it; on empty ground
// it is nobody's yet. In the score its staff stands where it was put.
import { freeName, valueAt, isJsonObject, type DocumentEdit, type ElementRef } from "@laban/model";
import { toldBy } from "./place.ts";
import { newThing, type Placing, type PlacingScene } from "./placing.ts";

/** Plans it. */
export function placeAgent(scene: PlacingScene): Placing {
  const { document, place } = scene;
  const id = freeName("agent", (name) => Object.hasOwn(document.agents, name));
  const created: ElementRef = { type: "agent", id };
  const told = toldBy(place);
  const event = told.find((one) => one.type === "event")?.id;
  const asking = told.find((one) => one.type === "pattern")?.id ?? askOnWire(scene);
  const offer = asking === undefined ? null : offerFor(scene, asking);
  const record = {
    capabilities: offer === null ? [] : [offer.capability],
    ...(event === undefined ? {} : { emits: [event] }),
  };
  const edits = [...newThing(created, record, place), ...staffOrder(scene, id), ...(offer?.edits ?? [])];
  const says =
    offer !== null ? `${asking ?? ""} asks it for ${offer.capability}` : event !== undefined ? `raises ${event}` : null;
  return {
    created,
    says,
    question: "",
    ways: [{ label: "", note: "", command: { type: "edit", title: `Add ${id}`, edits } }],
  };
}

function askOnWire({ place: { wire } }: PlacingScene): string | undefined {
  return wire?.form === "ask" || wire?.form === "deadline" ? wire.reference?.pattern : undefined;
}

/** What the pattern asks for already; else it asks for something of its own name. */
function offerFor(
  { document, catalog, place: { wire } }: PlacingScene,
  id: string,
): { readonly capability: string; readonly edits: readonly DocumentEdit[] } | null {
  const pattern = Object.hasOwn(document.patterns, id) ? document.patterns[id] : undefined;
  if (pattern === undefined) return null;
  const onWire = wire?.reference === undefined ? undefined : valueAt(pattern, wire.reference.path);
  const asked = isJsonObject(onWire) ? onWire["capability"] : undefined;
  if (typeof asked === "string" && asked !== "") return { capability: asked, edits: [] };
  const [ask] = catalog.find(pattern.kind)?.asks(pattern) ?? [];
  if (ask !== undefined && ask.capability !== "") return { capability: ask.capability, edits: [] };
  const offered = new Set(Object.values(document.agents).flatMap((agent) => agent.capabilities));
  const capability = freeName(id, (name) => offered.has(name));
  const place = ["patterns", id, ...(ask?.path ?? ["do"])];
  const edit: DocumentEdit =
    ask === undefined
      ? { path: place, value: { action: id, capability } }
      : { path: [...place, "capability"], value: capability };
  return { capability, edits: [edit] };
}

function staffOrder({ document, place: { staffIndex } }: PlacingScene, id: string): readonly DocumentEdit[] {
  if (staffIndex === null) return [];
  const listed = (document.layout.staffs ?? []).filter((name) => Object.hasOwn(document.agents, name));
  const order = [...listed, ...Object.keys(document.agents).filter((name) => !listed.includes(name))];
  if (staffIndex >= order.length) return [];
  return [{ path: ["layout", "staffs"], value: [...order.slice(0, staffIndex), id, ...order.slice(staffIndex)] }];
}
