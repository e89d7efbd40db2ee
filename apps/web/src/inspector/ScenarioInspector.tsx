// A scenario: seed, start and horizon, and what arrives.
import { entryOf, isJsonList, isJsonObject, type ElementRef, type Json, type ScenarioRecord } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Button, distinctKeys, Field, TextInput } from "../controls/index.ts";
import { setField } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { openTextAt } from "../text/textPlace.ts";
import { ElementProblems } from "./ElementProblems.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { DurationEditor } from "./editors/DurationEditor.tsx";
import { useProblemsBelow } from "./useProblemsBelow.ts";
import { scalarText } from "./scalarText.ts";
import css from "./Inspector.module.css";

/** The inspector of scenario `id`. */
export function ScenarioInspector({ id }: { readonly id: string }): ReactElement | null {
  const scenarios = useDocument((state) => state.document.scenarios);
  const scenario = entryOf<ScenarioRecord>(scenarios, id);
  const selected = useMemo((): ElementRef => ({ type: "scenario", id }), [id]);
  const fieldId = useId();
  if (scenario === undefined) return null;
  const set = (field: string, value: Json | undefined): boolean => setField(["scenarios", id, field], value);
  const { seed, start, arrivals, log } = scenario;
  return (
    <>
      <InspectorHead selected={selected} sign="note" what="Scenario: what arrives, played on a virtual clock" />
      <ElementProblems selected={selected} />
      <section className={css.section} aria-label="Fields">
        <Field label="Title" htmlFor={`${fieldId}-title`}>
          <TextInput
            id={`${fieldId}-title`}
            value={scenario.title ?? ""}
            placeholder={id}
            onCommit={(next) => set("title", next.trim() === "" ? undefined : next.trim())}
          />
        </Field>
        <Field label="Seed" htmlFor={`${fieldId}-seed`} help="The same seed gives the same run, to the byte.">
          <TextInput
            id={`${fieldId}-seed`}
            look="code"
            inputMode="numeric"
            value={scalarText(seed)}
            onCommit={(next) =>
              set(
                "seed",
                next.trim() === "" ? undefined : /^\d+$/.test(next.trim()) ? Number(next.trim()) : next.trim(),
              )
            }
          />
        </Field>
        <Field label="Starts" htmlFor={`${fieldId}-start`} help="The first moment of the virtual clock, in UTC.">
          <TextInput
            id={`${fieldId}-start`}
            look="code"
            value={typeof start === "string" ? start : ""}
            placeholder="2026-01-01T00:00:00Z"
            onCommit={(next) => set("start", next.trim() === "" ? undefined : next.trim())}
          />
        </Field>
        <HorizonField id={id} fieldId={`${fieldId}-horizon`} value={scenario["horizon"]} />
      </section>
      <section className={css.section} aria-label="Arrivals">
        <div className={css.sectionHead}>
          <h3 className={css.sectionTitle}>Arrivals</h3>
          <Button
            look="quiet"
            size="small"
            icon="text"
            onClick={() => openTextAt({ path: ["scenarios", id, "arrivals"] })}
          >
            as text
          </Button>
        </div>
        {typeof log === "string" ? (
          <p className={css.muted}>The events of the log {log}, as they were recorded.</p>
        ) : (
          <Arrivals id={id} arrivals={arrivals} />
        )}
      </section>
    </>
  );
}

function HorizonField({
  id,
  fieldId,
  value,
}: {
  readonly id: string;
  readonly fieldId: string;
  readonly value: Json | undefined;
}): ReactElement {
  const path = useMemo(() => ["scenarios", id, "horizon"], [id]);
  const problems = useProblemsBelow(path);
  return (
    <Field label="Lasts" htmlFor={fieldId} help="How much virtual time is played." problems={problems}>
      <DurationEditor
        id={fieldId}
        path={path}
        value={value}
        isInvalid={problems.length > 0}
        onChange={(next) => setField(path, next)}
      />
    </Field>
  );
}

function Arrivals({ id, arrivals }: { readonly id: string; readonly arrivals: Json | undefined }): ReactElement {
  if (arrivals === undefined || !isJsonList(arrivals) || arrivals.length === 0)
    return <p className={css.muted}>Nothing arrives, so nothing happens.</p>;
  const keys = distinctKeys(
    arrivals.map((arrival) => scalarText(isJsonObject(arrival) ? arrival["event"] : undefined)),
  );
  return (
    <ul className={css.used}>
      {arrivals.map((arrival, at) => {
        const record = isJsonObject(arrival) ? arrival : {};
        const event = typeof record["event"] === "string" ? record["event"] : "";
        const count = record["count"];
        return (
          <li key={keys[at]}>
            <button
              type="button"
              className={css.link}
              onClick={() => useSelection.getState().reveal({ type: "event", id: event })}
            >
              {event}
            </button>
            <p className="tempo">{rhythmInWords(record["every"])}</p>
            {(typeof count === "number" || count === undefined) && (
              <Field label="Count" htmlFor={`count-${at}`} help="How many in all; without it the horizon is the end.">
                <TextInput
                  id={`count-${at}`}
                  look="code"
                  inputMode="numeric"
                  value={count === undefined ? "" : String(count)}
                  placeholder="until the end"
                  onCommit={(next) =>
                    setField(
                      ["scenarios", id, "arrivals", at, "count"],
                      /^\d+$/.test(next.trim()) ? Number(next.trim()) : undefined,
                    )
                  }
                />
              </Field>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function rhythmInWords(every: Json | undefined): string {
  if (every === undefined) return "once";
  if (!isJsonObject(every)) return `every ${scalarText(every)}`;
  const poisson = every["poisson"];
  return poisson === undefined ? Object.keys(every).join(", ") : `every ${scalarText(poisson)} on average, at random`;
}
