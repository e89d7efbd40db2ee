// The run on the whole page: transport, the score beside the four numbers that matter, the timeline below.
import type { ReactElement, ReactNode } from "react";
import { MetricsView } from "../metrics/MetricsView.tsx";
import { RunDock } from "./RunDock.tsx";
import { Transport } from "./Transport.tsx";
import css from "./RunDock.module.css";

/** The run view; `canvas` is the drawing, which lights up what sounds. */
export function RunScreen({ canvas }: { readonly canvas: ReactNode }): ReactElement {
  return (
    <div className={css.screen}>
      <div className={css.screenTransport}>
        <Transport />
      </div>
      <div className={css.screenTop}>
        <div className={css.screenCanvas}>{canvas}</div>
        <MetricsView isBrief />
      </div>
      <RunDock />
    </div>
  );
}
