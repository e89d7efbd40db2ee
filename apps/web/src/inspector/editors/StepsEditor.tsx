// Steps in order: each an event type with its number; add, reorder and remove, all by keyboard too. Conditions and repetitions unfold per step.
import { isJsonObject, type Json } from "@laban/model";
import { useRef, useState, type KeyboardEvent, type ReactElement } from "react";
import { distinctKeys, IconButton, Menu, Select, TextInput } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { readEventTest, writeEventTest } from "./EventTestEditor.tsx";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The editor. Alt+↑ and Alt+↓ move the step that has the focus. */
export function StepsEditor({
  id,
  path,
  value,
  onChange,
  isInvalid,
  pattern,
}: EditorProperties & { readonly pattern: string }): ReactElement {
  const options = useEventOptions();
  const steps: readonly Json[] = Array.isArray(value) ? value : [];
  const list = useRef<HTMLOListElement>(null);
  const [said, say] = useState("");

  const replace = (at: number, step: Json): void => onChange(steps.map((old, index) => (index === at ? step : old)));
  const remove = (at: number): void => {
    const left = steps.filter((_, index) => index !== at);
    onChange(left);
    say(`Step ${at + 1} removed`);
  };

  function move(from: number, by: -1 | 1): void {
    const to = from + by;
    const step = steps[from];
    if (step === undefined || to < 0 || to >= steps.length) return;
    const without = steps.filter((_, index) => index !== from);
    onChange([...without.slice(0, to), step, ...without.slice(to)]);
    say(`Step ${from + 1} is now step ${to + 1}`);
    requestAnimationFrame(() => list.current?.children[to]?.querySelector<HTMLElement>("button")?.focus());
  }

  // The same event may be a step twice.
  const keys = distinctKeys(steps.map((step) => readEventTest(step).names.join()));
  return (
    <div className={css.stack}>
      <ol ref={list} className={css.stack}>
        {steps.map((step, at) => (
          <Step
            key={keys[at]}
            {...(at === 0 ? { id } : {})}
            at={at}
            step={step}
            path={[...path, at]}
            pattern={pattern}
            isInvalid={isInvalid}
            options={options}
            onChange={(next) => replace(at, next)}
            onMove={(by) => move(at, by)}
            onRemove={() => remove(at)}
            isFirst={at === 0}
            isLast={at === steps.length - 1}
          />
        ))}
      </ol>
      <Select
        look="quiet"
        className={css.add ?? ""}
        label="Add a step"
        value={null}
        placeholder={steps.length === 0 ? "Choose the first event…" : "Add a step…"}
        options={options}
        onChange={(event) => onChange([...steps, event])}
      />
      <span className="spoken" role="status">
        {said}
      </span>
    </div>
  );
}

function Step({
  id,
  at,
  step,
  path,
  pattern,
  isInvalid,
  options,
  onChange,
  onMove,
  onRemove,
  isFirst,
  isLast,
}: {
  readonly id?: string;
  readonly at: number;
  readonly step: Json;
  readonly path: EditorProperties["path"];
  readonly pattern: string;
  readonly isInvalid: boolean;
  readonly options: ReturnType<typeof useEventOptions>;
  readonly onChange: (step: Json) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}): ReactElement {
  const { names, when } = readEventTest(step);
  const rest = restOf(step);
  const write = (next: {
    readonly names?: readonly string[];
    readonly when?: string | null;
    readonly rest?: typeof rest;
  }): void => {
    const written = writeEventTest(next.names ?? names, next.when === undefined ? when : next.when, next.rest ?? rest);
    if (written !== undefined) onChange(written);
  };
  const name = typeof rest["name"] === "string" ? rest["name"] : null;

  function onKeyDown(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  }

  return (
    <li className={css.step} onKeyDownCapture={onKeyDown}>
      <div className={css.line}>
        <span className={css.stepNumber} aria-hidden="true">
          {at + 1}
        </span>
        <Select
          {...(id === undefined ? {} : { id })}
          label={`Event of step ${at + 1}`}
          value={names[0] ?? null}
          options={options}
          isInvalid={isInvalid && !options.some((option) => option.value === names[0])}
          onChange={(next) => write({ names: [next, ...names.slice(1)] })}
        />
        <Menu
          align="end"
          trigger={<IconButton size="small" icon="more" label={`Actions on step ${at + 1}`} />}
          entries={[
            { label: "Move up", icon: "arrowUp", keys: "Alt+↑", disabled: isFirst, run: () => onMove(-1) },
            { label: "Move down", icon: "arrowDown", keys: "Alt+↓", disabled: isLast, run: () => onMove(1) },
            { type: "separator", id: "a" },
            when === null
              ? { label: "Only when…", icon: "filter", run: () => write({ when: "true" }) }
              : { label: "Without a condition", icon: "filter", run: () => write({ when: null }) },
            name === null
              ? {
                  label: "Give it a name",
                  icon: "pencil",
                  run: () => write({ rest: { ...rest, name: names[0] ?? "step" } }),
                }
              : { label: "Without a name", icon: "pencil", run: () => write({ rest: without(rest, "name") }) },
            {
              label: rest["optional"] === true ? "Must come" : "May be missing",
              icon: "info",
              run: () =>
                write({ rest: rest["optional"] === true ? without(rest, "optional") : { ...rest, optional: true } }),
            },
            { type: "separator", id: "b" },
            { label: "Remove", icon: "trash", danger: true, run: onRemove },
          ]}
        />
      </div>
      {names.length > 1 && <p className={css.stepMore}>or {names.slice(1).join(", ")}</p>}
      {when !== null && (
        <div className={css.stepMore}>
          <ConditionEditor
            id={`${path.join("-")}-when`}
            path={[...path, "when"]}
            value={when}
            isInvalid={isInvalid}
            pattern={pattern}
            onChange={(next) => write({ when: typeof next === "string" ? next : null })}
          />
        </div>
      )}
      {name !== null && (
        <div className={css.stepMore}>
          <TextInput
            aria-label={`Name of step ${at + 1}`}
            look="code"
            value={name}
            onCommit={(next) => write({ rest: { ...rest, name: next } })}
          />
        </div>
      )}
      {rest["optional"] === true && <p className={css.stepMore}>may be missing</p>}
    </li>
  );
}

/** What else a step says, beside its events and its condition. */
function restOf(step: Json): { readonly [name: string]: Json } {
  if (!isJsonObject(step)) return {};
  const { event: _event, any_of: _anyOf, when: _when, ...rest } = step;
  return rest;
}

function without(record: { readonly [name: string]: Json }, name: string): { readonly [name: string]: Json } {
  const { [name]: _left, ...rest } = record;
  return rest;
}
