// Events that must not come: each with a condition, anywhere between the steps or behind one of them.
import { isJsonObject, type DocumentPath, type Json } from "@laban/model";
import type { ReactElement } from "react";
import { Select, type SelectOption } from "../../controls/index.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { scalarText } from "../scalarText.ts";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents } from "./EventRow.tsx";
import { readEventTest, withField, type EventTest } from "./eventTest.ts";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { readStep } from "./stepParts.ts";
import { updateTest } from "./updateTest.ts";
import { useSibling } from "./useSibling.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** Stands for "between any of the steps": no step is called so. */
const anywhere = "";

/** The editor. A guard that is written alone, outside of a list, becomes a list when another joins it. */
export function GuardsEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const options = useEventOptions();
  const places = usePlaces(path);
  const guards = itemsIn(value);
  const { onMove, onRemove, onAdd } = listMoves(path);
  return (
    <Rows
      noun="guard"
      rows={guards.map((guard, at) =>
        guardRow({
          id: at === 0 ? id : undefined,
          at,
          guard,
          path: itemPath(path, value, at),
          places,
          isInvalid,
        }),
      )}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        {...(guards.length === 0 ? { id } : {})}
        look="quiet"
        className={css.add ?? ""}
        label="Add a guard"
        value={null}
        placeholder={guards.length === 0 ? "Forbid an event…" : "Forbid another event…"}
        options={options}
        onChange={onAdd}
      />
    </Rows>
  );
}

/** The places where a guard may stand: anywhere, or behind a step, called by its name or its number. */
function usePlaces(path: DocumentPath): readonly SelectOption[] {
  const steps = useSibling(path, "steps");
  const names = itemsIn(steps).map((step) => {
    const { members, rest } = readStep(step);
    return rest["name"] === undefined ? (members[0]?.names[0] ?? "") : scalarText(rest["name"]);
  });
  return [
    { value: anywhere, label: "between any steps" },
    // Behind the last step there is nothing to guard. A name that several steps have means the first of them.
    ...names.slice(0, -1).map((name, at): SelectOption => {
      const isClear = name !== "" && names.indexOf(name) === at;
      return { value: isClear ? name : String(at + 1), label: `after ${at + 1}: ${name}` };
    }),
  ];
}

function guardRow({
  id,
  at,
  guard,
  path,
  places,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly at: number;
  readonly guard: Json;
  readonly path: DocumentPath;
  readonly places: readonly SelectOption[];
  readonly isInvalid: boolean;
}): Row {
  const test = readEventTest(guard);
  const name = `guard ${at + 1}`;
  const update = (change: (test: EventTest) => EventTest, merge?: string): void => updateTest(path, change, merge);
  const after = isJsonObject(guard) ? guard["after"] : undefined;
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
        <Select
          label={`Where ${name} holds`}
          value={placeOf(after, places)}
          options={places}
          onChange={(next) =>
            update(({ rest, ...other }) => ({ ...other, rest: withField(rest, "after", writtenPlace(next)) }))
          }
        />
        <RowCondition
          name={name}
          path={path}
          when={test.when}
          isInvalid={isInvalid}
          onChange={(when, merge) => update((now) => ({ ...now, when }), merge)}
        />
      </>
    ),
    entries: [conditionEntry(test.when, (when) => update((now) => ({ ...now, when })))],
  };
}

/** A step by its number is the same place as the step by its name. */
function placeOf(after: Json | undefined, places: readonly SelectOption[]): string {
  if (after === undefined || after === null) return anywhere;
  return (typeof after === "number" ? places[after]?.value : undefined) ?? scalarText(after);
}

function writtenPlace(place: string): Json | undefined {
  if (place === anywhere) return undefined;
  return /^\d+$/.test(place) ? Number(place) : place;
}
