// A choice of one among several, as a button with a list. For long lists typing jumps to the entry.
import { Select as BaseSelect } from "@base-ui/react/select";
import type { ReactElement, ReactNode } from "react";
import { Icon } from "./Icon.tsx";
import { joinClasses } from "./joinClasses.ts";
import popup from "./Popup.module.css";
import css from "./Field.module.css";

/** One entry of a select. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  /** A sign before the label. */
  readonly sign?: ReactNode;
  readonly note?: string;
}

/** A select; `value` that is in no option is shown as written, marked as unknown by the caller's field. */
export function Select({
  value,
  options,
  onChange,
  label,
  id,
  placeholder = "Choose…",
  look = "field",
  disabled = false,
  className,
  describedBy,
  isInvalid = false,
}: {
  readonly value: string | null;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  /** Spoken name where no Field label points at it. */
  readonly label?: string;
  readonly id?: string;
  readonly placeholder?: string;
  readonly look?: "field" | "quiet";
  readonly disabled?: boolean;
  readonly className?: string;
  readonly describedBy?: string;
  readonly isInvalid?: boolean;
}): ReactElement {
  const chosen = options.find((option) => option.value === value);
  return (
    <BaseSelect.Root
      value={value}
      disabled={disabled}
      onValueChange={(next) => {
        if (typeof next === "string") onChange(next);
      }}
    >
      <BaseSelect.Trigger
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={isInvalid || undefined}
        className={joinClasses(look === "field" ? css.select : css.quietSelect, className)}
      >
        {chosen?.sign}
        <span className={joinClasses(css.selectText, value === null && css.placeholder)}>
          {chosen?.label ?? value ?? placeholder}
        </span>
        <BaseSelect.Icon className={css.selectIcon}>
          <Icon name="chevronDown" size={12} />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <BaseSelect.Popup className={popup.popup}>
            <BaseSelect.List>
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={popup.item} label={option.label}>
                  {option.sign}
                  <BaseSelect.ItemText className={popup.itemText}>{option.label}</BaseSelect.ItemText>
                  {option.note !== undefined && <span className={popup.itemNote}>{option.note}</span>}
                  <BaseSelect.ItemIndicator className={popup.itemMark}>
                    <Icon name="check" size={14} />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
