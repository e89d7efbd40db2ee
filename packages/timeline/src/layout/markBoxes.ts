// The room that marks take, for what must not touch them: the round of a pin and its stem, the sign of a firing, bars and spans.
import type { Box } from "./labels.ts";
import { PIN_VERDICTS } from "./lane.ts";
import type { TimelineModel } from "./model.ts";
import type { Mark } from "./placeLane.ts";

/** What the size of a mark depends on. */
export interface MarkSizes {
  /** Radius of a pin. */
  readonly pinPx: number;
  readonly stemOf: (type: string) => "up" | "down";
}

type PinMark = Extract<Mark, { readonly kind: "pin" }>;

/** How far the stem of a pin stands out of its round. */
export function stemPx(pinPx: number): number {
  return pinPx > 4.5 ? 5 : 3;
}

/** Where the round of a pin stands. */
export function boxOfPin(mark: PinMark, pinPx: number): Box {
  return { x: mark.x - pinPx, y: mark.y - pinPx, widthPx: pinPx * 2, heightPx: pinPx * 2 };
}

/** Where the sign of a firing stands: right of its event. */
export function boxOfFiring(mark: Extract<Mark, { readonly kind: "firing" }>, pinPx: number): Box {
  const half = pinPx * 0.9;
  return { x: mark.x + pinPx + 2.5, y: mark.y - half, widthPx: half * 2.1, heightPx: half * 2 };
}

/** Everything that a mark takes. */
export function boxesOfMark(mark: Mark, model: TimelineModel, sizes: MarkSizes): readonly Box[] {
  switch (mark.kind) {
    case "pin":
      return [boxOfPin(mark, sizes.pinPx), ...besidePin(mark, model, sizes)];
    case "firing":
      return [boxOfFiring(mark, sizes.pinPx)];
    case "bar":
    case "span":
      return [
        {
          x: mark.x0,
          y: mark.y - mark.heightPx / 2,
          widthPx: Math.max(mark.x1 - mark.x0, 1),
          heightPx: mark.heightPx,
        },
      ];
    case "away":
      return [];
  }
}

/** The stem of a pin; the arrow of a late one. */
function besidePin(mark: PinMark, model: TimelineModel, { pinPx, stemOf }: MarkSizes): readonly Box[] {
  const verdict = PIN_VERDICTS[model.pins.verdict.at(mark.pin)] ?? "accepted";
  const isUp = stemOf(model.words.at(model.pins.type.at(mark.pin))) === "up";
  const heightPx = pinPx + stemPx(pinPx);
  const stem: Box = { x: mark.x - 1, y: isUp ? mark.y - heightPx : mark.y, widthPx: 2, heightPx };
  const arrow: Box = { x: mark.x - pinPx - 10, y: mark.y - 3, widthPx: 10, heightPx: 6 };
  switch (verdict) {
    case "late":
      return [arrow];
    case "late_processed":
      return [stem, arrow];
    case "duplicate":
      return [];
    case "accepted":
    case "uncorrelated":
      return [stem];
  }
}
