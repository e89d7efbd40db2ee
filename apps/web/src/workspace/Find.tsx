// Find: type, and everything that has the words in its name, condition or description is listed; Enter shows the next, Shift+Enter the one before.
import { useEffect, useMemo, useState, type KeyboardEvent, type ReactElement } from "react";
import { useDimming } from "../selection/dimming.ts";
import { IconButton, Sign } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { signNameOf } from "../document/elements.ts";
import { isSameRef, useSelection } from "../selection/selectionStore.ts";
import { findInDocument } from "./findInDocument.ts";
import { findFieldId } from "./focusFind.ts";
import css from "./Rail.module.css";

/** The Find tab. */
export function Find(): ReactElement {
  const [typed, setTyped] = useState("");
  const document = useDocument((state) => state.document);
  const found = useMemo(() => findInDocument(document, typed), [document, typed]);
  const selected = useSelection((state) => state.selected);
  const at = found.findIndex((one) => selected.some((ref) => isSameRef(ref, one.ref)));

  // On the canvas what is found stays, the rest is dimmed.
  useEffect(() => {
    useDimming.setState({ found: typed.trim() === "" ? null : found.map(({ ref }) => ref) });
  }, [typed, found]);
  useEffect(() => () => useDimming.setState({ found: null }), []);

  function go(by: 1 | -1): void {
    const from = at === -1 && by === -1 ? 0 : at;
    const next = found[(from + by + found.length) % found.length];
    if (next !== undefined) useSelection.getState().reveal(next.ref);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape" && typed !== "") setTyped("");
    else if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={css.find}>
      <input
        id={findFieldId}
        type="search"
        className={css.search}
        placeholder="Name, condition, description"
        aria-label="Find in the document"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.foundLine}>
        <p className={css.foundCount} role="status">
          {typed.trim() === ""
            ? "Enter goes to the next, Shift+Enter to the one before."
            : at === -1
              ? `${found.length} found`
              : `${at + 1} of ${found.length} found`}
        </p>
        {found.length > 0 && (
          <>
            <IconButton
              size="small"
              icon="chevronUp"
              label="The one before"
              keys="Shift+Enter"
              onClick={() => go(-1)}
            />
            <IconButton size="small" icon="chevronDown" label="The next" keys="Enter" onClick={() => go(1)} />
          </>
        )}
      </div>
      <ul>
        {found.map(({ ref, where }) => (
          <li key={`${ref.type}:${ref.id}`}>
            <button
              type="button"
              className={css.row}
              data-selected={selected.some((one) => isSameRef(one, ref))}
              onClick={() => useSelection.getState().reveal(ref)}
            >
              <span className={css.fold} />
              <Sign kind={signNameOf(document, ref)} size={16} />
              <span className={css.label}>
                {ref.id}
                {where !== null && <span className={css.where}>{where}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
