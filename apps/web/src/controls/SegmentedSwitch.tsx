// A switch between two or three views of one thing: Design | Run, Score | Free. The chosen one is ink.
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactElement } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { joinClasses } from "./joinClasses.ts";
import css from "./SegmentedSwitch.module.css";

/** A segmented switch; exactly one segment is chosen at any time. */
export function SegmentedSwitch<Value extends string>({
  value,
  options,
  onChange,
  label,
  look = "ink",
}: {
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly icon?: IconName }[];
  readonly onChange: (value: Value) => void;
  readonly label: string;
  /** `ink` for the view of the whole page, `soft` for a part of it. */
  readonly look?: "ink" | "soft";
}): ReactElement {
  return (
    <ToggleGroup
      aria-label={label}
      className={joinClasses(css.group, css[look])}
      value={[value]}
      onValueChange={(next) => {
        const chosen = next[0];
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {options.map((option) => (
        <Toggle key={option.value} value={option.value} className={css.segment}>
          {option.icon !== undefined && <Icon name={option.icon} size={14} />}
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
