// Draws the pattern cards of the score: outline, sign, words and the parts that tell its kind.
import { px, straightPath } from "../geometry.ts";
import type { PictureCard, PictureMark, PictureText } from "../picture.ts";
import type { PatternReading } from "../reading/read.ts";
import { pointPx } from "../signs/outline.ts";
import { signOf } from "../signs/sign.ts";
import { shortenCondition, shortenEnd, shortenMiddle } from "../text/shorten.ts";
import type { PatternPlace } from "./beats.ts";
import { headTopPx, scoreOutline, secondSheet } from "./edges.ts";
import type { ScoreMetrics } from "./metrics.ts";
import type { CardPlace } from "./places.ts";
import type { CardShape } from "./shape.ts";

/** A card before its count has a place. */
export type BareCard = Omit<PictureCard, "countAt">;

/** The card of one pattern. */
export function drawCard(place: PatternPlace, at: CardPlace, shape: CardShape, metrics: ScoreMetrics): BareCard {
  const { id, kind } = place.reading;
  const common = {
    id: `pattern:${id}`,
    ref: { type: "pattern", id },
    kind,
    rect: at.rect,
    sign: signOf(kind),
    staff: at.staff,
    beat: place.beat + 1,
    exit: { x: at.rect.width, y: at.anchor - at.rect.y },
  } as const;
  const face = faceOf(place, at, shape, metrics);
  return { ...common, ...face, marks: [...face.marks, ...lateBars(at, shape)] };
}

function faceOf(place: PatternPlace, at: CardPlace, shape: CardShape, metrics: ScoreMetrics): Face {
  switch (shape.form) {
    case "steps":
      return stepsFace(place, shape, metrics);
    case "wedge":
      return wedgeFace(place, shape, metrics);
    case "pointed":
      return pointedFace(place, at, shape, metrics);
  }
}

/** The bars from which further asks leave: down from the card to where each does. */
function lateBars(at: CardPlace, shape: CardShape): readonly PictureMark[] {
  const x = shape.form === "wedge" ? at.rect.width : at.rect.width - pointPx;
  return at.exits
    .filter((exit) => exit !== at.anchor)
    .map((exit) => ({ role: "bar", path: `M${px(x)} ${px(at.rect.height)}V${px(exit - at.rect.y + 6)}` }));
}

type Face = Pick<PictureCard, "outline" | "signAt" | "texts" | "marks">;

function pointedFace(place: PatternPlace, at: CardPlace, shape: CardShape, metrics: ScoreMetrics): Face {
  const { id, kind, priority, asks } = place.reading;
  const { width, height } = at.rect;
  const top = headTopPx(kind);
  const x = 2 * metrics.signCentrePx + 1;
  const room = width - x - pointPx + 3;
  const large = metrics.showAction;
  const texts: PictureText[] = [
    named(id, x, top + 18, room),
    faceLine(place.reading, x, top + (large ? 33 : 34), room),
  ];
  const action = asks[0]?.ask.action;
  if (large && action !== undefined && action !== "") texts.push(line(action, "body", x, top + 48, room));
  if (priority !== undefined) {
    texts.push({
      text: String(priority),
      style: "number",
      x: metrics.signCentrePx,
      y: top + (large ? 42 : 37),
      anchor: "middle",
    });
  }
  texts.push(...(shape.insides?.texts ?? []));
  const insides = shape.insides?.marks ?? [];
  return {
    outline: scoreOutline(kind, { width, height, cues: shape.heardAt }),
    signAt: {
      x: metrics.signCentrePx,
      y: top + (priority === undefined ? metrics.cardHeightPx / 2 : large ? 19 : 15) + (kind === "threshold" ? 3 : 0),
    },
    texts,
    marks: kind === "state_machine" ? [{ role: "sheet", path: secondSheet(width) }, ...insides] : insides,
  };
}

