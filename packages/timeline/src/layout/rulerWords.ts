// What the ruler says and where: the playhead's time, instants at ticks, how long rests are, and the day or time at which it goes on
// after one. No two touch: the playhead's time comes first, and what it would cover is left out.
import { clockText, dateText, durationText } from "./instant.ts";
import { type Box, touch } from "./labels.ts";
import { ticksBetween } from "./ticks.ts";
import type { TimeScale } from "./timeScale.ts";

/** What a word of the ruler is; each has a font of its own. */
export type RulerRole = "now" | "tick" | "rest" | "stretch";

/** A word of the ruler: the box of its text. */
export interface RulerWord extends Box {
  readonly role: RulerRole;
  readonly text: string;
}

/** The ruler that words are placed on. */
export interface RulerRoom {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly scale: TimeScale;
  /** x of the axis at the left edge of the window. */
  readonly leftPx: number;
  readonly playheadMs: number | undefined;
  /** The time of the playhead stands above its flag: where no clock stands nearby. */
  readonly hasChip: boolean;
  readonly measure: (text: string, role: RulerRole) => number;
}

/** Distance that a label of the ruler needs. */
export const RULER_LABEL_PX = 86;
/** Half the width of the playhead's flag. */
export const FLAG_PX = 5;
/** Free room left and right of the playhead's time, on its chip. */
export const CHIP_PAD_PX = 6;

const LINE_PX = 14;

/** The words of the ruler, in the order in which they may stand. */
export function rulerWords(room: RulerRoom): readonly RulerWord[] {
  const { widthPx, heightPx, scale, leftPx, measure } = room;
  const words: RulerWord[] = [];
  const taken: Box[] = [];
  const put = (word: RulerWord, aroundPx = 0): void => {
    if (taken.some((each) => touch(each, word))) return;
    words.push(word);
    taken.push({ ...word, x: word.x - aroundPx, widthPx: word.widthPx + 2 * aroundPx });
  };
  const lineAt = (fromBottomPx: number): { readonly y: number; readonly heightPx: number } => ({
    y: heightPx - fromBottomPx - LINE_PX / 2,
    heightPx: LINE_PX,
  });
  const flagX = room.playheadMs === undefined ? undefined : Math.round(scale.xOf(room.playheadMs) - leftPx);
  if (room.playheadMs !== undefined && flagX !== undefined && flagX >= -60 && flagX <= widthPx + 60) {
    taken.push({ x: flagX - FLAG_PX, y: heightPx - 20, widthPx: 2 * FLAG_PX, heightPx: 20 });
    if (room.hasChip) {
      const text = clockText(room.playheadMs, 1);
      const textPx = measure(text, "now");
      const low = 2 + CHIP_PAD_PX;
      const x = Math.min(Math.max(flagX - textPx / 2, low), Math.max(widthPx - textPx - CHIP_PAD_PX - 2, low));
      put({ role: "now", text, x, ...lineAt(32.5), widthPx: textPx }, CHIP_PAD_PX);
    }
  }
  const rests = scale.restsBetween(leftPx, leftPx + widthPx);
  for (const rest of rests) {
    const text = durationText(rest.toMs - rest.fromMs);
    const textPx = measure(text, "rest");
    if (textPx > rest.x1 - rest.x0 - 2) continue;
    const x = (rest.x0 + rest.x1 - textPx) / 2 - leftPx;
    put({ role: "rest", text, x, ...lineAt(11), widthPx: textPx });
  }
  for (const tick of ticksBetween(scale, { x0: leftPx, x1: leftPx + widthPx, labelPx: RULER_LABEL_PX })) {
    if (tick.label === "") continue;
    const x = tick.x - leftPx + 4;
    put({ role: "tick", text: tick.label, x, ...lineAt(11), widthPx: measure(tick.label, "tick") });
  }
  // Where there is a line of room above the ticks.
  if (heightPx < 40) return words;
  for (const rest of rests) {
    const day = dateText(rest.toMs);
    const text =
      day === dateText(rest.fromMs) ? clockText(rest.toMs, 0).slice(0, 5) : day.slice(0, day.lastIndexOf(" "));
    put({ role: "stretch", text, x: rest.x1 - leftPx + 4, ...lineAt(32), widthPx: measure(text, "stretch") }, 7);
  }
  return words;
}
