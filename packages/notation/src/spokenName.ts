// Says an element of a picture in words, for those who hear it: what it is, what it hears, what it may bring about.
import type { ElementRef } from "@laban/model";
import type { Picture, PictureWire } from "./picture.ts";

/**
 * The spoken name of an element, as "Pattern check_stock, hears order_received, leads to inventory_confirmed (93 %)"; an
 * agent is spoken as its head reads: "Agent Shop, offers order_management".
 * Elements that the picture does not show are said by kind and id alone.
 */
export function spokenName(picture: Picture, ref: ElementRef): string {
  const card = picture.cards.find((one) => one.ref.type === ref.type && one.ref.id === ref.id);
  const kind = card === undefined || card.kind === ref.type ? ref.type : card.kind.replaceAll("_", " ");
  const [title, ...capabilities] = ref.type === "agent" ? agentTexts(picture, ref) : [];
  const parts = [`${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${title ?? ref.id}`];
  if (capabilities.length > 0) parts.push(`offers ${listed(capabilities)}`);
  const staff = picture.staffs.find((one) => one.id === (card?.staff ?? pinStaff(picture, ref)));
  const staffTitle = staff?.texts[0];
  if (staffTitle !== undefined && ref.type !== "agent")
    parts.push(`on the staff ${staffTitle.full ?? staffTitle.text}`);
  const face = card?.texts.find((text) => text.style === "code" || text.style === "time");
  if (ref.type === "pattern" && face !== undefined) parts.push(face.full ?? face.text);
  const inward = picture.wires.filter((wire) => same(wire.to, ref));
  const outward = picture.wires.filter((wire) => same(wire.from, ref));
  const heard = new Set(
    picture.echoes.filter((echo) => echo.direction === "heard" && echo.pattern === ref.id).map((echo) => echo.event),
  );
  if (ref.type === "pattern") {
    for (const wire of inward) heard.add(wire.from.id);
    if (heard.size > 0) parts.push(`hears ${listed([...heard])}`);
    if (outward.length > 0) parts.push(`leads to ${listed(outward.map(effect))}`);
  }
  if (ref.type === "event") {
    if (inward.length > 0) parts.push(`brought about by ${listed(inward.map((wire) => wire.from.id))}`);
    parts.push(outward.length === 0 ? "heard by nobody" : `heard by ${listed(outward.map((wire) => wire.to.id))}`);
  }
  return parts.join(", ");
}

/** What stands at an agent's head or on its card: its title, then what it offers. */
function agentTexts(picture: Picture, ref: ElementRef): readonly string[] {
  const drawn =
    picture.staffs.find((staff) => staff.ref !== undefined && same(staff.ref, ref)) ??
    picture.cards.find((card) => same(card.ref, ref));
  return drawn?.texts.map((text) => text.full ?? text.text) ?? [];
}

function pinStaff(picture: Picture, ref: ElementRef): string | undefined {
  return ref.type === "event" ? picture.pins.find((pin) => pin.ref.id === ref.id)?.staff : undefined;
}

function effect(wire: PictureWire): string {
  const late = wire.form === "deadline" ? " after its deadline" : "";
  const share = wire.share === undefined || wire.share > 0.995 ? "" : ` (${Math.round(wire.share * 100)} %)`;
  return `${wire.to.id}${late}${share}`;
}

function same(a: ElementRef, b: ElementRef): boolean {
  return a.type === b.type && a.id === b.id;
}

function listed(names: readonly string[]): string {
  const unique = [...new Set(names)];
  const last = unique.pop() ?? "";
  return unique.length === 0 ? last : `${unique.join(", ")} and ${last}`;
}
