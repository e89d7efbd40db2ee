// A length of time as it is written in the text: 60s, 30m, 2h; a bare number means seconds.
import { parseDuration } from "@laban/model";
import { durationInWords } from "@laban/compiler";
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import type { EditorProperties } from "../FieldEditor.tsx";
import css from "./editors.module.css";

/** The editor; an empty text removes the field. What cannot be read is kept as written and said below. */
export function DurationEditor({ id, value, onChange, isInvalid }: EditorProperties): ReactElement {
  const written = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const ms = written === "" ? undefined : parseDuration(typeof value === "number" ? value : written);
  return (
    <div className={css.line}>
      <TextInput
        id={id}
        look="code"
        className={css.duration ?? ""}
        placeholder="none"
        isInvalid={isInvalid}
        value={written}
        onCommit={(next) => {
          const text = next.trim();
          if (text === "") onChange(undefined);
          else onChange(/^\d+(\.\d+)?$/.test(text) ? Number(text) : text);
        }}
      />
      {ms !== undefined && <span className={`tempo ${css.note ?? ""}`}>{durationInWords(ms)}</span>}
    </div>
  );
}
