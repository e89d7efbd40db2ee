// What moves a machine from state to state: each transition with its event, its condition, where from, where to, and what it asks.
import { isJsonObject, type DocumentPath, type Json } from "@laban/model";
import type { ReactElement } from "react";
import { Select, type SelectOption } from "../../controls/index.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { ActionEditor } from "./ActionEditor.tsx";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents } from "./EventRow.tsx";
import { namesIn, namesOut, readEventTest, withField, type EventTest } from "./eventTest.ts";
import { NamesEditor } from "./NamesEditor.tsx";
import { newAction } from "./newAction.ts";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { updateTest } from "./updateTest.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import { useSibling, useStateOptions } from "./useSibling.ts";
import css from "./editors.module.css";

const anyState: SelectOption = { value: "*", label: "any state" };

/** The editor. A new transition leads from where the last one led, or from where the machine begins. */
export function TransitionsEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const options = useEventOptions();
  const states = useStateOptions(path);
  const initial = useSibling(path, "state");
  const transitions = itemsIn(value);
  const { onMove, onRemove, onAdd } = listMoves(path);
  const last = transitions.at(-1);
  const from =
    (last !== undefined && isJsonObject(last) ? last["to"] : undefined) ?? initial ?? states[0]?.value ?? "*";
  return (
    <Rows
      noun="transition"
      rows={transitions.map((transition, at) =>
        transitionRow({
          id: at === 0 ? id : undefined,
          at,
          transition,
          path: itemPath(path, value, at),
          states,
          isInvalid,
        }),
      )}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        {...(transitions.length === 0 ? { id } : {})}
        look="quiet"
        className={css.add ?? ""}
        label="Add a transition"
        value={null}
        placeholder={transitions.length === 0 ? "Choose the first event…" : "Add a transition on…"}
        options={options}
        onChange={(event) => onAdd({ from, event, to: nextState(states, from) })}
      />
    </Rows>
  );
}

function nextState(states: readonly SelectOption[], from: Json): string {
  const at = states.findIndex(({ value }) => value === from);
  return (states[at + 1] ?? states[0])?.value ?? "";
}

function transitionRow({
  id,
  at,
  transition,
  path,
  states,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly at: number;
  readonly transition: Json;
  readonly path: DocumentPath;
  readonly states: readonly SelectOption[];
  readonly isInvalid: boolean;
}): Row {
  const test = readEventTest(transition);
  const { from, to, do: asked } = test.rest;
  const name = `transition ${at + 1}`;
  const update = (change: (test: EventTest) => EventTest, merge?: string): void => updateTest(path, change, merge);
  const set = (field: string, next: Json | undefined): void =>
    update(({ rest, ...other }) => ({ ...other, rest: withField(rest, field, next) }));
  const isKnown = (state: Json | undefined): boolean => states.some(({ value }) => value === state);
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
        <div className={css.words}>
          <span className={css.word}>from</span>
          <NamesEditor
            label={`Where ${name} comes from`}
            noun="state"
            names={namesIn(from)}
            options={from === "*" || namesIn(from).length < 2 ? [anyState, ...states] : states}
            isInvalid={from !== "*" && !namesIn(from).every(isKnown)}
            onChange={(next) =>
              set("from", namesOut(next.includes("*") && next.length > 1 ? next.filter((one) => one !== "*") : next))
            }
          />
        </div>
        <div className={css.words}>
          <span className={css.word}>to</span>
          <Select
            label={`Where ${name} leads`}
            value={typeof to === "string" && to !== "" ? to : null}
            options={states}
            placeholder="Choose a state"
            isInvalid={!isKnown(to)}
            onChange={(next) => set("to", next)}
          />
        </div>
        <RowCondition
          name={name}
          path={path}
          when={test.when}
          isInvalid={isInvalid}
          onChange={(when, merge) => update((now) => ({ ...now, when }), merge)}
        />
        {asked !== undefined && (
          <ActionEditor
            id={`${path.join("-")}-do`}
            path={[...path, "do"]}
            value={asked}
            isInvalid={isInvalid}
            onChange={(next) => set("do", next)}
            place="row"
            label={`Asks of ${name}`}
            help="Asked when this transition is taken."
          />
        )}
      </>
    ),
    entries: [
      conditionEntry(test.when, (when) => update((now) => ({ ...now, when }))),
      asked === undefined
        ? { label: "Ask for something", icon: "arrowRight", run: () => set("do", newAction()) }
        : { label: "Ask nothing", icon: "close", run: () => set("do", undefined) },
    ],
  };
}
