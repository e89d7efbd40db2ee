// Which event types: one as a choice, several as a list that grows and shrinks.
import type { Json } from "@laban/model";
import type { ReactElement } from "react";
import { IconButton, Menu, Select, type MenuEntry } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The types that a value names, whether it is one or a list. */
export function namesIn(value: Json | undefined): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

/** One name stays a plain name in the text, several become a list. */
export function namesOut(names: readonly string[]): Json | undefined {
  if (names.length === 0) return undefined;
  return names.length === 1 ? names[0] : names;
}

const noEntries: readonly MenuEntry[] = [];
const alternatives: MenuEntry = { type: "label", label: "Or another event" };

/** The editor. */
export function EventsEditor({
  id,
  value,
  onChange,
  isInvalid,
  before = noEntries,
}: EditorProperties & {
  /** What else can be done here; stands first in the menu beside the last event. */
  readonly before?: readonly MenuEntry[];
}): ReactElement {
  const options = useEventOptions();
  const names = namesIn(value);
  const others = options.filter((option) => !names.includes(option.value));
  const replace = (at: number, name: string): void =>
    onChange(namesOut(names.map((old, index) => (index === at ? name : old))));
  return (
    <div className={css.stack}>
      {(names.length === 0 ? [null] : names).map((name, at) => (
        <div key={name ?? "none"} className={css.line}>
          <Select
            {...(at === 0 ? { id } : { label: `Event ${at + 1}` })}
            value={name}
            options={options}
            placeholder="Choose an event"
            isInvalid={isInvalid}
            onChange={(next) => (name === null ? onChange(next) : replace(at, next))}
          />
          {name !== null && at === names.length - 1 && (others.length > 0 || before.length > 0) && (
            <Menu
              align="end"
              trigger={
                <IconButton
                  size="small"
                  icon={before.length === 0 ? "plus" : "more"}
                  label={before.length === 0 ? "Or another event" : `More about ${name}`}
                />
              }
              entries={[
                ...before,
                ...(before.length > 0 && others.length > 0 ? [alternatives] : []),
                ...others.map((option) => ({
                  label: option.value,
                  run: () => onChange(namesOut([...names, option.value])),
                })),
              ]}
            />
          )}
          {names.length > 1 && (
            <IconButton
              size="small"
              icon="close"
              label={`Remove ${name ?? ""}`}
              onClick={() => onChange(namesOut(names.filter((old) => old !== name)))}
            />
          )}
        </div>
      ))}
    </div>
  );
}
