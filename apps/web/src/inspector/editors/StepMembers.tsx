// The several of a step: the events of which one is enough, or all must come, each with a condition of its own.
import { isJsonObject, valueAt, type DocumentPath } from "@laban/model";
import type { ReactElement } from "react";
import { Select } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents } from "./EventRow.tsx";
import { readEventTest, type EventTest } from "./eventTest.ts";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { updateTest } from "./updateTest.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The rows; `path` is the step's. */
export function StepMembers({
  name,
  path,
  takes,
  isInvalid,
}: {
  readonly name: string;
  readonly path: DocumentPath;
  readonly takes: "any" | "all";
  readonly isInvalid: boolean;
}): ReactElement {
  const options = useEventOptions();
  const step = useDocument((state) => valueAt(state.document, path));
  const place = [...path, takes === "all" ? "all_of" : "any_of"];
  const { onMove, onRemove, onAdd } = listMoves(place);
  const written = step !== undefined && isJsonObject(step) ? step[takes === "all" ? "all_of" : "any_of"] : undefined;
  return (
    <Rows
      noun="event"
      of={` of ${name}`}
      marks="letters"
      rows={itemsIn(written).map((member, at): Row => {
        const test = readEventTest(member);
        const rowPath = itemPath(place, written, at);
        const rowName = `event ${at + 1} of ${name}`;
        const update = (change: (test: EventTest) => EventTest, merge?: string): void =>
          updateTest(rowPath, change, merge);
        return {
          path: rowPath,
          line: (
            <RowEvents
              name={rowName}
              names={test.names}
              isInvalid={isInvalid}
              onChange={(names) => update((now) => ({ ...now, names }))}
            />
          ),
          below: (
            <RowCondition
              name={rowName}
              path={rowPath}
              when={test.when}
              isInvalid={isInvalid}
              onChange={(when, merge) => update((now) => ({ ...now, when }), merge)}
            />
          ),
          entries: [conditionEntry(test.when, (when) => update((now) => ({ ...now, when })))],
        };
      })}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        look="quiet"
        className={css.add ?? ""}
        label={`Add an event to ${name}`}
        value={null}
        placeholder="Add an event…"
        options={options}
        onChange={onAdd}
      />
    </Rows>
  );
}
