// Tabs as in the rail and the dock: words on one line, a 2-px ink line under the shown one. Panels that are not shown are not mounted unless asked.
import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactElement, ReactNode } from "react";
import { joinClasses } from "./joinClasses.ts";
import css from "./Tabs.module.css";

/** One tab. */
export interface TabDescription {
  readonly value: string;
  readonly label: ReactNode;
  readonly panel: ReactNode;
  /** Keeps the panel alive while another is shown. */
  readonly keepMounted?: boolean;
}

/** Controlled tabs; `after` stands at the right end of the line. */
export function Tabs({
  value,
  onChange,
  tabs,
  label,
  after,
  className,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly tabs: readonly TabDescription[];
  readonly label: string;
  readonly after?: ReactNode;
  readonly className?: string;
}): ReactElement {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(next) => onChange(String(next))}
      className={joinClasses(css.root, className)}
    >
      <div className={css.line}>
        <BaseTabs.List className={css.list} aria-label={label} activateOnFocus>
          {tabs.map((tab) => (
            <BaseTabs.Tab key={tab.value} value={tab.value} className={css.tab}>
              {tab.label}
            </BaseTabs.Tab>
          ))}
        </BaseTabs.List>
        {after !== undefined && <div className={css.after}>{after}</div>}
      </div>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} keepMounted={tab.keepMounted ?? false} className={css.panel}>
          {tab.panel}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
