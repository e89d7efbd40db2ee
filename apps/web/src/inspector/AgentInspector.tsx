// An agent: what it is called, what it can do, and how it is played in a simulation.
import { entryOf, type AgentRecord, type ElementRef } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Button, Field, IconButton, TextArea, TextInput } from "../controls/index.ts";
import { change, setField } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { asksOfAgent } from "../document/elements.ts";
import { Behaviours } from "./behaviours/Behaviours.tsx";
import { ElementProblems } from "./ElementProblems.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { UsedList } from "./UsedList.tsx";
import { namesIn } from "./editors/eventTest.ts";
import { EventsEditor } from "./editors/EventsEditor.tsx";
import css from "./Inspector.module.css";
import editors from "./editors/editors.module.css";

/** The inspector of agent `id`. */
export function AgentInspector({ id }: { readonly id: string }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const agent = entryOf<AgentRecord>(document.agents, id);
  const selected = useMemo((): ElementRef => ({ type: "agent", id }), [id]);
  const fieldId = useId();
  if (agent === undefined) return null;
  return (
    <>
      <InspectorHead selected={selected} sign="agent" what="Agent: performs what is asked" />
      <ElementProblems selected={selected} />
      <section className={css.section} aria-label="Fields">
        <Field label="Title" htmlFor={`${fieldId}-title`}>
          <TextInput
            id={`${fieldId}-title`}
            value={agent.title ?? ""}
            placeholder={id}
            onCommit={(next) => setField(["agents", id, "title"], next.trim() === "" ? undefined : next.trim())}
          />
        </Field>
        <Capabilities id={id} agent={agent} />
        <Field
          label="Raises"
          htmlFor={`${fieldId}-emits`}
          help="Event types that it raises by itself, without being asked."
        >
          <EventsEditor
            id={`${fieldId}-emits`}
            path={["agents", id, "emits"]}
            value={agent.emits}
            isInvalid={false}
            onChange={(next) => {
              const names = namesIn(next);
              setField(["agents", id, "emits"], names.length === 0 ? undefined : names);
            }}
          />
        </Field>
        <Field label="Description" htmlFor={`${fieldId}-description`} layout="above">
          <TextArea
            id={`${fieldId}-description`}
            rows={2}
            value={agent.description ?? ""}
            onCommit={(next) => setField(["agents", id, "description"], next.trim() === "" ? undefined : next)}
          />
        </Field>
      </section>
      <section className={css.section} aria-label="Behaviours">
        <Behaviours id={id} agent={agent} />
      </section>
      <section className={css.section} aria-label="Asked by">
        <div className={css.sectionHead}>
          <h3 className={css.sectionTitle}>Asked by</h3>
        </div>
        <UsedList
          refs={asksOfAgent(document, catalog, agent).map((pattern) => ({ type: "pattern", id: pattern }))}
          none="No pattern asks it."
        />
      </section>
    </>
  );
}

function Capabilities({ id, agent }: { readonly id: string; readonly agent: AgentRecord }): ReactElement {
  const path = ["agents", id, "capabilities"];
  const { capabilities } = agent;
  const fieldId = useId();
  return (
    <Field label="Can do" htmlFor={fieldId} help="The capabilities that patterns may ask it for.">
      <div className={editors.stack}>
        {capabilities.map((capability, at) => (
          <div key={capability} className={editors.line}>
            <TextInput
              {...(at === 0 ? { id: fieldId } : { "aria-label": `Capability ${at + 1}` })}
              look="code"
              value={capability}
              onCommit={(next) => {
                if (next.trim() !== "") setField([...path, at], next.trim());
              }}
            />
            <IconButton
              size="small"
              icon="close"
              label={`Remove the capability ${capability}`}
              onClick={() =>
                change({ type: "edit", title: `Remove ${capability} from ${id}`, edits: [{ path: [...path, at] }] })
              }
            />
          </div>
        ))}
        <Button
          {...(capabilities.length === 0 ? { id: fieldId } : {})}
          look="quiet"
          size="small"
          icon="plus"
          className={editors.add}
          onClick={() => setField(path, [...capabilities, freeCapability(capabilities)])}
        >
          Add a capability
        </Button>
      </div>
    </Field>
  );
}

function freeCapability(taken: readonly string[]): string {
  let name = "new_capability";
  for (let count = 2; taken.includes(name); count += 1) name = `new_capability_${count}`;
  return name;
}
