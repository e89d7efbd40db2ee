// Writes the words of a lane where `laneWords` places them, each in its font and colour.
import { laneWords, type LaneWord, type WordRole } from "../layout/laneWords.ts";
import type { LaneRows } from "../layout/laneRows.ts";
import type { TimelineModel } from "../layout/model.ts";
import type { Mark } from "../layout/placeLane.ts";
import { endColour } from "./drawEnds.ts";
import { groundAt, type LaneStyle } from "./laneStyle.ts";
import { haloText, type Pen, type TimelineTheme } from "./theme.ts";

/** Writes the words of a lane. */
export function drawNames(
  pen: Pen,
  lane: { readonly rows: LaneRows; readonly marks: readonly Mark[]; readonly model: TimelineModel },
  style: LaneStyle,
): void {
  const words = laneWords(lane, {
    ...style,
    measure: (text, role) => {
      pen.font = fontOf(role, style.theme);
      return pen.measureText(text).width;
    },
  });
  for (const word of words) drawWord(pen, word, lane.model, style);
}

function fontOf(role: WordRole, theme: TimelineTheme): string {
  switch (role) {
    case "event":
      return `580 11px ${theme.uiFont}`;
    case "work":
    case "waiting":
      return `450 11px ${theme.uiFont}`;
    case "outcome":
      return `italic 13px ${theme.timeFont}`;
  }
}

function drawWord(pen: Pen, word: LaneWord, model: TimelineModel, style: LaneStyle): void {
  const { theme } = style;
  const { x, text } = word;
  const y = word.y + word.heightPx / 2;
  pen.font = fontOf(word.role, theme);
  const colour = colourOf(word, model, style);
  if (word.role === "event" || word.role === "outcome") {
    haloText(pen, text, { x, y, colour, halo: groundAt(x, style) });
    return;
  }
  if (word.role === "waiting") {
    // On its own ground: over hatching a halo alone would not be readable.
    const { mark } = word;
    pen.fillStyle = theme.raised;
    pen.fillRect(x - 4, mark.y - mark.heightPx / 2 + 1, word.widthPx + 8, mark.heightPx - 2);
  }
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.fillStyle = colour;
  pen.fillText(text, x, y + 0.5);
}

function colourOf(word: LaneWord, model: TimelineModel, { theme, ...style }: LaneStyle): string {
  switch (word.role) {
    case "event":
      if (word.mark.pin === style.soundingPin) return theme.now;
      return model.pins.at.at(word.mark.pin) <= style.playheadMs ? theme.ink : theme.ink2;
    case "work": {
      const { outcome } = word.mark.bar;
      const hasFailed = outcome === "no_answer" || outcome === "failed";
      return hasFailed && word.mark.x1 <= style.playheadX ? theme.wait : theme.ink2;
    }
    case "waiting":
      return theme.ink;
    case "outcome": {
      if (word.mark.kind === "bar") return theme.wait;
      const { outcome } = word.mark.span;
      if (outcome === "timeout" || outcome === "violated") return endColour(outcome, theme);
      return word.mark.x1 <= style.playheadX ? theme.ink2 : theme.ink3;
    }
  }
}
