// What lies under a score: the bands of the staffs with their lines across the whole pane, the beats, brackets, notes,
// and wires that end at a staff. Moved by the viewport's variables, so that panning draws nothing again.
import { headPath, type Picture } from "@laban/notation";
import { memo, useRef, type ReactElement } from "react";
import { useCanvas } from "../canvasStore.ts";
import { Line } from "../nodes/PictureTexts.tsx";
import { following, useFollowingView } from "../viewport/useFollowingView.ts";
import wires from "../wires/wires.module.css";
import css from "./score.module.css";

/** The ground behind the nodes. */
export const Ground = memo(function Ground({ picture }: { readonly picture: Picture }): ReactElement {
  const { height, width } = picture.bounds;
  const first = picture.staffs[0];
  const root = useRef<HTMLDivElement>(null);
  useFollowingView(root);
  return (
    <div ref={root} className={css.ground} aria-hidden="true">
      <div className={css.bands} {...following}>
        {picture.staffs.map((staff) => (
          <div
            key={staff.id}
            className={css.band}
            data-shaded={staff.shaded}
            style={{ top: staff.rect.y, height: staff.rect.height }}
          >
            {staff.lines.map((y) => (
              <div key={y} className={css.staffLine} style={{ top: y - staff.rect.y - 0.5 }} />
            ))}
          </div>
        ))}
      </div>
      <div className={css.plane} {...following}>
        <DropHint picture={picture} />
        <svg className={css.sheet} width={width} height={height}>
          {first !== undefined &&
            picture.beats.map((beat) => (
              <path key={beat.number} className={css.beatLine} d={`M${beat.x - 14} ${first.rect.y}V${height}`} />
            ))}
          {picture.wires
            .filter((wire) => wire.form === "ask" && picture.view === "score")
            .map((wire) => (
              <g key={wire.id} className={wires.wire} data-form="ask">
                <path className={wires.line} d={wire.path} />
                {wire.head !== undefined && (
                  <path className={wires.head} d={headPath(wire.head.at, wire.head.toward)} />
                )}
              </g>
            ))}
          {picture.labels
            .filter((label) => label.role === "note")
            .map((label) => (
              <Line key={label.id} text={label} halo={label.ground} />
            ))}
        </svg>
      </div>
    </div>
  );
});

/** While a card is dragged: the beat and staff where it would stand. */
function DropHint({ picture }: { readonly picture: Picture }): ReactElement | null {
  const place = useCanvas((state) => state.dropAt);
  if (place === null) return null;
  const beat = picture.beats.find((one) => one.number === place.beat);
  const staff = picture.staffs.find((one) => one.ref?.id === place.staff);
  return (
    <svg className={css.sheet} width={picture.bounds.width} height={picture.bounds.height}>
      {staff !== undefined && <rect className={css.dropStaff} {...staff.rect} />}
      {beat !== undefined && <path className={css.dropBeat} d={`M${beat.x - 14} 24V${picture.bounds.height}`} />}
    </svg>
  );
}
