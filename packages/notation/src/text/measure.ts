// How wide and high a line of text is on the canvas. One table of styles for layout, SVG and the editor's canvas.
import { advances } from "./advances.ts";
import type { TextStyle } from "../picture.ts";

/** How a style is set: face, size in px at 100 %, weight. Sizes are never below 11. */
export interface TextFace {
  readonly face: "name" | "body" | "italic" | "mono";
  readonly sizePx: number;
  readonly weight: number;
}

/** The canvas's type: names in Hanken Grotesk, code in Commit Mono, words of time in Newsreader italic. */
export const textFaces: Readonly<Record<TextStyle, TextFace>> = {
  title: { face: "name", sizePx: 12.5, weight: 640 },
  name: { face: "name", sizePx: 12, weight: 640 },
  label: { face: "name", sizePx: 11.5, weight: 560 },
  body: { face: "body", sizePx: 11, weight: 450 },
  echo: { face: "body", sizePx: 11.5, weight: 450 },
  code: { face: "mono", sizePx: 11, weight: 400 },
  number: { face: "mono", sizePx: 11, weight: 400 },
  beat: { face: "mono", sizePx: 11, weight: 400 },
  time: { face: "italic", sizePx: 13, weight: 400 },
};

/** Width of one line in px. Characters outside ASCII count as wide as a capital, so that room is never too little. */
export function textWidth(text: string, style: TextStyle): number {
  const { face, sizePx } = textFaces[style];
  const widths = advances[face];
  let thousandths = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 32;
    const known = widths[code - 32];
    if (known !== undefined) thousandths += known;
    else if (character === "…") thousandths += face === "mono" ? 600 : 660;
    else thousandths += code > 0x2e80 ? 1000 : face === "mono" ? 600 : 680;
  }
  return (thousandths * sizePx) / 1000;
}

/** Height that one line takes, ascent and descent included. */
export function lineHeight(style: TextStyle): number {
  return Math.ceil(textFaces[style].sizePx * 1.25);
}

/** How far the baseline stands below the top of the line. */
export function ascent(style: TextStyle): number {
  return textFaces[style].sizePx * 0.95;
}
