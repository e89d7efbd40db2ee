// Stacks the staffs from top to bottom and, on each, its phrases on as few lines as they need.
import { rulerPx, lineGapPx, staffFoldedPx, staffMinPx, staffPaddingPx } from "./metrics.ts";
import type { Phrase } from "./phrase.ts";

/** A staff with its place on the page. */
export interface StaffPlan {
  readonly key: string;
  readonly top: number;
  readonly height: number;
  /** y of its lines. */
  readonly lines: readonly number[];
  readonly phrases: readonly { readonly phrase: Phrase; readonly y: number }[];
  /** Nothing stands on it. */
  readonly folded: boolean;
}

/** Room between two phrases on one line. */
const phraseGapPx = 12;

interface Line {
  top: number;
  bottom: number;
  readonly phrases: Phrase[];
}

/** Stacks all staffs below the ruler. `headRoom` is the height that the words at a staff's head need. */
export function stackStaffs(
  staffs: readonly { readonly key: string; readonly phrases: readonly Phrase[]; readonly headRoom: number }[],
): readonly StaffPlan[] {
  let top = rulerPx;
  return staffs.map(({ key, phrases, headRoom }): StaffPlan => {
    const lines = intoLines(phrases);
    const content =
      lines.reduce((sum, line) => sum + line.bottom - line.top, 0) + lineGapPx * Math.max(0, lines.length - 1);
    const folded = lines.length === 0;
    const least = folded ? Math.max(staffFoldedPx, Math.min(headRoom, staffFoldedPx)) : Math.max(staffMinPx, headRoom);
    const height = Math.ceil(Math.max(least, content + 2 * staffPaddingPx));
    let y = top + (height - content) / 2;
    const placed: { phrase: Phrase; y: number }[] = [];
    const at: number[] = [];
    for (const line of lines) {
      const anchor = Math.floor(y - line.top) + 0.5;
      at.push(anchor);
      for (const phrase of line.phrases) placed.push({ phrase, y: anchor });
      y += line.bottom - line.top + lineGapPx;
    }
    const plan = {
      key,
      top,
      height,
      lines: folded ? [Math.floor(top + height / 2) + 0.5] : at,
      phrases: placed,
      folded,
    };
    top += height;
    return plan;
  });
}

/** First fit, in the order given (from the left): a phrase takes the first line that is free where it stands. */
function intoLines(phrases: readonly Phrase[]): readonly Line[] {
  const lines: Line[] = [];
  for (const phrase of phrases) {
    const free = lines.find((line) =>
      line.phrases.every(
        (other) => phrase.left >= other.right + phraseGapPx || other.left >= phrase.right + phraseGapPx,
      ),
    );
    if (free === undefined) {
      lines.push({ top: phrase.top, bottom: phrase.bottom, phrases: [phrase] });
      continue;
    }
    free.phrases.push(phrase);
    free.top = Math.min(free.top, phrase.top);
    free.bottom = Math.max(free.bottom, phrase.bottom);
  }
  return lines;
}
