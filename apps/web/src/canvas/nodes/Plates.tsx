// The few names that stay in a small picture, on plates over it: cards widened to hold their names, names beside pins.
// Placed anew when the picture moves or something else sounds; a large picture has no plates and pays nothing.
import {
  placePlates,
  platePointPx,
  plateTextPx,
  signOf,
  signs,
  type Picture,
  type Plate,
  type Rect,
} from "@laban/notation";
import { useStore } from "@xyflow/react";
import { useMemo, type ReactElement } from "react";
import { useShallow } from "zustand/react/shallow";
import { useDocument } from "../../document/documentStore.ts";
import { SILENCE, useLive } from "../../run/liveStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { problemsByElement } from "../picture/problems.ts";
import { useDetail } from "../viewport/detail.ts";
import css from "./plates.module.css";
import { plateWishes, reasonOf, signsOnPane, type Attention, type View } from "./plateWishes.ts";

/** Width of the heads of a score at 100 %, which plates keep off. */
const headWidthPx = 150;
const marginPx = 3;

/** The plates; nothing while names are large enough to be read. */
export function Plates({ picture }: { readonly picture: Picture }): ReactElement | null {
  const isSmall = useDetail(({ detail }) => detail === "signs");
  return isSmall ? <SmallNames picture={picture} /> : null;
}

function SmallNames({ picture }: { readonly picture: Picture }): ReactElement {
  const [x, y, zoom, width, height] = useStore(
    useShallow((state) => [...state.transform, state.width, state.height] as const),
  );
  const sounding = useLive((live) => (live.isOn ? live.sounding : SILENCE.sounding));
  const selected = useSelection((state) => state.selected);
  const problems = useDocument((state) => problemsByElement(state.diagnostics));
  const attention = useMemo<Attention>(() => ({ sounding, selected, problems }), [sounding, selected, problems]);
  const plates = useMemo(() => {
    const view: View = { x, y, zoom };
    const heads = picture.view === "score" ? Math.max(0, x) + headWidthPx * zoom : 0;
    const pane: Rect = {
      x: heads + marginPx,
      y: marginPx,
      width: width - heads - 2 * marginPx,
      height: height - 2 * marginPx,
    };
    return placePlates(plateWishes(picture, view, attention), signsOnPane(picture, view), pane);
  }, [picture, attention, x, y, zoom, width, height]);
  return (
    <svg className={css.plates} aria-hidden="true">
      {plates.map((plate) => (
        <g
          key={plate.wish.id}
          className={css.plate}
          data-form={plate.wish.form}
          data-reason={reasonOf(plate.wish.id, attention)}
          transform={`translate(${plate.rect.x} ${plate.rect.y})`}
        >
          {plate.wish.form === "pin" ? <text y={11.5}>{plate.wish.words}</text> : <CardPlate plate={plate} />}
        </g>
      ))}
    </svg>
  );
}

function CardPlate({ plate }: { readonly plate: Plate }): ReactElement {
  const { width, height } = plate.rect;
  const [type = "", id = ""] = plate.wish.id.split(/:(.*)/su);
  const kind = useDocument((state) => (type === "pattern" ? (state.document.patterns[id]?.kind ?? "") : type));
  const sign = signs[signOf(kind)];
  const body = type === "pattern" ? width - platePointPx : width;
  return (
    <>
      <path className={css.edge} d={`M0 0H${body}L${width} ${height / 2}L${body} ${height}H0Z`} />
      <g transform={`translate(3 ${height / 2 - 8}) scale(0.8)`}>
        <path className={css.signFill} d={sign.fill} />
        <path className={css.signLine} d={sign.line} />
      </g>
      <text x={plateTextPx} y={height / 2 + 4}>
        {plate.wish.words}
      </text>
    </>
  );
}
