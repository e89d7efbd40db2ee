// The placed words of a card or a label, set in the canvas's type. Nothing is measured here: the notation did that.
import { textFaces, type PictureText } from "@laban/notation";
import type { ReactElement } from "react";
import css from "./texts.module.css";

/** One line. */
export function Line({
  text,
  offsetX = 0,
  offsetY = 0,
  halo,
}: {
  readonly text: PictureText;
  readonly offsetX?: number;
  readonly offsetY?: number;
  /** The ground it lies on, for a halo where wires pass behind it. */
  readonly halo?: "canvas" | "panel";
}): ReactElement {
  const { sizePx } = textFaces[text.style];
  return (
    <text
      className={css.text}
      data-style={text.style}
      data-tone={text.tone}
      data-halo={halo}
      x={text.x - offsetX}
      y={text.y - offsetY}
      textAnchor={text.anchor}
      fontSize={sizePx}
      xmlSpace="preserve"
    >
      {text.full !== undefined && <title>{text.full}</title>}
      {text.text}
    </text>
  );
}
