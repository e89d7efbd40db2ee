// The icons of the interface: a 16 box, 1.5 stroke, square ends, mitred, no fill except play. Signs of patterns are not icons; see Sign.
import type { ReactElement } from "react";

/** The drawing of each icon, as path data in a 16 by 16 box. */
const drawings = {
  search: "M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.3 10.3 14 14",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  close: "m3.5 3.5 9 9m0-9-9 9",
  check: "m2.5 8.5 3.5 3.5 7.5-8",
  more: "M3 8h.01M8 8h.01M13 8h.01",
  chevronDown: "m4 6 4 4 4-4",
  chevronRight: "m6 4 4 4-4 4",
  chevronUp: "m4 10 4-4 4 4",
  arrowUp: "M8 13.5V3M3.5 7.5 8 3l4.5 4.5",
  arrowDown: "M8 2.5V13M3.5 8.5 8 13l4.5-4.5",
  arrowRight: "M2.5 8H13M8.5 3.5 13 8l-4.5 4.5",
  undo: "M2.5 6h7.25a3.75 3.75 0 0 1 0 7.5H6M5.5 3l-3 3 3 3",
  redo: "M13.5 6H6.25a3.75 3.75 0 0 0 0 7.5H10M10.5 3l3 3-3 3",
  sun: "M8 5.25a2.75 2.75 0 1 0 0 5.5 2.75 2.75 0 0 0 0-5.5M8 1v1.75M8 13.25V15M1 8h1.75M13.25 8H15M3.05 3.05 4.3 4.3M11.7 11.7l1.25 1.25M3.05 12.95 4.3 11.7M11.7 4.3l1.25-1.25",
  moon: "M13.25 9.5A5.75 5.75 0 0 1 6.5 2.75a5.5 5.5 0 1 0 6.75 6.75Z",
  system: "M2 3h12v8H2zM6 14h4M8 11v3",
  download: "M8 2v7.5M4.5 6 8 9.5 11.5 6M2.5 10.5v3h11v-3",
  upload: "M8 10V2.5M4.5 6 8 2.5 11.5 6M2.5 10.5v3h11v-3",
  file: "M3.5 1.75h5.75L12.5 5v9.25h-9zM9 2v3.25h3.25",
  text: "M5.5 2.5C3.5 2.5 5 7 2.5 8 5 9 3.5 13.5 5.5 13.5M10.5 2.5C12.5 2.5 11 7 13.5 8 11 9 12.5 13.5 10.5 13.5",
  copy: "M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3",
  trash: "M2.5 4h11M6 4V2.25h4V4M4 4l.6 9.75h6.8L12 4",
  pencil: "M10.5 2.75 13.25 5.5 5.5 13.25l-3.25.5.5-3.25z",
  panelLeft: "M2 2.75h12v10.5H2zM6 3v10",
  panelRight: "M2 2.75h12v10.5H2zM10 3v10",
  panelBottom: "M2 2.75h12v10.5H2zM2.5 9.5h11",
  octagon: "M5.4 2h5.2L14 5.4v5.2L10.6 14H5.4L2 10.6V5.4zM8 4.75v4M8 10.5v.75",
  triangle: "M8 2.25 14.25 13.5H1.75zM8 6.5v3.25M8 11v.75",
  info: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 7.25v4M8 4.75v.5",
  play: "M4 2.5v11l9-5.5z",
  pause: "M5 3v10M11 3v10",
  toStart: "M3.5 3v10M13 3 6.5 8l6.5 5z",
  toEnd: "M12.5 3v10M3 3l6.5 5L3 13z",
  stepBack: "M5 3v10M12.5 3 6 8l6.5 5z",
  stepForward: "M11 3v10M3.5 3 10 8l-6.5 5z",
  restart: "M3 8a5 5 0 1 0 1.6-3.65M4.75 1.5v3h3",
  filter: "M2 4h12M4.5 8h7M7 12h2",
  keyboard: "M1.5 4h13v8.5h-13zM4 7h.01M6.67 7h.01M9.33 7h.01M12 7h.01M5 10h6",
  grip: "M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01",
  score: "M2 4h12M2 8h12M2 12h12",
  free: "M2.5 2.5h4.25v4.25H2.5zM9.25 2.5h4.25v4.25H9.25zM2.5 9.25h4.25v4.25H2.5zM9.25 9.25h4.25v4.25H9.25z",
  fit: "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
  pin: "M5.5 2h5M6.25 2v4.5L4 9h8L9.75 6.5V2M8 9v5",
  wrench:
    "M9.5 4.25a3.25 3.25 0 0 1 4-1.6l-2 2 .35 1.5 1.5.35 2-2a3.25 3.25 0 0 1-4.3 4.2L5 14.75 2.25 12l6.1-6.1a3.3 3.3 0 0 1 1.15-1.65Z",
  external: "M6.5 3H3v10h10V9.5M9 2.5h4.5V7M13.5 2.5 7.5 8.5",
} as const;

/** The name of an icon. */
export type IconName = keyof typeof drawings;

const filled: ReadonlySet<IconName> = new Set(["play"]);

/** One icon; decorative unless `label` says what it means. */
export function Icon({
  name,
  size = 16,
  label,
}: {
  readonly name: IconName;
  readonly size?: number;
  readonly label?: string;
}): ReactElement {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={filled.has(name) ? "currentColor" : "none"}
      stroke={filled.has(name) ? "none" : "currentColor"}
      strokeWidth={name === "more" || name === "grip" ? 1.9 : 1.5}
      strokeLinecap="square"
      strokeLinejoin="miter"
      style={{ flex: "none", display: "block" }}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      <path d={drawings[name]} />
    </svg>
  );
}
