// The home screen: what there is, and ways to begin.
import type { ReactElement } from "react";

/** The home screen. */
export function Home(): ReactElement {
  return <main>Home</main>;
}
