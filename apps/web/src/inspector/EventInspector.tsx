// An event type: what it means, the fields of its payload, what is sensitive, and who emits and hears it.
import { entryOf, type ElementRef, type EventTypeRecord } from "@laban/model";
import { useId, useMemo, type ReactElement } from "react";
import { Field, Select, TextArea } from "../controls/index.ts";
import { setField } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import { agentTitle, usesOfEvent } from "../document/elements.ts";
import { ElementProblems } from "./ElementProblems.tsx";
import { InspectorHead } from "./InspectorHead.tsx";
import { SchemaFields } from "./SchemaFields.tsx";
import { UsedList } from "./UsedList.tsx";
import css from "./Inspector.module.css";

const stems = [
  { value: "up", label: "the work went on (up)" },
  { value: "down", label: "it was set back (down)" },
] as const;

/** The inspector of event type `id`. */
export function EventInspector({ id }: { readonly id: string }): ReactElement | null {
  const document = useDocument((state) => state.document);
  const catalog = useDocument((state) => state.catalog);
  const record = entryOf<EventTypeRecord>(document.events, id);
  const selected = useMemo((): ElementRef => ({ type: "event", id }), [id]);
  const uses = useMemo(() => usesOfEvent(document, catalog, id), [document, catalog, id]);
  const fieldId = useId();
  if (record === undefined) return null;
  const staff = uses.emitters[0];
  return (
    <>
      <InspectorHead
        selected={selected}
        sign="event"
        what={staff === undefined ? "Event type" : `Event type on the ${agentTitle(document, staff)} staff`}
      />
      <ElementProblems selected={selected} />
      <section className={css.section} aria-label="Description">
        <Field label="What happened" htmlFor={`${fieldId}-description`} layout="above">
          <TextArea
            id={`${fieldId}-description`}
            rows={2}
            value={record.description ?? ""}
            placeholder="Say it in one sentence"
            onCommit={(next) => setField(["events", id, "description"], next.trim() === "" ? undefined : next)}
          />
        </Field>
        <Field label="Stem" htmlFor={`${fieldId}-stem`} help="Which way its pin points on the timeline.">
          <Select
            id={`${fieldId}-stem`}
            value={record.stem ?? "up"}
            options={stems}
            onChange={(next) => setField(["events", id, "stem"], next === "down" ? "down" : undefined)}
          />
        </Field>
      </section>
      <section className={css.section} aria-label="Payload">
        <SchemaFields event={id} record={record} />
      </section>
      <section className={css.section} aria-label="Used by">
        <div className={css.sectionHead}>
          <h3 className={css.sectionTitle}>Used by</h3>
          <span className={css.sectionNote}>{uses.listeners.length + uses.emitters.length}</span>
        </div>
        <UsedList
          refs={uses.emitters.map((agent) => ({ type: "agent", id: agent }))}
          verb="emitted by"
          none="No agent emits it."
        />
        <UsedList
          refs={uses.listeners.map((pattern) => ({ type: "pattern", id: pattern }))}
          verb="heard by"
          none="No pattern hears it."
        />
      </section>
    </>
  );
}
