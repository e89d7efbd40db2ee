// Dotted paths into an event, separated by commas: data.order_id, data.customer.id.
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import { useDocument } from "../../document/documentStore.ts";
import type { EditorProperties } from "../editorProperties.ts";

/** The editor; empty means the document's own correlation, which it shows as a placeholder. */
export function PathsEditor({ id, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const inherited = useDocument((state) => state.document.correlation.default.join(", "));
  const written = Array.isArray(value) ? value.map(String).join(", ") : typeof value === "string" ? value : "";
  return (
    <TextInput
      id={id}
      look="code"
      value={written}
      placeholder={inherited === "" ? "correlation_id" : inherited}
      isInvalid={isInvalid}
      onCommit={(next) => {
        const paths = next
          .split(",")
          .map((path) => path.trim())
          .filter((path) => path !== "");
        onChange(paths.length === 0 ? undefined : paths);
      }}
    />
  );
}
