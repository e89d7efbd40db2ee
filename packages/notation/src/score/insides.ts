// What stands inside the card of a kind that has members or states: their names, in rows below the condition. In the
// score a card is often as wide as the cues that it hears are apart, so names flow side by side and wrap where they must.
import { stateCells, statesOf } from "../free/stateCells.ts";
import { px } from "../geometry.ts";
import type { PictureMark, PictureText, TextStyle } from "../picture.ts";
import type { PatternReading } from "../reading/read.ts";
import { textWidth } from "../text/measure.ts";
import { shortenMiddle } from "../text/shorten.ts";

/** The inside of a card below its head, relative to the card's top left. */
export interface Insides {
  readonly texts: readonly PictureText[];
  readonly marks: readonly PictureMark[];
  readonly heightPx: number;
}

const rowPx = 17;
const itemGapPx = 14;
const dashPx = 12;
/** What does not fit in so many rows is counted. */
const rowsMax = 4;

/** The room that an inside has: from `x` to `right`, downwards from `y`. */
export interface Room {
  readonly x: number;
  readonly y: number;
  readonly right: number;
}

const nothing: Insides = { texts: [], marks: [], heightPx: 0 };

/** The inside of a pattern's card; nothing for the kinds that have none. */
export function insidesOf(pattern: PatternReading, room: Room): Insides {
  switch (pattern.kind) {
    case "all_of":
      return memberRows(members(pattern, "member"), room, false);
    case "any_of":
      return memberRows(members(pattern, "alternative"), room, true);
    case "state_machine":
      return stateCells(statesOf(pattern.record), { x: room.x, y: room.y, width: room.right - room.x });
    default:
      return nothing;
  }
}

interface Item {
  readonly words: string;
  readonly style: TextStyle;
  readonly step?: number;
}

/** Names by member: alternatives of one are named together; what starts or completes the set is said as such. */
function members({ cues }: PatternReading, role: string): readonly Item[] {
  const names = new Map<number, string[]>();
  const items: Item[] = [];
  for (const [index, cue] of cues.entries()) {
    if (cue.role !== role) continue;
    const step = cue.step ?? index;
    const known = names.get(step);
    if (known === undefined) names.set(step, [cue.event]);
    else known.push(cue.event);
  }
  for (const [step, events] of names) items.push({ words: events.join(" or "), style: "echo", step });
  for (const cue of cues) {
    if (cue.role === "start") items.unshift({ words: `after ${cue.event}`, style: "body" });
    if (cue.role === "trigger") items.push({ words: `on ${cue.event}`, style: "body" });
  }
  return items;
}

function memberRows(items: readonly Item[], room: Room, isDashed: boolean): Insides {
  const texts: PictureText[] = [];
  const marks: PictureMark[] = [];
  const lead = isDashed ? dashPx : 0;
  let x = room.x;
  let row = 0;
  for (const [index, item] of items.entries()) {
    const indent = item.step === undefined ? 0 : lead;
    let words = shortenMiddle(item.words, item.style, room.right - room.x - indent);
    let width = indent + textWidth(words, item.style);
    if (x > room.x && x + width > room.right) {
      x = room.x;
      row += 1;
    }
    const left = items.length - index;
    const isRest = row === rowsMax - 1 && left > 1;
    if (isRest) {
      words = `and ${left} more`;
      width = textWidth(words, "body");
    }
    const y = room.y + row * rowPx + 12;
    if (indent > 0 && !isRest) {
      marks.push({ role: "divider", step: item.step ?? 0, path: `M${px(x)} ${px(y - 4)}h7` });
    }
    texts.push({
      text: words,
      style: isRest ? "body" : item.style,
      x: isRest ? x : x + indent,
      y,
      anchor: "start",
      ...(words === item.words || isRest ? {} : { full: item.words }),
    });
    if (isRest) break;
    x += width + itemGapPx;
  }
  return { texts, marks, heightPx: items.length === 0 ? 0 : (row + 1) * rowPx + 3 };
}
