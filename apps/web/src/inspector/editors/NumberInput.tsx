// A number. What is none is refused in place and stays as it was typed, because the document would not read it: it could not be shown again.
import type { Json } from "@laban/model";
import { useState, type ReactElement } from "react";
import { FieldProblems, TextInput } from "../../controls/index.ts";
import { scalarText } from "../scalarText.ts";
import css from "./editors.module.css";

/** What a number input is given, whatever numbers it takes. */
export interface NumberInputProps {
  readonly id?: string;
  /** Spoken name where no Field label points at it. */
  readonly label?: string;
  readonly value: Json | undefined;
  /** Empty removes the field. */
  readonly onChange: (value: number | undefined) => void;
  readonly placeholder?: string;
  readonly isInvalid?: boolean;
}

/** Any number. */
export function NumberInput(properties: NumberInputProps): ReactElement {
  return (
    <Input {...properties} expected="a number" read={(text) => (Number.isFinite(Number(text)) ? Number(text) : null)} />
  );
}

/** A whole number in a range; arrows up and down change it by one. */
export function CountInput({
  min = 1,
  max = 1000,
  ...properties
}: NumberInputProps & { readonly min?: number; readonly max?: number }): ReactElement {
  const { onChange } = properties;
  return (
    <Input
      {...properties}
      expected={`a whole number from ${min} to ${max}`}
      read={(text) => {
        const number = Number(text);
        return /^-?\d+$/.test(text) && number >= min && number <= max ? number : null;
      }}
      onStep={(typed, by) => onChange(Math.min(max, Math.max(min, (Number(typed) || 0) + by)))}
    />
  );
}

function Input({
  id,
  label,
  value,
  onChange,
  placeholder = "1",
  isInvalid = false,
  expected,
  read,
  onStep,
}: NumberInputProps & {
  readonly expected: string;
  /** Null for what is not expected. */
  readonly read: (text: string) => number | null;
  readonly onStep?: (typed: string, by: 1 | -1) => void;
}): ReactElement {
  const written = scalarText(value);
  /** What was typed and is refused, over what was written then: another value in the document is news, and shown. */
  const [refused, setRefused] = useState<{ readonly typed: string; readonly over: string } | null>(null);
  const isRefused = refused !== null && refused.over === written;
  return (
    <>
      <TextInput
        {...(id === undefined ? {} : { id })}
        {...(label === undefined ? {} : { "aria-label": label })}
        look="code"
        inputMode="numeric"
        className={css.number ?? ""}
        isInvalid={isInvalid || isRefused}
        value={isRefused ? refused.typed : written}
        placeholder={placeholder}
        {...(onStep === undefined ? {} : { onStep })}
        onCommit={(next) => {
          const typed = next.trim();
          const number = typed === "" ? undefined : read(typed);
          setRefused(number === null ? { typed: next, over: written } : null);
          if (number !== null && scalarText(number) !== written) onChange(number);
        }}
      />
      <div className={css.refusal}>
        <FieldProblems
          problems={
            isRefused
              ? [
                  {
                    severity: "error",
                    message: `“${refused.typed.trim()}” is not ${expected}, and was not taken over.`,
                  },
                ]
              : []
          }
        />
      </div>
    </>
  );
}
