// The signs, to be dragged onto the canvas, or taken in hand by a click or their key.
import type { ReactElement } from "react";
import { Kbd, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { useCanvas } from "../canvasStore.ts";
import { arm, disarm } from "../place/arm.ts";
import { creatables } from "./creatables.ts";
import css from "./Palette.module.css";

/** The MIME type under which a dragged sign names its kind. */
export const signMime = "application/x-laban-sign";

/** The list of signs. */
export function Palette(): ReactElement {
  const catalog = useDocument((state) => state.catalog);
  const armed = useCanvas((state) => state.armed?.kind);
  return (
    <ul className={css.palette} aria-label="Signs">
      {creatables(catalog).map((one) => (
        <li key={one.kind}>
          <button
            type="button"
            className={css.sign}
            draggable
            onDragStart={(event) => {
              event.dataTransfer.setData(signMime, one.kind);
              event.dataTransfer.effectAllowed = "copy";
            }}
            aria-pressed={armed === one.kind}
            onClick={() => (armed === one.kind ? disarm() : arm(one.kind))}
          >
            <Sign kind={one.kind} size={22} />
            <span className={css.words}>
              <span className={css.title}>{one.title}</span>
              <span className={css.summary}>{one.summary}</span>
            </span>
            <Kbd keys={one.key} />
          </button>
        </li>
      ))}
    </ul>
  );
}
