// The mark: a bracket, a staff, and a pattern about to sound. The one place where vermilion does not mean "now".
import type { ReactElement } from "react";

/** Our mark at the given height in pixels. */
export function Mark({ size = 20 }: { readonly size?: number }): ReactElement {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" style={{ display: "block", flex: "none" }}>
      <path d="M2 2h2.25v16H2z" fill="var(--ink)" />
      <path d="M5.75 15.75h12.5V18H5.75z" fill="var(--ink)" />
      <path d="M6.5 3.5h6.25L17 8l-4.25 4.5H6.5z" fill="var(--now)" />
    </svg>
  );
}
