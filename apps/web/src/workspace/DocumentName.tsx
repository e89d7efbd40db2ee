// The name of the document in the top bar: press it to edit it. It is the name in the text, nothing else.
import { useState, type ReactElement } from "react";
import { giveFocusBack, TextInput } from "../controls/index.ts";
import { renameDocument } from "../document/changes.ts";
import { useDocument } from "../document/documentStore.ts";
import css from "./TopBar.module.css";

/** The editable name. */
export function DocumentName(): ReactElement {
  const name = useDocument((state) => state.name);
  const isReadable = useDocument((state) => state.readable);
  const [isEditing, setEditing] = useState(false);
  if (!isEditing || !isReadable)
    return (
      <h1 className={css.heading}>
        <button
          type="button"
          data-document-name
          className={css.name}
          title={isReadable ? "Rename" : "The text cannot be read; mend it before renaming"}
          disabled={!isReadable}
          onClick={() => setEditing(true)}
        >
          {name === "" ? "Untitled" : name}
        </button>
      </h1>
    );
  return (
    <TextInput
      autoFocus
      aria-label="Name of the choreography"
      className={css.nameInput ?? ""}
      value={name}
      onCommit={(next) => {
        if (next.trim() !== "") renameDocument(next.trim());
      }}
      onDone={() => {
        setEditing(false);
        giveFocusBack("[data-document-name]");
      }}
    />
  );
}
