// Buttons: `primary` (ink, one per view), `play` (now: it moves time), `quiet` (no edge), `danger`, and the default with an edge. IconButton always carries its name.
import type { ButtonHTMLAttributes, ReactElement, Ref } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { joinClasses } from "./joinClasses.ts";
import { Tooltip } from "./Tooltip.tsx";
import css from "./Button.module.css";

/** What a button is to the view. */
export type ButtonLook = "primary" | "edge" | "quiet" | "play" | "danger";

/** Properties of a button, with those of the element. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly size?: "normal" | "small" | "large";
  readonly icon?: IconName;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button with words. */
export function Button({
  look = "edge",
  size = "normal",
  icon,
  className,
  children,
  type,
  ...rest
}: ButtonProps): ReactElement {
  return (
    <button type={type ?? "button"} className={joinClasses(css.button, css[look], css[size], className)} {...rest}>
      {icon !== undefined && <Icon name={icon} size={size === "small" ? 14 : 16} />}
      {children}
    </button>
  );
}

/** Properties of an icon button: the name is spoken and shown as a tip. */
export interface IconButtonProps extends Omit<ButtonProps, "icon" | "children" | "aria-label"> {
  readonly icon: IconName;
  readonly label: string;
  /** The keys that do the same, shown in the tip: "Mod+Z". */
  readonly keys?: string;
  /** For a button that switches something on: spoken as pressed. */
  readonly pressed?: boolean;
}

/** A square button with an icon only. */
export function IconButton({
  icon,
  label,
  keys,
  pressed,
  look = "quiet",
  size = "normal",
  className,
  type,
  ...rest
}: IconButtonProps): ReactElement {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })}>
      <button
        type={type ?? "button"}
        aria-label={label}
        aria-pressed={pressed}
        className={joinClasses(css.button, css.square, css[look], css[size], className)}
        {...rest}
      >
        <Icon name={icon} size={size === "small" ? 14 : 16} />
      </button>
    </Tooltip>
  );
}
