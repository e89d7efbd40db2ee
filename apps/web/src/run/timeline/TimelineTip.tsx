// What is under the pointer, in words.
import { clockText, durationText, endText, type Mark, type TimelineModel } from "@laban/timeline";
import type { ReactElement } from "react";
import { countText } from "../counts.ts";
import { useRun } from "../runStore.ts";
import type { HoveredMark } from "./drawScene.ts";
import type { TimelineRoom } from "./timelineScene.ts";
import css from "./Timeline.module.css";

/** The tip of a mark, beside the pointer and inside the picture. */
export function TimelineTip({
  hovered,
  room,
}: {
  readonly hovered: HoveredMark;
  readonly room: TimelineRoom;
}): ReactElement {
  const model = useRun((run) => run.trace.model);
  const { title, lines } = tipOf(hovered.mark, model);
  const isRight = hovered.x > room.widthPx - 260;
  const isLow = hovered.y > room.heightPx - 90;
  return (
    <div
      className={css.tip}
      role="status"
      style={{
        ...(isRight ? { right: room.widthPx - hovered.x + 12 } : { left: hovered.x + 12 }),
        ...(isLow ? { bottom: room.heightPx - hovered.y + 12 } : { top: hovered.y + 14 }),
      }}
    >
      <b>{title}</b>
      {lines.map((line) => (
        <span key={line.text} className={line.isTime ? "tempo" : css.tipLine}>
          {line.text}
        </span>
      ))}
    </div>
  );
}

interface TipLine {
  readonly text: string;
  readonly isTime: boolean;
}

function tipOf(mark: Mark, model: TimelineModel): { readonly title: string; readonly lines: readonly TipLine[] } {
  const plain = (text: string): TipLine => ({ text, isTime: false });
  const time = (text: string): TipLine => ({ text, isTime: true });
  switch (mark.kind) {
    case "pin": {
      const { pins, words } = model;
      const more = mark.count > 1 ? [time(`and ${mark.count - 1} more at this point`)] : [];
      return {
        title: words.at(pins.type.at(mark.pin)),
        lines: [plain(`${clockText(pins.at.at(mark.pin))}, seq ${countText(pins.seq.at(mark.pin))}`), ...more],
      };
    }
    case "bar": {
      const { bar } = mark;
      const length = bar.endAt === undefined ? "not answered yet" : durationText(bar.endAt - bar.startAt);
      const end =
        bar.outcome === "no_answer"
          ? `no answer in ${length}`
          : bar.outcome === "failed"
            ? `failed after ${length}`
            : length;
      return {
        title: model.words.at(bar.name),
        lines: [plain(`${model.words.at(bar.agent)}, asked by ${model.words.at(bar.pattern)}`), time(end)],
      };
    }
    case "span": {
      const { span } = mark;
      const last = span.steps.at(-1);
      const bound = span.steps.map((step) => step.step).filter((step) => step !== "");
      const waits = span.endAt === undefined ? last?.waitingFor : span.missing;
      return {
        title: model.words.at(span.pattern),
        lines: [
          time(
            span.endAt === undefined
              ? `open for ${durationText((model.span?.toMs ?? 0) - span.openedAt)}`
              : endText(span),
          ),
          ...(bound.length > 0 ? [plain(bound.join(" → "))] : []),
          ...(waits === undefined ? [] : [plain(span.endAt === undefined ? `waits for ${waits}` : `missing ${waits}`)]),
        ],
      };
    }
    case "away":
      return {
        title: mark.side === "before" ? "Earlier" : "Later",
        lines: [plain("Click to go there")],
      };
    case "firing":
      return {
        title: `${model.words.at(mark.firing.pattern)} fired`,
        lines: [
          plain(mark.firing.action === undefined ? "without an action" : `asks for ${mark.firing.action}`),
          plain(clockText(mark.firing.at)),
        ],
      };
  }
}
