// Of which the first to come wins: the alternatives, each an event type with a condition, a name and an action of its own.
import type { DocumentPath, Json } from "@laban/model";
import type { ReactElement } from "react";
import { Select } from "../../controls/index.ts";
import { updateField } from "../../document/changes.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { ActionEditor } from "./ActionEditor.tsx";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents, RowName } from "./EventRow.tsx";
import { readEventTest, withField, type EventTest } from "./eventTest.ts";
import { nameEntry, nameIn } from "./MembersEditor.tsx";
import { newAction } from "./newAction.ts";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { updateTest } from "./updateTest.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The editor. */
export function AlternativesEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const options = useEventOptions();
  const alternatives = itemsIn(value);
  const { onMove, onRemove, onAdd } = listMoves(path);
  return (
    <Rows
      noun="alternative"
      rows={alternatives.map((alternative, at) =>
        alternativeRow({ id: at === 0 ? id : undefined, at, alternative, path: itemPath(path, value, at), isInvalid }),
      )}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        {...(alternatives.length === 0 ? { id } : {})}
        look="quiet"
        className={css.add ?? ""}
        label="Add an alternative"
        value={null}
        placeholder={alternatives.length === 0 ? "Choose the first event…" : "Add an alternative…"}
        options={options}
        onChange={onAdd}
      />
    </Rows>
  );
}

function alternativeRow({
  id,
  at,
  alternative,
  path,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly at: number;
  readonly alternative: Json;
  readonly path: DocumentPath;
  readonly isInvalid: boolean;
}): Row {
  const test = readEventTest(alternative);
  const name = `alternative ${at + 1}`;
  const update = (change: (test: EventTest) => EventTest, merge?: string): void => updateTest(path, change, merge);
  const set = (field: string, next: Json | undefined): void =>
    update(({ rest, ...other }) => ({ ...other, rest: withField(rest, field, next) }));
  const asked = test.rest["do"];
  return {
    path,
    line: (
      <RowEvents
        id={id}
        name={name}
        names={test.names}
        isInvalid={isInvalid}
        onChange={(names) => update((now) => ({ ...now, names }))}
      />
    ),
    below: (
      <>
        <RowCondition
          name={name}
          path={path}
          when={test.when}
          isInvalid={isInvalid}
          onChange={(when, merge) => update((now) => ({ ...now, when }), merge)}
        />
        <RowName name={name} called={nameIn(test)} onChange={(next) => set("name", next === "" ? undefined : next)} />
        {asked !== undefined && (
          <ActionEditor
            id={`${path.join("-")}-do`}
            path={[...path, "do"]}
            value={asked}
            isInvalid={isInvalid}
            onChange={(next) => updateField([...path, "do"], () => next)}
            place="row"
            label={`Asks of ${name}`}
            help="Asked when this one comes, instead of what the pattern asks."
          />
        )}
      </>
    ),
    entries: [
      conditionEntry(test.when, (when) => update((now) => ({ ...now, when }))),
      nameEntry(test, set),
      asked === undefined
        ? { label: "Ask for something of its own", icon: "arrowRight", run: () => set("do", newAction()) }
        : { label: "Ask as the pattern does", icon: "arrowRight", run: () => set("do", undefined) },
    ],
  };
}
