// A line or a block of text that is committed when the person leaves it or presses Enter; Esc puts back what was there.
import { useRef, useState, type InputHTMLAttributes, type ReactElement, type Ref } from "react";
import { joinClasses } from "./joinClasses.ts";
import css from "./Field.module.css";

/** Properties of a text input, with those of the element that make sense here. */
export interface TextInputProps extends Pick<
  InputHTMLAttributes<HTMLInputElement>,
  "id" | "placeholder" | "aria-label" | "aria-describedby" | "inputMode" | "spellCheck" | "autoFocus" | "list"
> {
  readonly value: string;
  /** Called once with the new text, when it differs. */
  readonly onCommit: (value: string) => void;
  /** For numbers: called by the arrows up and down with what is typed, in place of `onCommit`. */
  readonly onStep?: (typed: string, by: 1 | -1) => void;
  /** Called when the input is left, whichever way, after `onCommit`. */
  readonly onDone?: () => void;
  readonly look?: "text" | "code";
  readonly isInvalid?: boolean;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A one-line input. Mod+Z inside is the browser's own until the text is committed. */
export function TextInput({
  value,
  onCommit,
  onDone,
  onStep,
  look = "text",
  isInvalid = false,
  className,
  ref,
  ...rest
}: TextInputProps): ReactElement {
  // Null while nobody writes: then the value itself is shown, however it changes.
  const [draft, setDraft] = useState<string | null>(null);
  const cancelled = useRef(false);
  return (
    <input
      ref={ref}
      type="text"
      autoComplete="off"
      spellCheck={false}
      aria-invalid={isInvalid || undefined}
      className={joinClasses(css.input, look === "code" && css.code, className)}
      data-draft={draft !== null}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        setDraft(null);
        if (!cancelled.current && draft !== null && draft !== value) onCommit(draft);
        cancelled.current = false;
        onDone?.();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && onDone !== undefined) event.currentTarget.blur();
        else if (event.key === "Enter") {
          setDraft(null);
          if (draft !== null && draft !== value) onCommit(draft);
        }
        if (onStep !== undefined && !event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
          event.preventDefault();
          setDraft(null);
          onStep(draft ?? value, event.key === "ArrowUp" ? 1 : -1);
        }
        if (event.key === "Escape") {
          event.stopPropagation();
          cancelled.current = true;
          event.currentTarget.blur();
        }
      }}
      {...rest}
    />
  );
}

/** A block of text, committed on leaving. */
export function TextArea({
  value,
  onCommit,
  id,
  rows = 3,
  label,
  placeholder,
}: {
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly id?: string;
  readonly rows?: number;
  readonly label?: string;
  readonly placeholder?: string;
}): ReactElement {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <textarea
      id={id}
      rows={rows}
      aria-label={label}
      placeholder={placeholder}
      className={joinClasses(css.input, css.area)}
      data-draft={draft !== null}
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => {
        setDraft(null);
        if (draft !== null && draft !== value) onCommit(draft);
      }}
    />
  );
}
