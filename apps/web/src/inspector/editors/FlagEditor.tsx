// Yes or no; no is not written.
import type { ReactElement } from "react";
import type { EditorProperties } from "../editorProperties.ts";
import css from "./editors.module.css";

/** The editor. */
export function FlagEditor({ id, value, onChange }: EditorProperties): ReactElement {
  return (
    <span className={css.check}>
      <input
        id={id}
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.target.checked ? true : undefined)}
      />
      <label htmlFor={id}>{value === true ? "yes" : "no"}</label>
    </span>
  );
}
