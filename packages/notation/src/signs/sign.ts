// The signs: one shape per kind, in a box of 20 × 20. Shape is the kind, shading is the progress.

/** Every sign that the notation has. */
export type SignName =
  | "event"
  | "pattern"
  | "sequence"
  | "all_of"
  | "any_of"
  | "threshold"
  | "state_machine"
  | "absence"
  | "agent"
  | "group"
  | "note"
  | "unknown";

/** The shape of a sign, as SVG path data in the box 0 0 20 20. */
export interface SignShape {
  /** The hollow form: drawn with a 1.5 stroke, mitred. */
  readonly line: string;
  /** The silhouette that shading fills; closed, so that a hatch can be clipped to it. */
  readonly fill: string;
  /** What stays filled even in the hollow form. */
  readonly always?: string;
}

const chevron = (x: number): string => `M${x} 4.5H${x + 3.2}L${x + 7} 10L${x + 3.2} 15.5H${x}L${x + 3.8} 10Z`;
const chevrons = `${chevron(0.8)}${chevron(6.2)}${chevron(11.6)}`;
const block = "M2.75 4.25H12L17.5 10L12 15.75H2.75Z";
// Slits wide enough to stay open under the stroke, also when the sign is filled.
const comb = "M2.75 2.5H17.25V17.5H2.75V14.25H12.25V11.5H2.75V8.5H12.25V5.75H2.75Z";
const fan = "M2.75 2.5L17.75 10L2.75 17.5V14.75L9 11.6H2.75V8.4H9L2.75 5.25Z";
const stair = "M2.75 16.75V13.25H6.5V9.75H10.25V6.25H14V2.75H17.25V16.75Z";
const hourglass = "M4 3.25H16L11.4 10L16 16.75H4L8.6 10Z";

/** All signs by name. */
export const signs: Readonly<Record<SignName, SignShape>> = {
  event: { line: "M10 4a6 6 0 1 0 .01 0Z", fill: "M10 4a6 6 0 1 0 .01 0Z" },
  pattern: { line: block, fill: block },
  sequence: { line: chevrons, fill: chevrons },
  all_of: { line: comb, fill: comb },
  any_of: { line: fan, fill: fan },
  threshold: { line: stair, fill: stair },
  state_machine: {
    line: "M2.25 6.75H8.25V13.25H2.25ZM11.75 3.75H17.75V16.25H11.75ZM8.25 10H11.75",
    fill: "M2.25 6.75H8.25V13.25H2.25ZM11.75 3.75H17.75V16.25H11.75Z",
    always: "M14 6.25h1.5v7.5h-1.5z",
  },
  absence: { line: `${hourglass}M2.75 3.25H17.25M2.75 16.75H17.25`, fill: hourglass },
  agent: { line: "M5 5H17.5M5 10H17.5M5 15H17.5", fill: "M3 3h2.5v14h-2.5z", always: "M2.75 2.75h2.5v14.5h-2.5z" },
  group: { line: "M7 3.5H3.5V16.5H7M13 3.5H16.5V16.5H13", fill: "M3.5 3.5H16.5V16.5H3.5Z" },
  note: {
    line: "M3.75 3.25H16.25V12L11.75 16.75H3.75ZM16.25 12H11.75V16.75",
    fill: "M3.75 3.25H16.25V12L11.75 16.75H3.75Z",
  },
  unknown: { line: "M3.5 3.5H16.5V16.5H3.5ZM7 7L13 13M13 7L7 13", fill: "M3.5 3.5H16.5V16.5H3.5Z" },
};

/** The stroke across a sign whose run timed out. */
export const struckPath = "M2 17.5L18 2.5";

/** The sign of a pattern kind; kinds that this notation does not know get a crossed box, never nothing. */
export function signOf(kind: string): SignName {
  return Object.hasOwn(signs, kind) ? (kind as SignName) : "unknown";
}
