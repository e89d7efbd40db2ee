// Echoes on a staff: dashed pins for cues that lie behind, and for what only ends a run.
import { textWidth } from "../text/measure.ts";
import type { PatternPlace } from "./beats.ts";
import { cueId, cueIsStraight } from "./links.ts";
import { merge, type LabelSide, type Phrase, type PhraseScene } from "./phrase.ts";
import { tabOf, type CardShape } from "./shape.ts";

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

/** Echoes of cues that lie behind: above the sign, in the tab, or beside the end of the wedge. */
export function heardEchoes(
  scene: PhraseScene,
  place: PatternPlace,
  shape: CardShape,
  phrase: Phrase,
  beyond: number,
): Phrase {
  let grown = phrase;
  const below = beyond === 0 ? 13 : beyond + 10;
  for (const [index, cue] of place.reading.cues.entries()) {
    if (cueIsStraight(place, index, scene.columns, shape, scene.metrics)) continue;
    const id = `echo:${cueId(place.reading.id, cue.path)}`;
    const common = { id, pattern: place.reading.id, direction: "heard" } as const;
    const { tab: step, first } = tabOf(place, index);
    const tab = shape.form === "steps" ? shape.tabs[step] : undefined;
    if (tab !== undefined && !first) continue;
    if (tab !== undefined) {
      const dy = tab.y + scene.metrics.tabPx / 2 - shape.anchorPx;
      grown = merge(
        grown,
        echo(scene, cue.event, "", { ...common, x: tab.x + scene.metrics.signCentrePx, side: "level" }),
        dy,
      );
    } else if (shape.form === "wedge" && cue.role === "expect") {
      grown = merge(
        grown,
        echo(scene, cue.event, `awaits ${cue.event}`, { ...common, x: shape.right + 14, side: "level" }),
        below,
      );
    } else {
      const x = shape.left + scene.metrics.signCentrePx;
      grown = merge(grown, echo(scene, cue.event, cue.event, { ...common, x, side: "level" }), -shape.anchorPx - 16);
    }
  }
  return grown;
}

/** The lowest thing right of the card: notes stand below it. */
export function forkBottom(phrase: Phrase, shape: CardShape): number {
  const beyond = phrase.spots.filter((spot) => spot.type !== "card");
  return beyond.length === 0 ? 0 : Math.max(phrase.bottom, shape.height - shape.anchorPx);
}
