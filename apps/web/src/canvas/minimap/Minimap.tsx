// The whole free layout in small, with the part that is in view: a click or a drag goes there.
import type { Picture, Point, Rect } from "@laban/notation";
import { useReactFlow, useStore } from "@xyflow/react";
import { memo, type PointerEvent, type ReactElement } from "react";
import { boxAround } from "../edit/guides.ts";
import css from "./minimap.module.css";

const widthPx = 168;
const heightMaxPx = 120;
const marginPx = 24;
/** More cards than this are no picture any more, and cost more than they tell. */
const cardsMax = 500;

/** The map; nothing for a picture without cards or with too many. */
export function Minimap({
  picture,
  onMoved,
}: {
  readonly picture: Picture;
  /** The viewport was moved by hand. */
  readonly onMoved: () => void;
}): ReactElement | null {
  const flow = useReactFlow();
  const box = boxAround(picture.cards.map((card) => card.rect));
  if (box === null || picture.cards.length > cardsMax) return null;
  const whole = {
    x: box.x - marginPx,
    y: box.y - marginPx,
    width: box.width + 2 * marginPx,
    height: box.height + 2 * marginPx,
  };
  const scale = Math.min(widthPx / whole.width, heightMaxPx / whole.height);

  function goTo(event: PointerEvent<SVGSVGElement>): void {
    const map = event.currentTarget.getBoundingClientRect();
    const at: Point = {
      x: whole.x + (event.clientX - map.left) / scale,
      y: whole.y + (event.clientY - map.top) / scale,
    };
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() });
    onMoved();
  }

  return (
    <svg
      className={`${css.map} nopan nowheel`}
      width={Math.round(whole.width * scale)}
      height={Math.round(whole.height * scale)}
      viewBox={`${whole.x} ${whole.y} ${whole.width} ${whole.height}`}
      role="img"
      aria-label="Map of the drawing: click to go there"
      onPointerDown={(event) => {
        event.stopPropagation();
        event.currentTarget.setPointerCapture(event.pointerId);
        goTo(event);
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) goTo(event);
      }}
    >
      <Cards picture={picture} />
      <InView whole={whole} />
    </svg>
  );
}

/** The cards do not change while the view moves. */
const Cards = memo(function Cards({ picture }: { readonly picture: Picture }): ReactElement {
  return (
    <>
      {picture.cards.map(({ id, kind, outline, rect }) => (
        <path key={id} className={css.card} data-kind={kind} d={outline} transform={`translate(${rect.x} ${rect.y})`} />
      ))}
    </>
  );
});

/** What is in view: lit paper; the rest lies under a veil. */
function InView({ whole }: { readonly whole: Rect }): ReactElement {
  const x = useStore((state) => -state.transform[0] / state.transform[2]);
  const y = useStore((state) => -state.transform[1] / state.transform[2]);
  const width = useStore((state) => state.width / state.transform[2]);
  const height = useStore((state) => state.height / state.transform[2]);
  const outer = `M${whole.x} ${whole.y}h${whole.width}v${whole.height}h${-whole.width}z`;
  return (
    <>
      <path className={css.veil} fillRule="evenodd" d={`${outer}M${x} ${y}h${width}v${height}h${-width}z`} />
      <rect className={css.inView} x={x} y={y} width={width} height={height} vectorEffect="non-scaling-stroke" />
    </>
  );
}
