// Leading an end of a wire elsewhere: the reference that the wire draws is written anew, as one step.
import { planCommand, type ChoreographyDocument, type ElementRef, type KindCatalog } from "@laban/model";
import type { PictureWire } from "@laban/notation";
import type { Connecting, Rewiring } from "../canvasStore.ts";
import { connectionOf, only, type Legality } from "./legality.ts";
import type { Way } from "./ways.ts";

/** Whether the wire in hand may end at `to`: a new one by its meaning, one that is there by its reference. */
export function legalityOf(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  connecting: Connecting,
  to: ElementRef,
): Legality {
  const { from, rewiring } = connecting;
  return rewiring === undefined
    ? connectionOf(document, catalog, from, to)
    : rewiringOf(document, catalog, rewiring, to);
}

function rewiringOf(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  { wire, end }: Rewiring,
  to: ElementRef,
): Legality {
  const { reference } = wire;
  if (reference === undefined) return { isLegal: false, reason: "This wire follows from what the agent answers." };
  if (end === "from") {
    if (to.type !== "event") return { isLegal: false, reason: "A cue comes from an event type." };
    if (to.id === wire.from.id) return { isLegal: false, reason: "It comes from there already." };
    return only(`${wire.to.id} hears ${to.id} instead`, {
      type: "connect_event",
      event: to.id,
      pattern: reference.pattern,
      path: reference.path,
    });
  }
  if (to.type === wire.to.type && to.id === wire.to.id) return { isLegal: false, reason: "It ends there already." };
  const fresh = connectionOf(document, catalog, wire.from, to);
  if (!fresh.isLegal) return fresh;
  const ways = fresh.ways.map((way) => ledElsewhere(document, catalog, way, reference));
  const known = ways.filter((way) => way !== null);
  if (known.length < ways.length)
    return { isLegal: false, reason: "The document has changed meanwhile; let go and try again." };
  const says = wire.form === "cue" ? `${to.id} hears it instead of ${wire.to.id}` : fresh.says;
  return { ...fresh, says, ways: known };
}

/** The way as one step in which the old reference ends; null where the document has changed meanwhile. */
function ledElsewhere(
  document: ChoreographyDocument,
  catalog: KindCatalog,
  way: Way,
  reference: NonNullable<PictureWire["reference"]>,
): Way | null {
  // What lets an agent offer something keeps the ask as it is.
  if (way.command.type === "edit") return way;
  // An ask that is led to another agent is the same ask: only its capability changes.
  if (way.command.type === "connect_capability") {
    const { pattern, capability } = way.command;
    return { ...way, command: { type: "connect_capability", pattern, capability, path: reference.path } };
  }
  const ends = planCommand(
    document,
    { type: "disconnect_event", pattern: reference.pattern, path: reference.path },
    catalog,
  );
  const begins = planCommand(document, way.command, catalog);
  if (!ends.ok || !begins.ok) return null;
  const edits = [...ends.plan.edits, ...begins.plan.edits];
  return { ...way, command: { type: "edit", title: `Lead ${reference.pattern}'s wire elsewhere`, edits } };
}
