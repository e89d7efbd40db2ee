// One state of the machine by its name, or several.
import type { ReactElement } from "react";
import { Select } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";
import { namesIn, namesOut } from "./eventTest.ts";
import { NamesEditor } from "./NamesEditor.tsx";
import { useStateOptions } from "./useSibling.ts";

/** One of the states. */
export function StateEditor({ id, path, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const options = useStateOptions(path);
  const [name = null] = namesIn(value);
  return (
    <Select
      id={id}
      value={name}
      options={options}
      placeholder="Choose a state"
      isInvalid={isInvalid}
      onChange={onChange}
    />
  );
}

/** Several of the states; none removes the field. */
export function StateListEditor({ id, path, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const options = useStateOptions(path);
  return (
    <NamesEditor
      id={id}
      noun="state"
      names={namesIn(value)}
      options={options}
      isInvalid={isInvalid}
      onChange={(names) => onChange(namesOut(names))}
      before={[{ label: "None", icon: "close", run: () => onChange(undefined) }]}
    />
  );
}
