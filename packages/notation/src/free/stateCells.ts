// The states of a state machine as cells side by side: one place at a time. They wrap where a card is too narrow.
import type { PatternRecord } from "@laban/model";
import { px } from "../geometry.ts";
import type { PictureMark, PictureText } from "../picture.ts";
import { textWidth } from "../text/measure.ts";
import { shortenMiddle } from "../text/shorten.ts";

/** The states that a record names, in its order, as far as it can be read. */
export interface States {
  readonly names: readonly string[];
  /** Where each key begins: the present state of a machine that has not moved. */
  readonly initial: string | undefined;
}

/** Cells and the room that they take. */
export interface StateCells {
  readonly marks: readonly PictureMark[];
  readonly texts: readonly PictureText[];
  readonly heightPx: number;
}

const cellPx = 19;
const gapPx = 4;
const rowsMax = 4;
/** How wide the cell that stands for the rest is. */
const morePx = 52;

/** Reads the states of a record; a half-written one has none. */
export function statesOf(record: PatternRecord): States {
  const states = record["states"];
  const initial = record["initial"];
  return {
    names: typeof states === "object" && states !== null && !Array.isArray(states) ? Object.keys(states) : [],
    initial: typeof initial === "string" ? initial : undefined,
  };
}

/** Lays the cells out within `room`. At most four rows; the last cell then says how many more there are. */
export function stateCells(
  { names, initial }: States,
  room: { readonly x: number; readonly y: number; readonly width: number },
): StateCells {
  const marks: PictureMark[] = [];
  const texts: PictureText[] = [];
  let x = room.x;
  let row = 0;
  for (const [index, name] of names.entries()) {
    const left = names.length - index;
    let text = shortenMiddle(name, "body", room.width - 12);
    let width = Math.ceil(textWidth(text, "body")) + 14;
    const end = room.x + room.width;
    const isLastRow = (): boolean => row === rowsMax - 1;
    if (x > room.x && x + width > end && !isLastRow()) {
      x = room.x;
      row += 1;
    }
    // In the last row there must always be room left to say how many more there are.
    const isRest = isLastRow() && (x + width > end || (left > 1 && x + width + gapPx + morePx > end));
    if (isRest) {
      text = `${left} more`;
      width = Math.min(morePx, end - x);
    }
    const y = room.y + row * (cellPx + gapPx);
    const path = `M${px(x)} ${px(y)}h${px(width)}v${cellPx}h${px(-width)}Z`;
    marks.push({ role: name === initial && !isRest ? "present" : "cell", step: index, path });
    texts.push({
      text,
      style: "body",
      x: x + width / 2,
      y: y + 13,
      anchor: "middle",
      ...(text === name || isRest ? {} : { full: name }),
    });
    if (isRest) break;
    x += width + gapPx;
  }
  return { marks, texts, heightPx: names.length === 0 ? 0 : (row + 1) * (cellPx + gapPx) + 2 };
}
