// A tip that names a control and its keys. Never the only place where something is said: the control carries its own label.
import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { keysInWords } from "./Kbd.tsx";
import css from "./Popup.module.css";

/** Wraps one focusable element and shows `text` beside it on hover and focus. */
export function Tooltip({
  text,
  keys,
  side = "bottom",
  children,
}: {
  readonly text: ReactNode;
  readonly keys?: string;
  readonly side?: "top" | "bottom" | "left" | "right";
  readonly children: ReactElement<Record<string, unknown>>;
}): ReactElement {
  return (
    <BaseTooltip.Root
      onOpenChange={(_, details) => {
        // Esc is for what lies below: a tip on the cross of a dialog must not keep the dialog open.
        if (details.reason === "escape-key") details.allowPropagation();
      }}
    >
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner className={css.positioner} side={side} sideOffset={6}>
          <BaseTooltip.Popup className={css.tip}>
            {text}
            {keys !== undefined && <span className={css.tipKeys}>{keysInWords(keys)}</span>}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}

/** Tips of neighbours follow one another without a second wait; stands once around the app. */
export function TooltipProvider({ children }: { readonly children: ReactNode }): ReactElement {
  return (
    <BaseTooltip.Provider delay={500} timeout={300}>
      {children}
    </BaseTooltip.Provider>
  );
}
