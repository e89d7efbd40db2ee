// The payload of a simulated answer: its fields by name, each value on one line; the fields that the event's schema has and the payload lacks are offered.
import { entryOf, type DocumentPath, type EventTypeRecord, type JsonObject } from "@laban/model";
import type { ReactElement } from "react";
import { Button, Icon, IconButton, Menu, TextInput } from "../../controls/index.ts";
import { change, setField } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { rowsOf } from "../schemaRows.ts";
import css from "./behaviours.module.css";
import { payloadText, payloadValue } from "./payloadText.ts";

const noPayload: JsonObject = {};

/** The payload at `path`, folded to its names. */
export function PayloadEditor({
  event,
  path,
  data = noPayload,
  isOpen,
  onOpen,
  name,
}: {
  readonly event: string;
  readonly path: DocumentPath;
  readonly data: JsonObject | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly name: string;
}): ReactElement {
  const entries = Object.entries(data);
  const missing = useMissingFields(event, data);
  return (
    <div className={css.payload}>
      <button type="button" className={css.payloadHead} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        <Icon name={isOpen ? "chevronDown" : "chevronRight"} size={12} />
        {entries.length === 0 ? "no payload" : isOpen ? "payload" : entries.map(([field]) => field).join(", ")}
      </button>
      {isOpen && (
        <>
          {entries.map(([field, value]) => (
            <div key={field} className={css.line}>
              <span className={css.field} title={field}>
                {field}
              </span>
              <TextInput
                look="code"
                aria-label={`${field} of ${name}`}
                value={value === undefined ? "" : payloadText(value)}
                onCommit={(next) => setField([...path, field], payloadValue(next))}
              />
              <IconButton
                size="small"
                icon="close"
                label={`Remove ${field} of ${name}`}
                onClick={() =>
                  change({
                    type: "edit",
                    title: `Remove ${field} of ${name}`,
                    edits: [{ path: entries.length === 1 ? path : [...path, field] }],
                  })
                }
              />
            </div>
          ))}
          {missing.length > 0 && (
            <Menu
              trigger={
                <Button look="quiet" size="small" icon="plus" className={css.add}>
                  Add a field
                </Button>
              }
              entries={missing.map((field) => ({
                label: field,
                run: () => setField([...path, field], { $cel: `data.${field}` }),
              }))}
            />
          )}
          <p className={css.hint}>A value, or = and an expression over the asking event.</p>
        </>
      )}
    </div>
  );
}

/** The fields of the schema that the payload does not have. */
function useMissingFields(event: string, data: JsonObject): readonly string[] {
  const events = useDocument((state) => state.document.events);
  return rowsOf(entryOf<EventTypeRecord>(events, event)?.schema)
    .map((row) => row.name)
    .filter((field) => !Object.hasOwn(data, field));
}
