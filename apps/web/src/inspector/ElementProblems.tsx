// The problems of the selected thing that no field below shows, on top of everything else, each with its way out.
import type { ElementRef } from "@laban/model";
import { useMemo, type ReactElement } from "react";
import { Button, Icon } from "../controls/index.ts";
import { applyFix } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { diagnosticsOf } from "../document/elements.ts";
import { showInText } from "../text/textPlace.ts";
import { messageHere } from "../problems/messageHere.ts";
import css from "./Inspector.module.css";

const icons = { error: "octagon", warning: "triangle", info: "info" } as const;

/** Nothing where there are none. `shownBelow`: names of the fields that say their problems themselves. */
export function ElementProblems({
  selected,
  shownBelow,
}: {
  readonly selected: ElementRef;
  readonly shownBelow?: ReadonlySet<string>;
}): ReactElement {
  const all = useDocument((state) => state.diagnostics);
  const diagnostics = useMemo(
    () => diagnosticsOf(all, selected).filter(({ path }) => shownBelow?.has(String(path[2])) !== true),
    [all, selected, shownBelow],
  );
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
              <button type="button" className={css.problemLink} onClick={() => showInText(diagnostic)}>
                {messageHere(diagnostic, selected)}
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

/** How many problems there are, beside what the thing is; nothing where there are none. */
export function ProblemCount({ selected }: { readonly selected: ElementRef }): ReactElement | null {
  const all = useDocument((state) => state.diagnostics);
  const found = useMemo(() => diagnosticsOf(all, selected), [all, selected]);
  const errors = found.filter(({ severity }) => severity === "error").length;
  const others = found.filter(({ severity }) => severity === "warning").length;
  if (errors + others === 0) return null;
  const count = errors > 0 ? errors : others;
  const what = errors > 0 ? "problem" : "warning";
  return (
    <span className={css.count} data-severity={errors > 0 ? "error" : "warning"}>
      <Icon name={errors > 0 ? "octagon" : "triangle"} size={12} />
      {count === 1 ? `1 ${what}` : `${count} ${what}s`}
    </span>
  );
}
