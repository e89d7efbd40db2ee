// The problems of the document: severity, place, message, and the fix where there is one. Every row leads to its place on the canvas and in the text.
import type { Diagnostic } from "@laban/model";
import type { ReactElement } from "react";
import { Button, distinctKeys, Icon, Sign } from "../controls/index.ts";
import { applyFix } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { refOfPath, signNameOf } from "../document/elements.ts";
import { goToPlace } from "./goToPlace.ts";
import { messageHere } from "./messageHere.ts";
import { partsOfPlace } from "./partsOfPlace.ts";
import css from "./ProblemsPanel.module.css";

const icons = { error: "octagon", warning: "triangle", info: "info" } as const;
const words = { error: "Error", warning: "Warning", info: "Note" } as const;

/** The list; for the dock, or anywhere else. */
export function ProblemsPanel(): ReactElement {
  const diagnostics = useDocument((state) => state.diagnostics);
  if (diagnostics.length === 0)
    return (
      <p className={css.none}>
        <Icon name="check" /> No problems. Everything here can be run.
      </p>
    );
  const keys = distinctKeys(diagnostics.map(({ code, path }) => `${code}:${path.join("/")}`));
  return (
    <ul className={css.list} aria-label="Problems">
      {diagnostics.map((diagnostic, at) => (
        <Row key={keys[at]} diagnostic={diagnostic} />
      ))}
    </ul>
  );
}

function Row({ diagnostic }: { readonly diagnostic: Diagnostic }): ReactElement {
  const { severity, fix } = diagnostic;
  const ref = refOfPath(diagnostic.path);
  const { name, below } = partsOfPlace(diagnostic.path);
  const sign = useDocument((state) => (ref === null ? null : signNameOf(state.document, ref)));
  return (
    <li className={css.row} data-severity={severity}>
      <button type="button" className={css.go} onClick={() => goToPlace(diagnostic)}>
        <Icon name={icons[severity]} size={14} label={words[severity]} />
        <span className={css.place}>
          {sign !== null && <Sign kind={sign} size={16} />}
          <span className={css.name} title={name}>
            {name}
          </span>
          {below !== "" && <span className={css.below}>{below}</span>}
        </span>
        <span className={css.message}>{ref === null ? diagnostic.message : messageHere(diagnostic, ref)}</span>
      </button>
      {fix !== undefined && (
        <Button size="small" onClick={() => applyFix(fix)}>
          {fix.title}
        </Button>
      )}
    </li>
  );
}
