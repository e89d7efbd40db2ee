// Places the names of pins and echoes, shares and notes so that no two collide. Names were given room when phrases were
// stacked; the placer tries that side first and moves on only where something else (a cue, a card) is in the way.
import { overlaps, stretch, type Point, type Rect } from "../geometry.ts";
import type { PictureLabel, PictureStaff, PictureWire, TextStyle } from "../picture.ts";
import { ascent, lineHeight, textWidth } from "../text/measure.ts";
import { shortenMiddle } from "../text/shorten.ts";
import { headPx } from "./metrics.ts";
import type { LabelSide } from "./phrase.ts";

/** A name to be placed. */
export interface LabelWish {
  readonly id: string;
  readonly ref: PictureLabel["ref"];
  readonly role: PictureLabel["role"];
  readonly words: string;
  readonly style: TextStyle;
  /** What it names: the centre of the pin, or the end of the wire's last run. */
  readonly at: Point;
  readonly side: LabelSide;
  /** Room to the right before the next card on the same line. */
  readonly roomPx: number;
}

/** What labels keep clear of. */
export interface LabelGround {
  readonly solids: readonly Rect[];
  readonly wires: readonly PictureWire[];
  readonly staffs: readonly PictureStaff[];
}

interface Candidate {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

/** Places all labels in the order of the wishes. A label that would lie on another in every place is left out. */
export function placeLabels(wishes: readonly LabelWish[], ground: LabelGround): readonly PictureLabel[] {
  const placed: PictureLabel[] = [];
  const runs = ground.wires.flatMap((wire) => runsOf(wire));
  for (const wish of wishes) {
    const text = shortenMiddle(wish.words, wish.style, wish.roomPx);
    const width = textWidth(text, wish.style);
    let best: { readonly cost: number; readonly rect: Rect; readonly at: Candidate } | undefined;
    for (const [index, at] of candidates(wish).entries()) {
      if (best !== undefined && best.cost <= index) break;
      const rect = rectOf(at, width, wish.style);
      if (placed.some((other) => overlaps(other.rect, rect, 1))) continue;
      const solid = ground.solids.filter((one) => overlaps(one, rect)).length;
      const crossed = runs.filter((run) => overlaps(run, rect)).length;
      const overHead = rect.x < headPx ? 100 : 0;
      const cost = index + overHead + 40 * solid + (wish.role === "pin" ? 3 : 1) * crossed;
      if (best === undefined || cost < best.cost) best = { cost, rect, at };
    }
    if (best === undefined) continue;
    placed.push({
      id: wish.id,
      ref: wish.ref,
      role: wish.role,
      text,
      style: wish.style,
      x: best.at.x,
      y: best.at.y,
      anchor: best.at.anchor,
      rect: best.rect,
      ground: groundAt(best.rect, ground.staffs),
      ...(text === wish.words ? {} : { full: wish.words }),
    });
  }
  return placed;
}

function groundAt(rect: Rect, staffs: readonly PictureStaff[]): PictureLabel["ground"] {
  const middle = rect.y + rect.height / 2;
  const staff = staffs.find((one) => middle >= one.rect.y && middle < one.rect.y + one.rect.height);
  return staff?.shaded === true ? "panel" : "canvas";
}

function candidates(wish: LabelWish): readonly Candidate[] {
  const { at, role } = wish;
  if (role === "share") {
    if (wish.side === "level") return [{ x: at.x + 6, y: at.y + 4, anchor: "start" }];
    return [
      { x: at.x - 8, y: at.y + (wish.side === "below" ? 15 : -6), anchor: "end" },
      { x: at.x - 8, y: at.y + (wish.side === "below" ? -6 : 15), anchor: "end" },
      { x: at.x + 10, y: at.y + (wish.side === "below" ? -5 : 16), anchor: "start" },
      { x: at.x + 10, y: at.y + (wish.side === "below" ? -18 : 29), anchor: "start" },
    ];
  }
  if (role === "note") {
    return [0, 20, -14, 34, -28].map((shift): Candidate => ({ x: at.x, y: at.y + shift, anchor: "start" }));
  }
  const above: Candidate = { x: at.x + 8, y: at.y - 7, anchor: "start" };
  const below: Candidate = { x: at.x + 8, y: at.y + 16, anchor: "start" };
  const level: Candidate = { x: at.x + 10, y: at.y + 4, anchor: "start" };
  const right =
    wish.side === "above"
      ? [above, below, level]
      : wish.side === "below"
        ? [below, above, level]
        : [level, above, below];
  const left: Candidate[] = [
    { x: at.x - 8, y: at.y - 7, anchor: "end" },
    { x: at.x - 8, y: at.y + 16, anchor: "end" },
  ];
  const away = [1, 2, 3, 4, 5, 6].flatMap((step): Candidate[] => [
    { x: at.x + 8, y: at.y - 7 - 13 * step, anchor: "start" },
    { x: at.x + 8, y: at.y + 16 + 13 * step, anchor: "start" },
  ]);
  return [...right, ...(role === "echo" ? [] : left), ...away];
}

function rectOf(at: Candidate, width: number, style: TextStyle): Rect {
  return {
    x: at.anchor === "end" ? at.x - width : at.x,
    y: at.y - ascent(style),
    width,
    height: lineHeight(style),
  };
}

/** The stretches of a wire, a little thinned so that a name may stand close to its own wire. */
function runsOf(wire: PictureWire): readonly Rect[] {
  const runs: Rect[] = [];
  for (let index = 1; index < wire.points.length; index += 1) {
    const from = wire.points[index - 1];
    const to = wire.points[index];
    if (from !== undefined && to !== undefined) runs.push(stretch(from, to, 1));
  }
  return runs;
}
