// Echoes on a staff: dashed pins for cues that lie behind, and for what only ends a run.
import type { Listen } from "@laban/model";
import { textWidth } from "../text/measure.ts";
import type { PatternPlace } from "./beats.ts";
import { cueId, cueIsStraight } from "./links.ts";
import { merge, type LabelSide, type Phrase, type PhraseScene } from "./phrase.ts";
import { tabOf, type CardShape } from "./shape.ts";

/** From one echo to the next beside or above a card. */
const rowPx = 18;

/** Where an echo stands and what it belongs to. */
export interface EchoSpot {
  readonly id: string;
  readonly pattern: string;
  readonly direction: "heard" | "said";
  readonly x: number;
  readonly side: LabelSide;
}

/** An echo as a phrase of its own. */
export function echo(scene: PhraseScene, event: string, words: string, at: EchoSpot): Phrase {
  const dangling = !Object.hasOwn(scene.reading.document.events, event);
  return {
    left: at.x - 7,
    right: at.x + (words === "" ? 7 : 14 + textWidth(words, "echo")),
    top: -9,
    bottom: 9,
    spots: [{ type: "echo", event, dangling, words, dy: 0, ...at }],
  };
}

/**
 * The echoes that a pattern hears: cues that lie behind stand above the sign, in their tab, or beside the end of the
 * wedge; below those, what only ends a run. `phrase` is the card with its forks, so that they find free room.
 */
export function withHeardEchoes(scene: PhraseScene, place: PatternPlace, shape: CardShape, phrase: Phrase): Phrase {
  const { id, cues, asides } = place.reading;
  const beyond = forkBottom(phrase, shape);
  const aboveX = shape.left + scene.metrics.signCentrePx;
  let grown = phrase;
  let above = -shape.anchorPx - 16;
  let beside = shape.form === "wedge" && beyond === 0 ? 13 : Math.max(12, beyond + 10);
  const put = (cue: Listen, words: string, x: number, dy: number): void => {
    const at = { id: `echo:${cueId(id, cue.path)}`, pattern: id, direction: "heard", x, side: "level" } as const;
    grown = merge(grown, echo(scene, cue.event, words, at), dy);
  };
  for (const [index, cue] of cues.entries()) {
    if (cueIsStraight(place, index, scene.columns, shape, scene.metrics)) continue;
    const { tab: step, first } = tabOf(place, index);
    const tab = shape.form === "steps" ? shape.tabs[step] : undefined;
    if (tab !== undefined) {
      // Alternatives of a step are named on its tab.
      const dy = tab.y + scene.metrics.tabPx / 2 - shape.anchorPx;
      if (first) put(cue, "", tab.x + scene.metrics.signCentrePx, dy);
    } else if (shape.form === "wedge" && cue.role === "expect") {
      put(cue, `awaits ${cue.event}`, shape.right + 14, beside);
      beside += rowPx;
    } else {
      put(cue, cue.event, aboveX, above);
      above -= rowPx;
    }
  }
  for (const aside of asides) {
    const words = aside.role === "cancel" ? `cancelled by ${aside.event}` : `not ${aside.event}`;
    put(aside, words, shape.right + 14, beside);
    beside += rowPx;
  }
  return grown;
}

/** The lowest thing right of the card: notes stand below it. */
function forkBottom(phrase: Phrase, shape: CardShape): number {
  const beyond = phrase.spots.filter((spot) => spot.type !== "card");
  return beyond.length === 0 ? 0 : Math.max(phrase.bottom, shape.height - shape.anchorPx);
}
