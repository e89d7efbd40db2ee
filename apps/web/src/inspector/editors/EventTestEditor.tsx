// An event with an optional condition: the plain name where there is none, { event, when } where there is one.
import type { ReactElement } from "react";
import { updateField } from "../../document/changes.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { ConditionEditor } from "./ConditionEditor.tsx";
import { conditionEntry } from "./conditionEntry.ts";
import { readEventTest, writeEventTest, type EventTest } from "./eventTest.ts";
import { NamesEditor } from "./NamesEditor.tsx";
import { useEventOptions } from "./useEventOptions.tsx";
import css from "./editors.module.css";

/** The editor; it writes to its path itself. */
export function EventTestEditor({ id, path, value, isInvalid }: Omit<EditorProperties, "onChange">): ReactElement {
  const options = useEventOptions();
  const { names, when } = readEventTest(value);
  const update = (change: (test: EventTest) => EventTest, merge?: string): void => {
    updateField(
      path,
      (now) => {
        const next = change(readEventTest(now));
        return next.names.length === 0 && next.when === null ? undefined : writeEventTest(next);
      },
      merge,
    );
  };
  return (
    <div className={css.stack}>
      <NamesEditor
        id={id}
        noun="event"
        names={names}
        options={options}
        isInvalid={isInvalid}
        onChange={(next) => update((test) => ({ ...test, names: next }))}
        before={[
          conditionEntry(when, (next) => update((test) => ({ ...test, when: next }))),
          { label: "Nothing", icon: "close", run: () => update(() => ({ names: [], when: null, rest: {} })) },
        ]}
      />
      {when !== null && (
        <ConditionEditor
          id={`${id}-when`}
          path={[...path, "when"]}
          value={when}
          isInvalid={isInvalid}
          onChange={(next, merge) =>
            update((test) => ({ ...test, when: typeof next === "string" ? next : null }), merge)
          }
        />
      )}
    </div>
  );
}
