// What stops an export: the errors of the document, each leading to its place.
import type { Diagnostic } from "@laban/model";
import type { ReactElement } from "react";
import { distinctKeys, Icon } from "../controls/index.ts";
import { goToPlace } from "../problems/goToPlace.ts";
import css from "./ExportPanel.module.css";

/** The list. */
export function Stops({
  errors,
  isReadable,
}: {
  readonly errors: readonly Diagnostic[];
  readonly isReadable: boolean;
}): ReactElement {
  const keys = distinctKeys(errors.map(({ code, path }) => `${code}:${path.join("/")}`));
  return (
    <section aria-label="What stops the export">
      <h3 className={css.section}>
        {!isReadable
          ? "The text cannot be read"
          : errors.length === 1
            ? "One error stops the export"
            : `${errors.length} errors stop the export`}
      </h3>
      {!isReadable && <p className={css.says}>Mend it in the text beside the canvas; then the export is here.</p>}
      <ul>
        {errors.map((error, at) => (
          <li key={keys[at]} className={css.stop}>
            <button type="button" className={css.error} onClick={() => goToPlace(error)}>
              <Icon name="octagon" size={14} label="Error" />
              <span>{error.message}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
