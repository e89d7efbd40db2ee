// Which event types: one as a choice, several as a list that grows and shrinks.
import type { ReactElement } from "react";
import type { EditorProperties } from "../editorProperties.ts";
import { namesIn, namesOut } from "./eventTest.ts";
import { NamesEditor } from "./NamesEditor.tsx";
import { useEventOptions } from "./useEventOptions.tsx";

/** The editor. */
export function EventsEditor({ id, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const options = useEventOptions();
  return (
    <NamesEditor
      id={id}
      noun="event"
      names={namesIn(value)}
      options={options}
      isInvalid={isInvalid}
      onChange={(names) => onChange(namesOut(names))}
    />
  );
}
