// A whole number in a row. What is no number is kept as it is written, and said to be wrong below.
import type { Json } from "@laban/model";
import type { ReactElement } from "react";
import { TextInput } from "../../controls/index.ts";
import { scalarText } from "../scalarText.ts";
import css from "./editors.module.css";

/** The input; arrows up and down change it by one. Empty removes the field. */
export function CountInput({
  id,
  label,
  value,
  onChange,
  min = 1,
  max = 1000,
  placeholder = "1",
  isInvalid = false,
}: {
  readonly id?: string;
  readonly label?: string;
  readonly value: Json | undefined;
  readonly onChange: (value: Json | undefined) => void;
  readonly min?: number;
  readonly max?: number;
  readonly placeholder?: string;
  readonly isInvalid?: boolean;
}): ReactElement {
  const written = scalarText(value);
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { "aria-label": label })}
      look="code"
      inputMode="numeric"
      className={css.number ?? ""}
      isInvalid={isInvalid}
      value={written}
      placeholder={placeholder}
      onStep={(typed, by) => onChange(Math.min(max, Math.max(min, (Number(typed) || 0) + by)))}
      onCommit={(next) => {
        const text = next.trim();
        if (text === "") onChange(undefined);
        else onChange(/^-?\d+$/.test(text) ? Number(text) : text);
      }}
    />
  );
}
