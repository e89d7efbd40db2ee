// One of a few; the first option is what holds when nothing is written.
import type { ReactElement } from "react";
import { Select } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";

/** The editor. */
export function ChoiceEditor({
  id,
  value,
  onChange,
  isInvalid,
  options,
}: EditorProperties & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}): ReactElement {
  const standard = options[0]?.value ?? null;
  return (
    <Select
      id={id}
      value={typeof value === "string" ? value : standard}
      options={options}
      isInvalid={isInvalid}
      onChange={(next) => onChange(next === standard ? undefined : next)}
    />
  );
}
