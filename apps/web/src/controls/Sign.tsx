// The sign of a kind in a list: shape is the kind, shading is the progress. The shapes are the notation's own.
import { signOf, signs, struckPath, type SignName } from "@laban/notation";
import { useId, type ReactElement } from "react";

/** How far something has come: hollow waits, hatched is open, filled has matched, struck has timed out. */
export type Shading = "hollow" | "hatched" | "filled" | "struck";

/** One sign in its 20 box; `kind` is a pattern kind, "event" or "agent". Decorative: the name beside it says what it is. */
export function Sign({
  kind,
  shading = "hollow",
  size = 20,
}: {
  readonly kind: string;
  readonly shading?: Shading;
  readonly size?: number;
}): ReactElement {
  const hatch = useId();
  const name: SignName = signOf(kind);
  const shape = signs[name];
  const fill = shading === "filled" ? "currentColor" : shading === "hatched" ? `url(#${hatch})` : "none";
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" style={{ flex: "none", display: "block" }}>
      {shading === "hatched" && (
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V4" stroke="currentColor" strokeWidth="2.4" />
        </pattern>
      )}
      <path d={shape.fill} fill={fill} />
      <path d={shape.line} fill="none" stroke="currentColor" strokeWidth="1.5" strokeMiterlimit="8" />
      {shape.always !== undefined && <path d={shape.always} fill="currentColor" />}
      {shading === "struck" && <path d={struckPath} stroke="currentColor" strokeWidth="1.5" />}
    </svg>
  );
}
