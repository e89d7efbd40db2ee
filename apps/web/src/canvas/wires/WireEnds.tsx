// The ends of a chosen wire: each can be taken in hand and led elsewhere. Esc puts it back.
import type { PictureWire, Point } from "@laban/notation";
import { useReactFlow, ViewportPortal } from "@xyflow/react";
import { useState, type PointerEvent, type ReactElement } from "react";
import { toast } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useSelection } from "../../selection/selectionStore.ts";
import { say, useCanvas } from "../canvasStore.ts";
import { chooseWay } from "../connect/chooseWay.ts";
import { elementAt } from "../connect/finishConnection.ts";
import { legalityOf } from "../connect/rewiring.ts";
import { Saying } from "../connect/Saying.tsx";
import css from "./wires.module.css";

/** Knobs at both ends, where the reference may be led elsewhere. */
export function WireEnds({ wire }: { readonly wire: PictureWire }): ReactElement | null {
  const flow = useReactFlow();
  const [held, setHeld] = useState<{ readonly end: "from" | "to"; readonly at: Point } | null>(null);
  const connecting = useCanvas((state) => state.connecting);
  const over = useSelection((state) => state.hovered);
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const first = wire.points[0];
  const last = wire.points.at(-1);
  if (first === undefined || last === undefined || wire.reference === undefined) return null;
  const ends = wire.form === "cue" ? (["from", "to"] as const) : wire.to.type === "agent" ? (["to"] as const) : [];

  function letGo(end: "from" | "to", screen: Point): void {
    setHeld(null);
    useCanvas.setState({ connecting: null });
    const to = elementAt(screen);
    if (to === null) return;
    const { document: current, catalog: kinds } = useDocument.getState();
    const found = legalityOf(current, kinds, { from: wire.from, rewiring: { wire, end } }, to);
    if (!found.isLegal) toast({ title: found.reason });
    else {
      chooseWay(found, screen, () => {
        useCanvas.setState({ wire: null });
        say(found.says);
      });
    }
  }

  const found =
    held === null || connecting === null || over === null ? null : legalityOf(document, catalog, connecting, over);
  const fixed = held?.end === "from" ? last : first;
  // Above the cards: what is in hand, and what is said about it, must be seen everywhere.
  return (
    <ViewportPortal>
      <svg className={css.over}>
        <g className={css.wire} data-chosen="true">
          {held !== null && <path className={css.line} d={`M${fixed.x} ${fixed.y}V${held.at.y}H${held.at.x}`} />}
          {ends.map((end) => {
            const rest = end === "from" ? first : last;
            const at = held?.end === end ? held.at : rest;
            return (
              <circle
                key={end}
                className={`${css.knob} nopan nodrag`}
                // While held, it must not hide what lies under the pointer.
                data-held={held?.end === end}
                cx={at.x}
                cy={at.y}
                r={5}
                onPointerDown={(event: PointerEvent<SVGCircleElement>) => {
                  event.stopPropagation();
                  event.currentTarget.setPointerCapture(event.pointerId);
                  useCanvas.setState({ connecting: { from: wire.from, rewiring: { wire, end } } });
                  setHeld({ end, at: rest });
                }}
                onPointerMove={(event) => {
                  if (held === null) return;
                  const screen = { x: event.clientX, y: event.clientY };
                  setHeld({ end, at: flow.screenToFlowPosition(screen) });
                  useSelection.getState().hover(elementAt(screen));
                }}
                onPointerUp={(event) => {
                  if (held !== null) letGo(end, { x: event.clientX, y: event.clientY });
                }}
                onPointerCancel={() => {
                  setHeld(null);
                  useCanvas.setState({ connecting: null });
                }}
              />
            );
          })}
          {held !== null && found !== null && <Saying found={found} x={held.at.x} y={held.at.y} />}
        </g>
      </svg>
    </ViewportPortal>
  );
}
