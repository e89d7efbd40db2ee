// A sign unfolded along time, as it looks on the timeline: small blocks, filled and hatched chevrons, a wedge that runs out.
import type { ReactElement } from "react";
import css from "./UnfoldedSign.module.css";

/** Decorative; kinds without a drawing show nothing. */
export function UnfoldedSign({ kind }: { readonly kind: string }): ReactElement | null {
  const drawing = drawings[kind];
  if (drawing === undefined) return null;
  return (
    <svg width="100" height="24" viewBox="0 0 100 24" aria-hidden="true" className={css.unfolded}>
      {drawing}
    </svg>
  );
}

const drawings: Readonly<Record<string, ReactElement | undefined>> = {
  pattern: (
    <>
      <path d="M0 12H100" className={css.staff} />
      <circle cx="13" cy="12" r="4.5" className={css.ink} />
      <path d="M21 6H29L34 12L29 18H21Z" className={css.ink} />
      <circle cx="53" cy="12" r="4.5" className={css.ink} />
      <path d="M61 6H69L74 12L69 18H61Z" className={css.ink} />
    </>
  ),
  sequence: (
    <>
      <pattern id="unfolded-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V4" className={css.hatch} />
      </pattern>
      <path d="M0 5H16L22 12L16 19H0Z" className={css.ink} />
      <path d="M20 5H38L44 12L38 19H20L26 12Z" className={css.ink} />
      <path d="M42 5H86L92 12L86 19H42L48 12Z" fill="url(#unfolded-hatch)" className={css.edge} />
    </>
  ),
  all_of: (
    <>
      <path d="M28 7H76M6 12H76M48 17H76" className={css.tooth} />
      <path d="M76 3V21" className={css.spine} />
    </>
  ),
  any_of: (
    <>
      <path d="M4 4L52 12M4 20L52 12M62 12H98" className={css.contender} />
      <path d="M4 12H54" className={css.tooth} />
      <path d="M52 6L62 12L52 18Z" className={css.ink} />
    </>
  ),
  threshold: (
    <>
      <path d="M0 4H100" className={css.limit} />
      <path d="M6 20V17H22V14H40V11H58V8H72V4H88V20Z" className={css.ink} />
    </>
  ),
  state_machine: (
    <>
      <path d="M2 5H32V19H2ZM32 5H62V19H32Z" className={css.place} />
      <path d="M62 5H92V19H62Z" className={css.ink} />
    </>
  ),
  absence: (
    <>
      <path d="M0.6 5V19L84 12Z" className={css.wedge} />
      <path d="M88 3V21" className={css.bar} />
      <path d="M84 8L92 16M92 8L84 16" className={css.wedge} />
    </>
  ),
};
