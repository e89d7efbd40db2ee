// One name of several as a choice, more of them as a list that grows and shrinks: event types, or states.
import type { ReactElement } from "react";
import { IconButton, Menu, Select, type MenuEntry, type SelectOption } from "../../controls/index.ts";
import css from "./editors.module.css";

const noEntries: readonly MenuEntry[] = [];

/** The editor. A name that is among no options is shown as it is written, and marked. */
export function NamesEditor({
  id,
  label,
  noun,
  names,
  options,
  onChange,
  isInvalid,
  before = noEntries,
}: {
  readonly id?: string;
  /** Spoken name of the first choice where no Field label points at it. */
  readonly label?: string;
  /** "event": said in placeholders and names. */
  readonly noun: string;
  readonly names: readonly string[];
  readonly options: readonly SelectOption[];
  readonly onChange: (names: readonly string[]) => void;
  readonly isInvalid: boolean;
  /** What else can be done here; stands first in the menu beside the last name. */
  readonly before?: readonly MenuEntry[];
}): ReactElement {
  const others = options.filter((option) => !names.includes(option.value));
  const known = new Set(options.map(({ value }) => value));
  const article = /^[aeiou]/.test(noun) ? "an" : "a";
  const replace = (at: number, name: string): void =>
    onChange(names.map((old, index) => (index === at ? name : old)).filter((one, at, all) => all.indexOf(one) === at));
  const menu: readonly MenuEntry[] = [
    ...before,
    ...(before.length > 0 && others.length > 0 ? [{ type: "label", label: `Or another ${noun}` } as const] : []),
    ...others.map((option): MenuEntry => ({ label: option.label, run: () => onChange([...names, option.value]) })),
  ];
  return (
    <div className={css.stack}>
      {(names.length === 0 ? [null] : names).map((name, at) => (
        <div key={`name ${at + 1}`} className={css.line}>
          <Select
            {...(at === 0 && id !== undefined ? { id } : {})}
            {...(at === 0 ? (label === undefined ? {} : { label }) : { label: `${label ?? noun} ${at + 1}` })}
            value={name}
            options={options}
            placeholder={`Choose ${article} ${noun}`}
            isInvalid={isInvalid && (name === null || !known.has(name))}
            onChange={(next) => (name === null ? onChange([next]) : replace(at, next))}
          />
          {name !== null && at === names.length - 1 && menu.length > 0 && (
            <Menu
              align="end"
              trigger={
                <IconButton
                  size="small"
                  icon={before.length === 0 ? "plus" : "more"}
                  label={before.length === 0 ? `Or another ${noun}` : `More about ${name}`}
                />
              }
              entries={menu}
            />
          )}
          {names.length > 1 && (
            <IconButton
              size="small"
              icon="close"
              label={`Remove ${name ?? ""}`}
              onClick={() => onChange(names.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
    </div>
  );
}
