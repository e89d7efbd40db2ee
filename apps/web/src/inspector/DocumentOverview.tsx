// Nothing is selected: the document itself. What is in it, what is wrong with it, what makes a correlation, and the scenarios.
import type { ReactElement } from "react";
import { useId } from "react";
import { Field, Icon, Sign, TextArea } from "../controls/index.ts";
import { setField } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { goToPlace } from "../problems/goToPlace.ts";
import { useSelection } from "../selection/selectionStore.ts";
import { PathsEditor } from "./editors/PathsEditor.tsx";
import { PlainHead } from "./InspectorHead.tsx";
import { scalarText } from "./scalarText.ts";
import css from "./Inspector.module.css";

/** The overview. */
export function DocumentOverview(): ReactElement {
  const document = useDocument((state) => state.document);
  const fieldId = useId();
  const facts = [
    { name: "patterns", count: Object.keys(document.patterns).length },
    { name: "events", count: Object.keys(document.events).length },
    { name: "agents", count: Object.keys(document.agents).length },
  ];
  const scenarios = Object.entries(document.scenarios);
  return (
    <>
      <PlainHead sign="group" title={document.name} what="Choreography" />
      <section className={css.section} aria-label="In this choreography">
        <dl className={css.facts}>
          {facts.map((fact) => (
            <div key={fact.name}>
              <dd className={css.factNumber}>{fact.count}</dd>
              <dt className={css.muted}>{fact.count === 1 ? fact.name.slice(0, -1) : fact.name}</dt>
            </div>
          ))}
        </dl>
      </section>
      <ProblemSummary />
      <section className={css.section} aria-label="Fields">
        <Field label="Description" htmlFor={`${fieldId}-description`} layout="above">
          <TextArea
            id={`${fieldId}-description`}
            value={document.description ?? ""}
            placeholder="What it is for, in a sentence"
            onCommit={(next) => setField(["description"], next.trim() === "" ? undefined : next)}
          />
        </Field>
        <Field
          label="Key"
          htmlFor={`${fieldId}-key`}
          help="The paths in an event that say what it belongs to. Events of one key make one correlation."
        >
          <PathsEditor
            id={`${fieldId}-key`}
            path={["correlation", "default"]}
            value={document.correlation.default}
            isInvalid={false}
            onChange={(next) => setField(["correlation", "default"], next ?? [])}
          />
        </Field>
      </section>
      {scenarios.length > 0 && (
        <section className={css.section} aria-label="Scenarios">
          <div className={css.sectionHead}>
            <h3 className={css.sectionTitle}>Scenarios</h3>
          </div>
          <ul className={css.used}>
            {scenarios.map(([id, scenario]) => (
              <li key={id} className={css.usedRow}>
                <Sign kind="note" size={16} />
                <button
                  type="button"
                  className={css.link}
                  onClick={() => useSelection.getState().reveal({ type: "scenario", id })}
                >
                  {scenario.title ?? id}
                </button>
                {scenario.seed !== undefined && <span className={css.muted}>seed {scalarText(scenario.seed)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ProblemSummary(): ReactElement | null {
  const diagnostics = useDocument((state) => state.diagnostics);
  const isEmpty = useDocument((state) => Object.keys(state.document.patterns).length === 0);
  const [first] = diagnostics;
  if (first === undefined && isEmpty) return null;
  if (first === undefined)
    return (
      <p className={css.problem} data-severity="info">
        <Icon name="check" size={14} /> No problems: all of it can be run.
      </p>
    );
  const errors = diagnostics.filter(({ severity }) => severity === "error").length;
  const rest = diagnostics.length - 1;
  return (
    <div className={css.problem} data-severity={errors > 0 ? "error" : first.severity}>
      <Icon name={errors > 0 ? "octagon" : "triangle"} size={14} />
      <div className={css.problemWords}>
        <button type="button" className={css.link} onClick={() => goToPlace(first)}>
          {first.message}
        </button>
        {rest > 0 && <span className={css.muted}>and {rest} more in the problems list</span>}
      </div>
    </div>
  );
}
