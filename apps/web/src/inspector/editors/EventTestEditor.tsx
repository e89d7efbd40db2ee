// An event with an optional condition: the plain name where there is none, { event, when } where there is one.
import { isJsonObject, type Json } from "@laban/model";
import type { ReactElement } from "react";
import type { EditorProperties } from "../editorProperties.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { EventsEditor, namesIn } from "./EventsEditor.tsx";
import css from "./editors.module.css";

/** The parts of an event test, however it is written. */
export function readEventTest(value: Json | undefined): {
  readonly names: readonly string[];
  readonly when: string | null;
} {
  if (value === undefined || !isJsonObject(value)) return { names: namesIn(value), when: null };
  const when = value["when"];
  return {
    names: [...namesIn(value["event"]), ...namesIn(value["any_of"])],
    when: typeof when === "string" ? when : null,
  };
}

/** The shortest way to write one. */
export function writeEventTest(
  names: readonly string[],
  when: string | null,
  rest: { readonly [name: string]: Json } = {},
): Json | undefined {
  const isPlain = when === null && Object.keys(rest).length === 0;
  if (names.length === 0 && isPlain) return undefined;
  if (isPlain) return names.length === 1 ? names[0] : names;
  const events: { readonly [name: string]: Json } = names.length > 1 ? { any_of: names } : { event: names[0] ?? "" };
  return { ...rest, ...events, ...(when === null ? {} : { when }) };
}

/** The editor. */
export function EventTestEditor({
  id,
  path,
  value,
  onChange,
  isInvalid,
  pattern,
}: EditorProperties & { readonly pattern: string }): ReactElement {
  const { names, when } = readEventTest(value);
  return (
    <div className={css.stack}>
      <EventsEditor
        id={id}
        path={path}
        value={names.length === 1 ? names[0] : names}
        isInvalid={isInvalid}
        onChange={(next) => onChange(writeEventTest(namesIn(next), when))}
        before={[
          when === null
            ? { label: "Only when…", icon: "filter", run: () => onChange(writeEventTest(names, "true")) }
            : { label: "Without a condition", icon: "filter", run: () => onChange(writeEventTest(names, null)) },
        ]}
      />
      {when !== null && (
        <ConditionEditor
          id={`${id}-when`}
          path={[...path, "when"]}
          value={when}
          isInvalid={isInvalid}
          pattern={pattern}
          onChange={(next) => onChange(writeEventTest(names, typeof next === "string" ? next : null))}
        />
      )}
    </div>
  );
}
