// Things that use the selected one, each leading to its place.
import type { ElementRef } from "@laban/model";
import type { ReactElement } from "react";
import { Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, signNameOf } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import css from "./Inspector.module.css";

/** The list; `none` is said where it is empty. */
export function UsedList({
  refs,
  verb,
  none,
}: {
  readonly refs: readonly ElementRef[];
  readonly verb?: string;
  readonly none: string;
}): ReactElement {
  const document = useDocument((state) => state.document);
  if (refs.length === 0) return <p className={css.muted}>{none}</p>;
  return (
    <ul className={css.used}>
      {refs.map((ref) => (
        <li key={`${ref.type}:${ref.id}`} className={css.usedRow}>
          {verb !== undefined && <span className={css.verb}>{verb}</span>}
          <Sign kind={signNameOf(document, ref)} size={16} />
          <button
            type="button"
            className={css.link}
            onClick={() => useSelection.getState().reveal(ref)}
            onPointerEnter={() => useSelection.getState().hover(ref)}
            onPointerLeave={() => useSelection.getState().hover(null)}
          >
            {ref.type === "agent" ? agentTitle(document, ref.id) : ref.id}
          </button>
        </li>
      ))}
    </ul>
  );
}
