// Free text. Empty is not written.
import type { ReactElement } from "react";
import { TextArea, TextInput } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";

/** One line for names, a block for descriptions. */
export function LongTextEditor({ id, path, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const written = typeof value === "string" ? value : "";
  const commit = (next: string): void => onChange(next.trim() === "" ? undefined : next);
  if (path.at(-1) === "description") return <TextArea id={id} value={written} onCommit={commit} />;
  return <TextInput id={id} value={written} isInvalid={isInvalid} onCommit={commit} />;
}
