// Which parts of a picture stay lit while the rest is dimmed, and the style rule that says so.
import type { ElementRef } from "@laban/model";
import type { Picture } from "@laban/notation";
import { alongWires } from "../edit/walk.ts";
import type { FocusReach } from "../../selection/dimming.ts";

/** A pattern hears events that patterns bring about: two wires away is the next pattern. */
const nearWires = 2;

/** Things with their causes and effects, near or all. */
export function focused(picture: Picture, refs: readonly ElementRef[], reach: FocusReach): readonly ElementRef[] {
  const wiresMax = reach === "near" ? nearWires : Infinity;
  return [...alongWires(picture, refs, "causes", wiresMax), ...alongWires(picture, refs, "effects", wiresMax)];
}

/** The rule under which only these, the wires among them and the staffs they stand on keep their ink. */
export function litRule(picture: Picture, refs: readonly ElementRef[]): string {
  const things = new Set(refs.map((ref) => `${ref.type}:${ref.id}`));
  const has = (ref: ElementRef): boolean => things.has(`${ref.type}:${ref.id}`);
  const staffs = new Set(
    picture.cards.flatMap((card) => (things.has(card.id) && card.staff !== undefined ? [card.staff] : [])),
  );
  const agents = picture.staffs.filter(({ id, ref }) => ref !== undefined && (has(ref) || staffs.has(id)));
  const wires = picture.wires.filter(({ from, to }) => has(from) && has(to)).map(({ id }) => id);
  const selectors = [
    ...[...things, ...wires.map((id) => `echo:${id}`)].map((id) => `.react-flow__node${named("data-id", id)}`),
    ...wires.map((id) => `.react-flow__edge${named("data-id", id)}`),
    ...agents.map(({ ref }) => named("data-agent", ref?.id ?? "")),
  ];
  return selectors.length === 0 ? "" : `[data-dims] :is(${selectors.join(",")}){opacity:1}`;
}

/** Ids hold no control characters; quotes, backslashes and what would end a style element are escaped. */
function named(attribute: string, value: string): string {
  return `[${attribute}="${value.replaceAll(/["\\<]/g, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"]`;
}
