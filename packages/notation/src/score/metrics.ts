// The measures of the score, in px at 100 %. "normal" is the compact card; "large" shows the action too.

/** Which of the two sizes a score is set in. */
export type ScoreSize = "normal" | "large";

/** The measures of one size. */
export interface ScoreMetrics {
  readonly beatPx: number;
  readonly cardWidthPx: number;
  readonly cardHeightPx: number;
  /** Half the sign cell: the sign's centre stands this far right of the card's left edge. */
  readonly signCentrePx: number;
  readonly rowPx: number;
  readonly tabPx: number;
  readonly showAction: boolean;
}

/** Both sizes. A card and its exit gap fill a beat exactly, so that pins stand on the beat lines. */
export const scoreMetrics: Readonly<Record<ScoreSize, ScoreMetrics>> = {
  normal: {
    beatPx: 160,
    cardWidthPx: 144,
    cardHeightPx: 44,
    signCentrePx: 14,
    rowPx: 20,
    tabPx: 18,
    showAction: false,
  },
  large: { beatPx: 216, cardWidthPx: 200, cardHeightPx: 58, signCentrePx: 15, rowPx: 22, tabPx: 20, showAction: true },
};

/** Between two cues of one beat that would otherwise lie on each other. */
export const lanePx = 22;
/** From a card's point to the stem of its fork. */
export const stemPx = 9;
/** Radius of a pin. */
export const pinPx = 5.5;
/** Column of the staff names; the staff's bar stands at its end. */
export const headPx = 150;
/** From the bar to the first beat; the half keeps upright lines sharp at 100 %. */
export const leadInPx = 28.5;
/** The strip with the beat numbers. */
export const rulerPx = 24;
/** The least height of a staff, and that of one with nothing on it. */
export const staffMinPx = 58;
export const staffFoldedPx = 34;
/** Above and below what stands on a staff, and between its lines. */
export const staffPaddingPx = 5;
export const lineGapPx = 8;
/** The gap that a consequence leaves for a cue that crosses it. */
export const crossingPx = 10;
/** More cues than this side by side in one beat move on to the next. */
export const lanesMax = 6;
