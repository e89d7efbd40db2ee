// Which record of the trace a mark stands for.
import type { Mark, TimelineModel } from "@laban/timeline";

/** The position in the trace: of the event, of the start of the work, of the opening of the run, of the effect. */
export function positionOfMark(model: TimelineModel, mark: Mark): number | undefined {
  switch (mark.kind) {
    case "pin":
      return model.pins.position.at(mark.pin);
    case "bar":
      return mark.bar.position;
    case "span":
      return mark.span.steps[0]?.position;
    case "firing":
      return mark.firing.position;
    case "away":
      return undefined;
  }
}
