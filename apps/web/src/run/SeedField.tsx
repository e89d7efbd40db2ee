// The seed of the next run: the scenario's own until another is typed. The same seed gives the same trace, to the last byte.
import { type CSSProperties, useState, type ReactElement } from "react";
import { Tooltip } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { logNamedBy } from "./recordedLog.ts";
import { useRun } from "./runStore.ts";
import { firstInput } from "./runInput.ts";
import css from "./Transport.module.css";

/** The seed field; nothing for a recorded log, which throws no dice. */
export function SeedField(): ReactElement | null {
  const chosen = useRun((run) => run.seed);
  const input = useRun((run) => run.input);
  const scenarios = useDocument((state) => state.document.scenarios);
  const name = (input ?? firstInput())?.name ?? "";
  const own = Object.hasOwn(scenarios, name) ? scenarios[name]?.["seed"] : undefined;
  const shown = String(chosen ?? (typeof own === "number" ? own : ""));
  if (input?.type === "log" || name === "" || logNamedBy(scenarios, { type: "scenario", name }) !== null) return null;
  // Another scenario or seed is another field: its draft begins anew.
  return <SeedInput key={`${name} ${shown}`} shown={shown} own={own} />;
}

function SeedInput({ shown, own }: { readonly shown: string; readonly own: unknown }): ReactElement {
  const [draft, setDraft] = useState(shown);
  const isValid = draft === "" || (/^\d{1,15}$/.test(draft) && Number.isSafeInteger(Number(draft)));
  const commit = (): void => {
    if (!isValid) setDraft(shown);
    else useRun.setState({ seed: draft === "" || draft === String(own) ? null : Number(draft) });
  };
  return (
    <Tooltip text="The same seed gives the same run. Empty: the scenario's own.">
      <label className={css.seed} style={{ "--digits": Math.max(draft.length, 4) } as CSSProperties}>
        seed
        <input
          className={css.seedInput}
          inputMode="numeric"
          spellCheck={false}
          autoComplete="off"
          aria-invalid={!isValid || undefined}
          value={draft}
          onChange={(event) => setDraft(event.target.value.trim())}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
            if (event.key === "Escape") setDraft(shown);
          }}
        />
      </label>
    </Tooltip>
  );
}
