// Leading an end of a wire elsewhere: the reference that the wire draws is written anew, as one step.
import { planCommand, type ChoreographyDocument, type ElementRef, type KindCatalog } from "@laban/model";
import type { Connecting, Rewiring } from "../canvasStore.ts";
import { connectionOf, type Legality } from "./legality.ts";

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
    return {
      isLegal: true,
      says: `${wire.to.id} hears ${to.id} instead`,
      command: { type: "connect_event", event: to.id, pattern: reference.pattern, path: reference.path },
    };
  }
  if (to.type === wire.to.type && to.id === wire.to.id) return { isLegal: false, reason: "It ends there already." };
  const fresh = connectionOf(document, catalog, wire.from, to);
  if (!fresh.isLegal) return fresh;
  // An ask that is led to another agent is the same ask: only its capability changes.
  if (fresh.command.type === "connect_capability") {
    return { ...fresh, command: { ...fresh.command, path: reference.path } };
  }
  const ends = planCommand(
    document,
    { type: "disconnect_event", pattern: reference.pattern, path: reference.path },
    catalog,
  );
  const begins = planCommand(document, fresh.command, catalog);
  if (!ends.ok || !begins.ok)
    return { isLegal: false, reason: "The document has changed meanwhile; let go and try again." };
  return {
    isLegal: true,
    says: `${to.id} hears it instead of ${wire.to.id}`,
    command: {
      type: "edit",
      title: `Lead ${wire.from.id} to ${to.id}`,
      edits: [...ends.plan.edits, ...begins.plan.edits],
    },
  };
}
