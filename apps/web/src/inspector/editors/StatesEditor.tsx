// The states of a machine: each with its name, which is changed wherever the machine names it, and a deadline that leads on.
import { entryOf, isJsonObject, type DocumentPath, type Json, type PatternRecord } from "@laban/model";
import { useState, type ReactElement } from "react";
import { Button, FieldProblems, Select, TextInput, type SelectOption } from "../../controls/index.ts";
import { change, updateField } from "../../document/changes.ts";
import { useDocument } from "../../document/documentStore.ts";
import { flushPendingText } from "../../document/pendingText.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { ActionEditor } from "./ActionEditor.tsx";
import { DurationEditor } from "./DurationEditor.tsx";
import { withField, type Rest } from "./eventTest.ts";
import { newAction } from "./newAction.ts";
import { Rows, type Row } from "./Rows.tsx";
import { moveStateEdits, nextStateName, renameStateEdits } from "./states.ts";
import css from "./editors.module.css";

/** The editor. */
export function StatesEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const states = statesIn(value);
  const names = Object.keys(states);
  const options = names.map((name): SelectOption => ({ value: name, label: name }));
  return (
    <Rows
      noun="state"
      rows={names.map((name, at) =>
        stateRow({
          id: at === 0 ? id : undefined,
          name,
          state: states[name] ?? null,
          path: [...path, name],
          options,
          isInvalid,
        }),
      )}
      onMove={(from, to) =>
        edit("Move a state", (record) => moveStateEdits(statesIn(record), { at: path, from, to }), path)
      }
      onRemove={(at) => updateField([...path, names[at] ?? ""], () => undefined)}
    >
      <Button
        {...(names.length === 0 ? { id } : {})}
        look="quiet"
        size="small"
        className={css.add ?? ""}
        onClick={() => updateField(path, (now) => ({ ...statesIn(now), [nextStateName(names)]: {} }))}
      >
        Add a state
      </Button>
    </Rows>
  );
}

function stateRow({
  id,
  name,
  state,
  path,
  options,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly name: string;
  readonly state: Json;
  readonly path: DocumentPath;
  readonly options: readonly SelectOption[];
  readonly isInvalid: boolean;
}): Row {
  const written = isJsonObject(state) ? state : {};
  const { after, to, do: asked } = written;
  const hasDeadline = after !== undefined || to !== undefined;
  const update = (next: (now: Rest) => Rest): void => {
    updateField(path, (now) => next(now !== undefined && isJsonObject(now) ? now : {}));
  };
  const set = (field: string, next: Json | undefined): void => update((now) => withField(now, field, next));
  return {
    path,
    line: <StateName {...(id === undefined ? {} : { id })} name={name} path={path} taken={options} />,
    below: (
      <>
        {hasDeadline && (
          <div className={css.wrapped}>
            <span className={css.word}>after</span>
            <DurationEditor
              id={`${path.join("-")}-after`}
              label={`Deadline of state ${name}`}
              path={[...path, "after"]}
              value={after}
              isInvalid={isInvalid}
              onChange={(next) => set("after", next)}
            />
          </div>
        )}
        {hasDeadline && (
          <div className={css.line}>
            <span className={css.word}>goes to</span>
            <Select
              label={`Where the deadline of state ${name} leads`}
              value={typeof to === "string" ? to : null}
              options={options}
              placeholder="Choose a state"
              isInvalid={typeof to !== "string" || !options.some(({ value }) => value === to)}
              onChange={(next) => set("to", next)}
            />
          </div>
        )}
        {asked !== undefined && (
          <ActionEditor
            id={`${path.join("-")}-do`}
            path={[...path, "do"]}
            value={asked}
            isInvalid={isInvalid}
            onChange={(next) => set("do", next)}
            place="row"
            label={`Asks at the deadline of state ${name}`}
            help="Asked at the deadline of this state."
          />
        )}
      </>
    ),
    entries: [
      hasDeadline
        ? {
            label: "Without a deadline",
            icon: "close",
            run: () => update(({ after: _after, to: _to, do: _do, ...rest }) => rest),
          }
        : {
            label: "Leads on after a while…",
            icon: "arrowRight",
            run: () =>
              update((now) => ({
                ...now,
                after: "30m",
                to: options.findLast(({ value }) => value !== name)?.value ?? name,
              })),
          },
      ...(hasDeadline && asked === undefined
        ? [{ label: "Ask for something then", icon: "plus", run: () => set("do", newAction()) } as const]
        : []),
    ],
  };
}

function StateName({
  id,
  name,
  path,
  taken,
}: {
  readonly id?: string;
  readonly name: string;
  readonly path: DocumentPath;
  readonly taken: readonly SelectOption[];
}): ReactElement {
  const [refused, setRefused] = useState<string | null>(null);
  function rename(typed: string): void {
    const to = typed.trim();
    const problem =
      to === ""
        ? "A state needs a name."
        : to === "*"
          ? '"*" stands for every state; choose another name.'
          : taken.some(({ value }) => value === to)
            ? `There is a state "${to}" already; choose another name.`
            : null;
    setRefused(problem);
    if (problem !== null) return;
    edit(
      `Rename state ${name}`,
      (_states, record, fields) => renameStateEdits(fields, record, { at: path.slice(0, 2), from: name, to }),
      path,
    );
  }
  return (
    <div>
      <TextInput
        {...(id === undefined ? {} : { id })}
        aria-label={`Name of state ${name}`}
        look="code"
        value={name}
        isInvalid={refused !== null}
        onCommit={rename}
      />
      <FieldProblems problems={refused === null ? [] : [{ severity: "error", message: refused }]} />
    </div>
  );
}

/** Carries out edits that are made from what the pattern is now. */
function edit(
  title: string,
  editsOf: (
    states: Json | undefined,
    record: PatternRecord,
    fields: Parameters<typeof renameStateEdits>[0],
  ) => ReturnType<typeof renameStateEdits>,
  path: DocumentPath,
): void {
  flushPendingText();
  const { document, catalog } = useDocument.getState();
  const record = entryOf<PatternRecord>(document.patterns, String(path[1]));
  if (record === undefined) return;
  const edits = editsOf(record[String(path[2])], record, catalog.find(record.kind)?.fields ?? []);
  if (edits.length > 0) change({ type: "edit", title, edits });
}

function statesIn(value: Json | undefined): Rest {
  return value !== undefined && isJsonObject(value) ? value : {};
}
