// The problems of the selected thing, on top of everything else, each with its way out.
import type { ElementRef } from "@laban/model";
import { useMemo, type ReactElement } from "react";
import { Button, Icon } from "../controls/index.ts";
import { applyFix } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { diagnosticsOf } from "../document/elements.ts";
import { showInText } from "../text/textPlace.ts";
import css from "./Inspector.module.css";

const icons = { error: "octagon", warning: "triangle", info: "info" } as const;

/** Nothing where there are none. */
export function ElementProblems({ selected }: { readonly selected: ElementRef }): ReactElement {
  const all = useDocument((state) => state.diagnostics);
  const diagnostics = useMemo(() => diagnosticsOf(all, selected), [all, selected]);
  return (
    <div aria-live="polite">
      {diagnostics.map((diagnostic) => {
        const { fix } = diagnostic;
        return (
          <div
            key={`${diagnostic.code}:${diagnostic.path.join("/")}:${diagnostic.message}`}
            className={css.problem}
            data-severity={diagnostic.severity}
          >
            <Icon name={icons[diagnostic.severity]} size={14} label={diagnostic.severity} />
            <div className={css.problemWords}>
              <button
                type="button"
                className={css.link}
                style={{ textDecoration: "none" }}
                onClick={() => showInText(diagnostic)}
              >
                {diagnostic.message}
              </button>
              {fix !== undefined && (
                <Button size="small" onClick={() => applyFix(fix)}>
                  {fix.title}
                </Button>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
