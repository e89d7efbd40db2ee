// The signs, to be dragged onto the canvas or put there by a click or their key.
import type { ReactElement } from "react";
import { Kbd, Sign } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { putElement } from "../edit/putElement.ts";
import { creatables } from "./creatables.ts";
import css from "./Palette.module.css";

/** The MIME type under which a dragged sign names its kind. */
export const signMime = "application/x-laban-sign";

/** The list of signs. */
export function Palette(): ReactElement {
  const catalog = useDocument((state) => state.catalog);
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
            onClick={() => putElement(one.kind)}
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
