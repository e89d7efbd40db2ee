// Names and texts of random documents: plain ones, and hostile ones wherever the document allows them.
import { freeName } from "@laban/model";
import { hostileIds, hostileNames } from "../hostileNames.scene.ts";
import type { Tape } from "./tape.scene.ts";

const plainIds = [
  "order_received",
  "payment_failed",
  "paid",
  "stock.checked",
  "sent-out",
  "order-received",
  "Order_Received",
];
const plainTexts = ["What it is for", "Orders, 24 h", "née", ""];

/** Ids of which each is another one. */
export function idsOf(tape: Tape, count: number): readonly string[] {
  const ids = new Set<string>();
  while (ids.size < count) {
    const wanted = tape.chance(40) ? tape.pick(hostileIds) : tape.pick(plainIds);
    ids.add(freeName(wanted, (name) => ids.has(name)));
  }
  return [...ids];
}

/** Any text. */
export function textOf(tape: Tape): string {
  return tape.chance(60) ? tape.pick(hostileNames) : tape.pick(plainTexts);
}

/** Any text but the empty one. */
export function nameOf(tape: Tape): string {
  return tape.chance(60) ? tape.pick(hostileNames) : tape.pick(plainIds);
}

/** A duration as people write it. */
export function durationOf(tape: Tape): string | number {
  return tape.pick(["60s", "10m", "1h30m", 90, "250ms", "2d"]);
}

/** A text as a constant of a condition; a half of a pair of surrogates is no text there. */
export function constantOf(text: string): string {
  return JSON.stringify(text.replaceAll(/\p{Cs}/gu, ""));
}
