// The score of a document, drawn small and without words from the notation's own picture; computed for what is in view when the page has a quiet moment, so that a list of cards is there at once.
import type { SignName } from "@laban/notation";
import { useEffect, useRef, useState, type ReactElement, type RefObject } from "react";
import { previewSizes, type PreviewShapes } from "./previewShapes.ts";
import css from "./ScorePreview.module.css";

interface Drawn {
  readonly shapes: PreviewShapes;
  readonly lineOf: (sign: SignName) => string;
}

/** A preview of the given size in pixels. A text that is missing or cannot be read leaves the place empty. */
export function ScorePreview({
  text,
  name,
  width,
  height,
}: {
  readonly text: string | null;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}): ReactElement {
  const place = useRef<SVGSVGElement>(null);
  const drawn = useDrawn(useSeen(place) ? text : null, name, width, height);
  return (
    <svg
      ref={place}
      viewBox={`0 0 ${width} ${height}`}
      className={css.preview}
      role="img"
      aria-label={`Score of ${name}`}
    >
      {drawn !== null && <Shapes {...drawn} />}
    </svg>
  );
}

/** Whether something has been in view, or nearly, once. */
function useSeen(place: RefObject<Element | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (isSeen || place.current === null) return undefined;
    const watch = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: "200px" },
    );
    watch.observe(place.current);
    return () => watch.disconnect();
  }, [isSeen, place]);
  return isSeen;
}

function useDrawn(text: string | null, name: string, width: number, height: number): Drawn | null {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    if (text === null) return undefined;
    let isGone = false;
    const draw = async (): Promise<void> => {
      const { drawPreview } = await import("./drawPreview.ts");
      if (!isGone) setDrawn(drawPreview(text, { width, height }));
    };
    const quiet = requestIdleCallback(
      () => void draw().catch((error: unknown) => console.error(`The preview of ${name} cannot be drawn:`, error)),
      { timeout: 400 },
    );
    return () => {
      isGone = true;
      cancelIdleCallback(quiet);
    };
  }, [text, name, width, height]);
  return drawn;
}

function Shapes({ shapes, lineOf }: Drawn): ReactElement {
  const { sign, pin, echo } = previewSizes;
  return (
    <>
      {shapes.staffs.map((staff) => (
        <g key={staff.id}>
          <path d={staff.bracket} className={css.bracket} />
          {staff.lines.map((line) => (
            <path key={line} d={line} className={css.staff} />
          ))}
        </g>
      ))}
      {shapes.wires.map((wire) => (
        <path key={wire.id} d={wire.path} className={wire.isDeadline ? css.deadline : css.wire} />
      ))}
      {shapes.cards.map((card) => (
        <g key={card.id}>
          <path d={card.path} className={css.card} />
          <path
            d={lineOf(card.sign)}
            transform={`translate(${card.signX} ${card.signY}) scale(${sign / 20})`}
            className={css.sign}
          />
        </g>
      ))}
      {shapes.pins.map((one) => (
        <circle
          key={one.id}
          cx={one.x}
          cy={one.y}
          r={one.isEcho ? echo : pin}
          className={one.isEcho ? css.echo : css.pin}
        />
      ))}
    </>
  );
}
