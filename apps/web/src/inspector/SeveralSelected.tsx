// Several things are selected: which, and what can be done with all of them.
import type { ReactElement } from "react";
import { Button, Sign } from "../controls/index.ts";
import { duplicateElements, removeElements } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, signNameOf } from "../document/elements.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { copyAsText } from "./copyAsText.ts";
import { PlainHead } from "./InspectorHead.tsx";
import css from "./Inspector.module.css";
import editors from "./editors/editors.module.css";

/** The list of what is selected. */
export function SeveralSelected(): ReactElement {
  const selected = useSelection((state) => state.selected);
  const document = useDocument((state) => state.document);
  return (
    <>
      <PlainHead sign="group" title={`${selected.length} selected`} what="Press one to look at it alone" />
      <section className={css.section} aria-label="Actions">
        <div className={editors.line}>
          <Button size="small" icon="copy" onClick={() => duplicateElements(selected)}>
            Duplicate
          </Button>
          <Button size="small" icon="file" onClick={() => copyAsText(selected)}>
            Copy as text
          </Button>
          <Button size="small" look="danger" icon="trash" onClick={() => removeElements(selected)}>
            Delete
          </Button>
        </div>
      </section>
      <section className={css.section} aria-label="Selected">
        <ul className={css.used}>
          {selected.map((ref) => (
            <li key={`${ref.type}:${ref.id}`} className={css.usedRow}>
              <Sign kind={signNameOf(document, ref)} size={16} />
              <button type="button" className={css.link} onClick={() => useSelection.getState().reveal(ref)}>
                {ref.type === "agent" ? agentTitle(document, ref.id) : ref.id}
              </button>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
