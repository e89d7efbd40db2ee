// The bar at the canvas's top right: which view, and how large.
import { useReactFlow, useStore } from "@xyflow/react";
import type { ReactElement } from "react";
import { Menu, SegmentedSwitch } from "../../controls/index.ts";
import { useCanvas } from "../canvasStore.ts";
import css from "./viewport.module.css";

/** Score or Free, and the zoom with its menu. */
export function CanvasBar({ onFit }: { readonly onFit: () => void }): ReactElement {
  const view = useCanvas((state) => state.view);
  const zoom = useStore((state) => Math.round(state.transform[2] * 100));
  const flow = useReactFlow();
  return (
    <div className={css.bar}>
      <SegmentedSwitch
        label="View of the document"
        look="soft"
        value={view}
        options={[
          { value: "score", label: "Score", icon: "score" },
          { value: "free", label: "Free", icon: "free" },
        ]}
        onChange={(next) => useCanvas.setState({ view: next, wire: null })}
      />
      <Menu
        align="end"
        trigger={
          <button type="button" className={css.zoom} aria-label={`Zoom, ${zoom} percent`}>
            {zoom} %
          </button>
        }
        entries={[
          { label: "Zoom in", keys: "+", run: () => void flow.zoomIn() },
          { label: "Zoom out", keys: "−", run: () => void flow.zoomOut() },
          { label: "100 %", keys: "Mod+0", run: () => void flow.zoomTo(1) },
          { type: "separator", id: "fit" },
          { label: "Fit everything", keys: "Shift+1", icon: "fit", run: onFit },
        ]}
      />
    </div>
  );
}
