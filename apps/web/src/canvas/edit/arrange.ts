// Arranging by command: a staff one place up or down, and a card back to where the notation would put it.
import type { ElementRef } from "@laban/model";
import type { Picture } from "@laban/notation";
import { change } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";

/** The order of the staffs with one agent moved by a place; null at the end of the page. */
export function staffsAfterMove(staffs: readonly string[], agent: string, by: 1 | -1): readonly string[] | null {
  const at = staffs.indexOf(agent);
  const to = at + by;
  if (at === -1 || to < 0 || to >= staffs.length) return null;
  const order = staffs.filter((id) => id !== agent);
  order.splice(to, 0, agent);
  return order;
}

/** Moves the staff of the selected agent; presses in a row are one step of undo. */
export function moveStaff(picture: Picture, selected: readonly ElementRef[], by: 1 | -1): void {
  const agent = selected.find((ref) => ref.type === "agent");
  if (agent === undefined) return;
  const staffs = picture.staffs.flatMap((staff) => (staff.ref === undefined ? [] : [staff.ref.id]));
  const order = staffsAfterMove(staffs, agent.id, by);
  if (order !== null) change({ type: "move", staffs: order }, { merge: `staff ${agent.id}` });
}

/** Which of these were put by hand in the view that is shown. */
export function placedByHand(view: Picture["view"], refs: readonly ElementRef[]): readonly string[] {
  const { layout } = useDocument.getState().document;
  const places = (view === "free" ? layout.free : layout.score) ?? {};
  return refs
    .flatMap((ref) => [`${ref.type}:${ref.id}`, ...(view === "score" && ref.type === "pattern" ? [ref.id] : [])])
    .filter((name) => Object.hasOwn(places, name));
}

/** Forgets where they were put. */
export function putBack(view: Picture["view"], refs: readonly ElementRef[]): void {
  const places = Object.fromEntries(placedByHand(view, refs).map((name) => [name, null]));
  if (Object.keys(places).length === 0) return;
  change(view === "free" ? { type: "move", free: places } : { type: "move", score: places });
}
