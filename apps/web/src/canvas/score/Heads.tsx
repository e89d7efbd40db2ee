// The heads of the staffs: who performs. They scroll with the score downwards, but stay in sight when it scrolls sideways.
import { type Picture, type PictureStaff } from "@laban/notation";
import { memo, useRef, type ReactElement } from "react";
import { joinClasses } from "../../controls/index.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { Badge } from "../nodes/Badge.tsx";
import { LossMark } from "../nodes/LossMark.tsx";
import { Line } from "../nodes/PictureTexts.tsx";
import { RenameField } from "../nodes/RenameField.tsx";
import { useNodeState } from "../nodes/useNodeState.ts";
import { following, useFollowingView } from "../viewport/useFollowingView.ts";
import { useLive } from "../../run/liveStore.ts";
import type { HeadHandlers } from "../gestures/headHandlers.ts";
import css from "./score.module.css";

/** Width of the column of heads: up to the staffs' bars. */
const headWidthPx = 150;

/** All heads. `spoken` says an agent in words. */
export const Heads = memo(function Heads({ picture, spoken, onPick, onMenu, onWheel }: HeadsProps): ReactElement {
  const last = picture.staffs.at(-1);
  const height = last === undefined ? 0 : last.rect.y + last.rect.height;
  const root = useRef<HTMLDivElement>(null);
  useFollowingView(root);
  return (
    <div ref={root} className={css.heads} onWheel={(event) => onWheel({ x: event.deltaX, y: event.deltaY })}>
      <div className={css.headsInner} style={{ width: headWidthPx, height }} {...following}>
        <svg className={css.brackets} width={headWidthPx} height={height} aria-hidden="true">
          {picture.brackets.map((bracket) => (
            <path key={bracket.path} d={bracket.path}>
              <title>{`Both offer ${bracket.capability}`}</title>
            </path>
          ))}
        </svg>
        {picture.staffs.map((staff) =>
          staff.ref === undefined ? (
            <div
              key={staff.id}
              className={css.head}
              data-shaded={staff.shaded}
              style={{ top: staff.rect.y, height: staff.rect.height }}
            >
              <HeadDrawing staff={staff} />
            </div>
          ) : (
            <Head key={staff.id} staff={staff} agent={staff.ref.id} spoken={spoken} onPick={onPick} onMenu={onMenu} />
          ),
        )}
      </div>
    </div>
  );
});

interface HeadsProps extends HeadHandlers {
  readonly picture: Picture;
}

function Head({
  staff,
  agent,
  spoken,
  onPick,
  onMenu,
}: {
  readonly staff: PictureStaff;
  readonly agent: string;
} & Pick<HeadsProps, "spoken" | "onPick" | "onMenu">): ReactElement {
  const ref = { type: "agent", id: agent } as const;
  const state = useNodeState(ref);
  const work = useLive((live) => live.work.get(agent) ?? 0);
  return (
    <div
      className={joinClasses(css.head, css.pickable)}
      data-shaded={staff.shaded}
      data-agent={agent}
      data-selected={state.isSelected}
      data-hovered={state.isHovered}
      data-legal={state.legality === null ? undefined : state.legality.isLegal}
      style={{ top: staff.rect.y, height: staff.rect.height }}
      role="img"
      aria-label={state.problem === undefined ? spoken(agent) : `${spoken(agent)}, ${state.problem.message}`}
      title={state.legality?.isLegal === false ? state.legality.reason : undefined}
      onPointerEnter={() => useSelection.getState().hover(ref)}
      onPointerLeave={() => useSelection.getState().hover(null)}
      onClick={(event) =>
        onPick(agent, event.shiftKey || event.metaKey || event.ctrlKey, { x: event.clientX, y: event.clientY })
      }
      onDoubleClick={() => useCanvas.setState({ renaming: ref })}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(agent, { x: event.clientX, y: event.clientY });
      }}
    >
      <HeadDrawing staff={staff} />
      {work > 0 && (
        <span
          className={css.work}
          style={{ top: (staff.texts[0]?.y ?? 12) - staff.rect.y - 12 }}
          title={`${work} asked and not yet answered`}
        >
          {work}
        </span>
      )}
      {state.problem !== undefined && <Badge problem={state.problem} x={14} y={14} />}
      {state.losses !== undefined && <LossMark losses={state.losses} x={14} y={staff.rect.height - 14} />}
      {state.isRenaming && <RenameField elementRef={ref} x={8} y={staff.rect.height / 2 - 11} width={130} />}
    </div>
  );
}

function HeadDrawing({ staff }: { readonly staff: PictureStaff }): ReactElement {
  return (
    <svg className={css.headDrawing} width={headWidthPx} height={staff.rect.height} aria-hidden="true">
      {staff.texts.map((text) => (
        <Line key={`${text.y} ${text.text}`} text={text} offsetY={staff.rect.y} />
      ))}
      <rect
        className={css.bar}
        x={staff.bar.x}
        y={staff.bar.y - staff.rect.y}
        width={staff.bar.width}
        height={staff.bar.height}
      />
    </svg>
  );
}
