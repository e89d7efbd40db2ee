// What a card wears when it is selected or wrong: squares at its corners, a wave under what is wrong.
import { textWidth, type PictureCard } from "@laban/notation";
import type { ReactElement } from "react";
import css from "./card.module.css";

/** Squares at the corners of the body; a card of steps has its right ones at the last step. */
export function Corners({ card }: { readonly card: PictureCard }): ReactElement {
  const { height } = card.rect;
  const width = card.rect.width - (card.ref.type === "pattern" ? 9 : 0);
  const top = card.ref.type === "pattern" ? Math.max(0, 2 * card.exit.y - height) : 0;
  return (
    <g className={css.corners}>
      {[
        [0, 0],
        [width, top],
        [0, height],
        [width, height],
      ].map(([x = 0, y = 0]) => (
        <rect key={`${x} ${y}`} x={x - 3} y={y - 3} width={6} height={6} />
      ))}
    </g>
  );
}

/** A wave under the condition when that is what is wrong, else under the name. */
export function Underline({
  card,
  field,
}: {
  readonly card: PictureCard;
  readonly field: string | null;
}): ReactElement | null {
  const text =
    (field === "when" ? card.texts.find((one) => one.style === "code") : undefined) ??
    card.texts.find((one) => one.style === "name" || one.style === "title" || one.style === "label");
  if (text === undefined) return null;
  const width = textWidth(text.text, text.style);
  const waves = Array.from({ length: Math.ceil(width / 4) }, (_, index) => `q1 ${index % 2 === 0 ? -2 : 2} 2 0t2 0`);
  return <path className={css.wave} d={`M${text.x} ${text.y + 3}${waves.join("")}`} />;
}
