// Steps in order: each one event, one of several or all of several, with its condition, how often it comes, and how strictly it follows.
import type { DocumentPath, Json } from "@laban/model";
import type { ReactElement } from "react";
import { Select, type MenuEntry } from "../../controls/index.ts";
import { updateField } from "../../document/changes.ts";
import type { RowsProperties } from "../editorProperties.ts";
import { conditionEntry } from "./conditionEntry.ts";
import { RowCondition, RowEvents, RowName } from "./EventRow.tsx";
import { withField } from "./eventTest.ts";
import { nameEntry, nameIn } from "./MembersEditor.tsx";
import { itemPath, itemsIn } from "./rowItems.ts";
import { listMoves, Rows, type Row } from "./Rows.tsx";
import { StepMembers } from "./StepMembers.tsx";
import { readStep, takingOtherwise, writeStep, type StepParts, type Takes } from "./stepParts.ts";
import { StepRepeats } from "./StepRepeats.tsx";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The lists inside of a step; their entries say their own problems. */
const inner = ["any_of", "all_of"];

/** What a step may wait for, in words. */
const takesOptions = [
  { value: "one", label: "one event" },
  { value: "any", label: "one of several" },
  { value: "all", label: "all of several" },
] as const satisfies readonly { readonly value: Takes; readonly label: string }[];

/** The editor. */
export function StepsEditor({ id, path, value, isInvalid }: RowsProperties): ReactElement {
  const options = useEventOptions();
  const steps = itemsIn(value);
  const { onMove, onRemove, onAdd } = listMoves(path);
  return (
    <Rows
      noun="step"
      rows={steps.map((step, at) =>
        stepRow({ id: at === 0 ? id : undefined, at, step, path: itemPath(path, value, at), isInvalid }),
      )}
      onMove={onMove}
      onRemove={onRemove}
    >
      <Select
        {...(steps.length === 0 ? { id } : {})}
        look="quiet"
        className={css.add ?? ""}
        label="Add a step"
        value={null}
        placeholder={steps.length === 0 ? "Choose the first event…" : "Add a step…"}
        options={options}
        onChange={onAdd}
      />
    </Rows>
  );
}

function stepRow({
  id,
  at,
  step,
  path,
  isInvalid,
}: {
  readonly id: string | undefined;
  readonly at: number;
  readonly step: Json;
  readonly path: DocumentPath;
  readonly isInvalid: boolean;
}): Row {
  const parts = readStep(step);
  const { takes, when, rest } = parts;
  const name = `step ${at + 1}`;
  const update = (change: (parts: StepParts) => StepParts, merge?: string): void => {
    updateField(path, (now) => writeStep(change(readStep(now))), merge);
  };
  const set = (field: string, next: Json | undefined): void =>
    update(({ rest, ...other }) => ({ ...other, rest: withField(rest, field, next) }));
  const test = { names: parts.members[0]?.names ?? [], when, rest };
  return {
    path,
    inner,
    line:
      takes === "one" ? (
        <RowEvents
          id={id}
          name={name}
          names={test.names}
          isInvalid={isInvalid}
          onChange={(names) => update((now) => takingNames(now, names))}
        />
      ) : (
        <Select
          {...(id === undefined ? {} : { id })}
          label={`What ${name} waits for`}
          value={takes}
          options={takesOptions}
          onChange={(next) => update((now) => takingOtherwise(now, next as Takes))}
        />
      ),
    below: (
      <>
        {takes !== "one" && <StepMembers name={name} path={path} takes={takes} isInvalid={isInvalid} />}
        <StepRepeats name={name} rest={rest} takes={takes} set={set} />
        <RowCondition
          name={name}
          path={path}
          when={when}
          isInvalid={isInvalid}
          onChange={(next, merge) => update((now) => ({ ...now, when: next }), merge)}
        />
        <RowName name={name} called={nameIn(test)} onChange={(next) => set("name", next === "" ? undefined : next)} />
      </>
    ),
    entries: [
      ...takesOptions
        .filter(({ value }) => value !== takes)
        .map(({ value, label }): MenuEntry => ({
          label: `Wait for ${label}`,
          icon: value === "one" ? "minus" : "plus",
          run: () => update((now) => takingOtherwise(now, value)),
        })),
      { type: "separator", id: "before-condition" },
      conditionEntry(when, (next) => update((now) => ({ ...now, when: next }))),
      ...repeatEntries(parts, set),
      ...(rest["min"] === undefined && rest["max"] === undefined
        ? []
        : [{ label: "Once", icon: "minus", run: () => update(takingOnce) } as const]),
      nameEntry(test, set),
    ],
  };
}

function takingOnce({ rest: { min: _min, max: _max, ...rest }, ...step }: StepParts): StepParts {
  return { ...step, rest };
}

/** Further names of one event make it one of several. */
function takingNames(step: StepParts, names: readonly string[]): StepParts {
  return readStep(writeStep({ ...step, takes: "one", members: [{ names, when: null, rest: {} }] }));
}

function repeatEntries(
  { rest, takes }: StepParts,
  set: (field: string, next: Json | undefined) => void,
): readonly MenuEntry[] {
  const isRepeated = rest["min"] !== undefined || rest["max"] !== undefined;
  return [
    ...(takes === "all" || isRepeated
      ? []
      : [{ label: "Several times…", icon: "restart", run: () => set("max", 2) } as const]),
    rest["optional"] === true
      ? { label: "Must come", icon: "check", run: () => set("optional", undefined) }
      : { label: "May be missing", icon: "info", run: () => set("optional", true) },
    rest["strict"] === true
      ? { label: "Others may come between", icon: "filter", run: () => set("strict", undefined) }
      : { label: "Must come next", icon: "arrowDown", run: () => set("strict", true) },
  ];
}
