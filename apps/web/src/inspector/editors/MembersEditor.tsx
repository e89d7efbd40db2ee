// What a set waits for: its members, each an event type with a condition, a name and a count of its own.
import type { DocumentPath, Json } from "@laban/model";
import type { ReactElement } from "react";
import { Select, type MenuEntry } from "../../controls/index.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { scalarText } from "../scalarText.ts";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents, RowName } from "./EventRow.tsx";
import { readEventTest, withField, type EventTest } from "./eventTest.ts";
import { CountInput } from "./NumberInput.tsx";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { updateTest } from "./updateTest.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The editor. */
export function MembersEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const options = useEventOptions();
  const members = itemsIn(value);
  const { onMove, onRemove, onAdd } = listMoves(path);
  return (
    <Rows
      noun="member"
      rows={members.map((member, at) =>
        memberRow({ id: at === 0 ? id : undefined, at, member, path: itemPath(path, value, at), isInvalid }),
      )}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        {...(members.length === 0 ? { id } : {})}
        look="quiet"
        className={css.add ?? ""}
        label="Add a member"
        value={null}
        placeholder={members.length === 0 ? "Choose the first event…" : "Add a member…"}
        options={options}
        onChange={onAdd}
      />
    </Rows>
  );
}

function memberRow({
  id,
  at,
  member,
  path,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly at: number;
  readonly member: Json;
  readonly path: DocumentPath;
  readonly isInvalid: boolean;
}): Row {
  const test = readEventTest(member);
  const name = `member ${at + 1}`;
  const update = (change: (test: EventTest) => EventTest, merge?: string): void => updateTest(path, change, merge);
  const set = (field: string, next: Json | undefined): void =>
    update(({ rest, ...other }) => ({ ...other, rest: withField(rest, field, next) }));
  const count = test.rest["count"];
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
        {count !== undefined && (
          <div className={css.wrapped}>
            <span className={css.word}>comes</span>
            <CountInput label={`Count of ${name}`} value={count} onChange={(next) => set("count", next)} />
            <span className={css.note}>times</span>
          </div>
        )}
        <RowCondition
          name={name}
          path={path}
          when={test.when}
          isInvalid={isInvalid}
          onChange={(when, merge) => update((now) => ({ ...now, when }), merge)}
        />
        <RowName name={name} called={nameIn(test)} onChange={(next) => set("name", next === "" ? undefined : next)} />
      </>
    ),
    entries: [
      conditionEntry(test.when, (when) => update((now) => ({ ...now, when }))),
      count === undefined
        ? { label: "Several times…", icon: "plus", run: () => set("count", 2) }
        : { label: "Once", icon: "minus", run: () => set("count", undefined) },
      nameEntry(test, set),
    ],
  };
}

/** The name that is written, or null. */
export function nameIn({ rest }: EventTest): string | null {
  return rest["name"] === undefined ? null : scalarText(rest["name"]);
}

/** The line of a menu that gives an entry a name, or takes it away. */
export function nameEntry(test: EventTest, set: (field: "name", name: string | undefined) => void): MenuEntry {
  return nameIn(test) === null
    ? { label: "Give it a name", icon: "pencil", run: () => set("name", test.names[0] ?? "first") }
    : { label: "Without a name", icon: "pencil", run: () => set("name", undefined) };
}
