// The pieces of a row that is about events: which ones, under which condition, called how.
import type { DocumentPath } from "@laban/model";
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { NamesEditor } from "./NamesEditor.tsx";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The events of a row. */
export function RowEvents({
  id,
  name,
  names,
  isInvalid,
  onChange,
}: {
  readonly id?: string | undefined;
  /** The row's spoken name: "step 2". */
  readonly name: string;
  readonly names: readonly string[];
  readonly isInvalid: boolean;
  readonly onChange: (names: readonly string[]) => void;
}): ReactElement {
  const options = useEventOptions();
  return (
    <NamesEditor
      {...(id === undefined ? {} : { id })}
      label={`Event of ${name}`}
      noun="event"
      names={names}
      options={options}
      isInvalid={isInvalid}
      onChange={onChange}
    />
  );
}

/** The condition of a row, where it has one; `path` is the row's. */
export function RowCondition({
  name,
  path,
  when,
  isInvalid,
  onChange,
}: {
  readonly name: string;
  readonly path: DocumentPath;
  readonly when: string | null;
  readonly isInvalid: boolean;
  readonly onChange: (when: string | null, merge?: string) => void;
}): ReactElement | null {
  if (when === null) return null;
  return (
    <ConditionEditor
      id={`${path.join("-")}-when`}
      label={`Condition of ${name}`}
      path={[...path, "when"]}
      value={when}
      isInvalid={isInvalid}
      onChange={(next, merge) => onChange(typeof next === "string" ? next : null, merge)}
    />
  );
}

/** What a row is called in traces and later conditions, where it has a name. */
export function RowName({
  name,
  called,
  onChange,
}: {
  readonly name: string;
  readonly called: string | null;
  readonly onChange: (called: string) => void;
}): ReactElement | null {
  if (called === null) return null;
  return (
    <label className={css.line}>
      <span className={css.word}>called</span>
      <TextInput aria-label={`Name of ${name}`} look="code" value={called} onCommit={onChange} />
    </label>
  );
}