function stepsFace(place: PatternPlace, shape: CardShape, metrics: ScoreMetrics): Face {
  const { id } = place.reading;
  const { height, left } = shape;
  const width = shape.right - left;
  const tab = metrics.tabPx;
  const last = shape.tabs.at(-1);
  // The edge: down the stairs that the tabs make, out to the point of the last one, and back along the bottom.
  const stairs: string[] = ["M0 0"];
  for (const [index, step] of shape.tabs.entries()) {
    if (index > 0) stairs.push(`H${px(step.x - left)}V${px(step.y - 2)}`);
  }
  const top = (last?.y ?? 2) - 2;
  stairs.push(
    `H${px(width - pointPx)}L${px(width)} ${px(top + (height - top) / 2)}L${px(width - pointPx)} ${px(height)}H0Z`,
  );
  const marks = shape.tabs.map((step, index): PictureMark => {
    const x = step.x - left + (index === 0 ? 2 : 0);
    const end = step.x - left + step.width - 2;
    const y = step.y;
    const notch = index === 0 ? "" : `L${px(x + 6)} ${px(y + tab / 2)}`;
    return {
      role: "tab",
      step: index,
      path: `M${px(x)} ${px(y)}H${px(end - 6)}L${px(end)} ${px(y + tab / 2)}L${px(end - 6)} ${px(y + tab)}H${px(x)}${notch}Z`,
    };
  });
  const texts: PictureText[] = shape.tabs.map((step) => ({
    text: step.text,
    style: "label",
    x: step.x - left + (step.straight ? metrics.signCentrePx + 8 : metrics.signCentrePx + 12),
    y: step.y + tab / 2 + 4,
    anchor: "start",
    ...(step.text === step.event ? {} : { full: step.event }),
  }));
  const nameTop = tab + 4;
  const x = 2 * metrics.signCentrePx + 1;
  const second = shape.tabs[1];
  const third = shape.tabs.find((step) => step.y + tab > nameTop + 22 && step.x > left + x);
  const roomName = (second !== undefined && second.y < nameTop + 16 ? second.x - left : width - pointPx) - x - 6;
  const roomFace = (third === undefined ? width - pointPx : third.x - left) - x - 6;
  texts.push(named(id, x, nameTop + 14, roomName), faceLine(place.reading, x, nameTop + 30, roomFace));
  return {
    outline: stairs.join(""),
    signAt: { x: metrics.signCentrePx, y: nameTop + (height - nameTop) / 2 - (height > 70 ? (height - 62) / 2 : 0) },
    texts,
    marks,
  };
}

function wedgeFace(place: PatternPlace, shape: CardShape, metrics: ScoreMetrics): Face {
  const { id } = place.reading;
  const width = shape.right - shape.left;
  const flat = shape.flatRight - shape.left;
  const middle = shape.height / 2;
  const x = 2 * metrics.signCentrePx + 1;
  return {
    outline: straightPath([
      { x: 0, y: 0 },
      { x: flat, y: 0 },
      { x: width - 3, y: middle - 4 },
      { x: width - 3, y: middle + 4 },
      { x: flat, y: shape.height },
      { x: 0, y: shape.height },
    ]).concat("Z"),
    signAt: { x: metrics.signCentrePx, y: middle },
    texts: [named(id, x, 16, flat - x + 8), faceLine(place.reading, x, 32, flat - x + 10)],
    marks: [{ role: "bar", path: `M${px(width)} 0V${px(shape.height)}` }],
  };
}

function named(id: string, x: number, y: number, room: number): PictureText {
  const text = shortenMiddle(id, "name", room);
  return { text, style: "name", x, y, anchor: "start", ...(text === id ? {} : { full: id }) };
}

/** The line below the name: a condition as code, words of time and number in italics. */
function faceLine({ kind, face }: PatternReading, x: number, y: number, room: number): PictureText {
  const style = kind === "pattern" ? face.style : "time";
  const text = style === "code" ? shortenCondition(face.text, room) : shortenEnd(face.text, "time", room);
  return { text, style, x, y, anchor: "start", ...(text === face.text ? {} : { full: face.text }) };
}

function line(words: string, style: "body", x: number, y: number, room: number): PictureText {
  const text = shortenEnd(words, style, room);
  return { text, style, x, y, anchor: "start", ...(text === words ? {} : { full: words }) };
}
