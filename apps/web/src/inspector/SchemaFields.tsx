// The payload as a table: name, type, required, sensitive. What the table cannot say (enums, nesting) stays as it is in the text.
import type { DocumentPath, EventTypeRecord, Json } from "@laban/model";
import type { ReactElement } from "react";
import { Button, Menu, IconButton, Select, TextInput } from "../controls/index.ts";
import { change, setField } from "../document/changes.ts";
import { openTextAt } from "../text/textPlace.ts";
import { freeFieldName, isSensitive, rowsOf, rowTypes, withField, withRequired, type SchemaRow } from "./schemaRows.ts";
import css from "./Inspector.module.css";
import table from "./editors/editors.module.css";

const types = rowTypes.map((type) => ({ value: type, label: type }));

/** The table with its buttons. */
export function SchemaFields({
  event,
  record,
}: {
  readonly event: string;
  readonly record: EventTypeRecord;
}): ReactElement {
  const rows = rowsOf(record.schema);
  const schemaPath: DocumentPath = ["events", event, "schema"];
  return (
    <>
      <div className={css.sectionHead}>
        <h3 className={css.sectionTitle}>Payload</h3>
        <Button
          look="quiet"
          size="small"
          icon="text"
          onClick={() => openTextAt({ path: record.schema === undefined ? ["events", event] : schemaPath })}
        >
          as text
        </Button>
      </div>
      {rows.length > 0 && (
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Type</th>
              <th scope="col">
                <span className="spoken">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} event={event} record={record} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {rows.length === 0 && <p className={css.muted}>No schema: conditions on its data cannot be checked.</p>}
      <Button
        look="quiet"
        size="small"
        icon="plus"
        onClick={() => setField(schemaPath, withField(record.schema, freeFieldName(record.schema)))}
      >
        Add a field
      </Button>
    </>
  );
}

function Row({
  event,
  record,
  row,
}: {
  readonly event: string;
  readonly record: EventTypeRecord;
  readonly row: SchemaRow;
}): ReactElement {
  const schemaPath: DocumentPath = ["events", event, "schema"];
  const fieldPath: DocumentPath = [...schemaPath, "properties", row.name];
  const sensitive = isSensitive(record, row.name);

  function setSensitive(is: boolean): void {
    const others = (record.sensitive ?? []).filter((path) => path !== row.name && !path.startsWith(`${row.name}.`));
    const next: readonly Json[] = is ? [...others, row.name] : others;
    setField(["events", event, "sensitive"], next.length === 0 ? undefined : next);
  }

  function remove(): void {
    const required = withRequired(record.schema, row.name, false);
    change({
      type: "edit",
      title: `Remove ${row.name} from ${event}`,
      edits: [
        { path: fieldPath },
        required.length === 0
          ? { path: [...schemaPath, "required"] }
          : { path: [...schemaPath, "required"], value: required },
      ],
    });
  }

  return (
    <tr>
      <td>
        <TextInput
          look="code"
          aria-label={`Name of the field ${row.name}`}
          value={row.name}
          onCommit={(next) => {
            const name = next.trim();
            if (name === "") return;
            const required = row.isRequired
              ? [{ path: [...schemaPath, "required"], value: [...withRequired(record.schema, row.name, false), name] }]
              : [];
            change({
              type: "edit",
              title: `Rename ${row.name} of ${event}`,
              edits: [{ path: fieldPath, rename: name }, ...required],
            });
          }}
        />
        {(row.description !== null || sensitive || !row.isRequired) && (
          <span className={css.muted}>
            {[row.isRequired ? null : "may be missing", sensitive ? "sensitive" : null, row.description]
              .filter((part) => part !== null)
              .join("; ")}
          </span>
        )}
      </td>
      <td>
        <Select
          label={`Type of ${row.name}`}
          value={row.type}
          options={types}
          onChange={(next) => setField([...fieldPath, "type"], next === "any" ? undefined : next)}
        />
      </td>
      <td>
        <Menu
          align="end"
          trigger={<IconButton size="small" icon="more" label={`Actions on ${row.name}`} />}
          entries={[
            {
              label: "Required",
              checked: row.isRequired,
              run: () => setField([...schemaPath, "required"], withRequired(record.schema, row.name, !row.isRequired)),
            },
            { label: "Sensitive", checked: sensitive, run: () => setSensitive(!sensitive) },
            { type: "separator", id: "before-remove" },
            { label: "Remove", icon: "trash", danger: true, run: remove },
          ]}
        />
      </td>
    </tr>
  );
}
