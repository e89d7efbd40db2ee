// A length of time as it is written in the text: 60s, 30m, 2h; a bare number means seconds.
import { parseDuration } from "@laban/model";
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import type { EditorProperties } from "../editorProperties.ts";
import css from "./editors.module.css";

/** The editor; an empty text removes the field. What cannot be read is kept as written and said below. */
export function DurationEditor({
  id,
  value,
  onChange,
  isInvalid,
  label,
}: EditorProperties & {
  /** Spoken name where no Field label points at it. */
  readonly label?: string;
}): ReactElement {
  const written = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const read = written === "" ? undefined : parseDuration(value);
  return (
    <div className={css.line}>
      <TextInput
        id={id}
        {...(label === undefined ? {} : { "aria-label": label })}
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
      {read?.ok === true && <span className={`tempo ${css.note ?? ""}`}>{inWords(read.ms)}</span>}
    </div>
  );
}

/** 7 200 000 ms as "2 hours": longer than the card says it, because here there is room. */
function inWords(ms: number): string {
  const units = [
    [86_400_000, "day"],
    [3_600_000, "hour"],
    [60_000, "minute"],
    [1000, "second"],
  ] as const;
  for (const [unitMs, unit] of units) {
    if (ms >= unitMs && ms % unitMs === 0) return ms === unitMs ? `one ${unit}` : `${ms / unitMs} ${unit}s`;
  }
  return ms === 0 ? "at once" : `${ms / 1000} seconds`;
}
