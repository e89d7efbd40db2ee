// The copy for sharing: a switch, and what it takes out and what still tells something of a sensitive field.
import { useId, type ReactElement } from "react";
import { Icon } from "../controls/index.ts";
import { refOfPath } from "../document/elements.ts";
import { partsOfPlace } from "../problems/partsOfPlace.ts";
import { useSelection } from "../selection/selectionStore.ts";
import type { ExportedNow } from "./exportNow.ts";
import css from "./ExportPanel.module.css";
import { useExport } from "./exportStore.ts";

/** Nothing where no field is marked as sensitive. */
export function Sharing({ exported }: { readonly exported: ExportedNow }): ReactElement | null {
  const isForSharing = useExport((state) => state.isForSharing);
  const id = useId();
  if (!exported.hasSensitive) return null;
  const { shared } = exported;
  return (
    <section className={css.sharing} aria-label="Copy for sharing">
      <label className={css.switch}>
        <input
          type="checkbox"
          checked={isForSharing}
          aria-describedby={id}
          onChange={(event) => useExport.setState({ isForSharing: event.target.checked })}
        />
        A copy for sharing, without sensitive fields
      </label>
      <p id={id} className={css.says}>
        Fields that are marked sensitive are taken out, with every value that is written for them.
      </p>
      {shared !== null && (
        <details>
          <summary>{`${shared.stripped.length} taken out`}</summary>
          <ul className={css.stripped}>
            {shared.stripped.map(({ path, what }) => (
              <li key={`${path.join("/")} ${what}`}>{`${partsOfPlace(path).name}: ${what}`}</li>
            ))}
          </ul>
        </details>
      )}
      {shared?.readers.map(({ path, field, text }) => (
        <button
          key={`${path.join("/")} ${field}`}
          type="button"
          className={css.reader}
          onClick={() => {
            const ref = refOfPath(path);
            if (ref !== null) useSelection.getState().reveal(ref);
          }}
        >
          <Icon name="triangle" size={14} label="Warning" />
          <span>
            {`${partsOfPlace(path).name} reads ${field}: `}
            <code>{text}</code>
          </span>
        </button>
      ))}
    </section>
  );
}
