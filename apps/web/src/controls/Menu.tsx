// A menu of commands behind a button, or at the pointer. Each item may show the keys that do the same.
import { ContextMenu as BaseContextMenu } from "@base-ui/react/context-menu";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { keysInWords } from "./Kbd.tsx";
import css from "./Popup.module.css";

/** One line of a menu. */
export type MenuEntry =
  | {
      readonly type?: "command";
      readonly label: string;
      readonly icon?: IconName;
      readonly keys?: string;
      readonly note?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly checked?: boolean;
      readonly run: () => void;
    }
  | { readonly type: "separator"; readonly id: string }
  | { readonly type: "label"; readonly label: string };

function entryKey(entry: MenuEntry): string {
  return entry.type === "separator" ? `separator:${entry.id}` : `${entry.type ?? "command"}:${entry.label}`;
}

function Entry({ entry }: { readonly entry: MenuEntry }): ReactElement {
  if (entry.type === "separator") return <BaseMenu.Separator className={css.separator} />;
  if (entry.type === "label") return <div className={css.groupLabel}>{entry.label}</div>;
  return (
    <BaseMenu.Item
      className={css.item}
      disabled={entry.disabled}
      data-danger={entry.danger === true}
      onClick={entry.run}
    >
      {entry.checked !== undefined && (
        <span className={css.itemMark}>{entry.checked && <Icon name="check" size={14} />}</span>
      )}
      {entry.icon !== undefined && <Icon name={entry.icon} />}
      <span className={css.itemText}>{entry.label}</span>
      {entry.checked === true && <span className="spoken">(chosen)</span>}
      {entry.note !== undefined && <span className={css.itemNote}>{entry.note}</span>}
      {entry.keys !== undefined && <span className={css.itemKeys}>{keysInWords(entry.keys)}</span>}
    </BaseMenu.Item>
  );
}

/** A menu that opens from `trigger`, a button element. */
export function Menu({
  trigger,
  entries,
  align = "start",
}: {
  readonly trigger: ReactElement;
  readonly entries: readonly MenuEntry[];
  readonly align?: "start" | "center" | "end";
}): ReactElement {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner className={css.positioner} sideOffset={4} align={align}>
          <BaseMenu.Popup className={css.popup}>
            {entries.map((entry) => (
              <Entry key={entryKey(entry)} entry={entry} />
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** The same menu at the pointer (right click, long press, Shift+F10) over `children`. */
export function ContextMenu({
  entries,
  children,
  className,
}: {
  readonly entries: readonly MenuEntry[];
  readonly children: ReactNode;
  readonly className?: string;
}): ReactElement {
  return (
    <BaseContextMenu.Root>
      <BaseContextMenu.Trigger className={className}>{children}</BaseContextMenu.Trigger>
      <BaseContextMenu.Portal>
        <BaseContextMenu.Positioner className={css.positioner}>
          <BaseContextMenu.Popup className={css.popup}>
            {entries.map((entry) => (
              <Entry key={entryKey(entry)} entry={entry} />
            ))}
          </BaseContextMenu.Popup>
        </BaseContextMenu.Positioner>
      </BaseContextMenu.Portal>
    </BaseContextMenu.Root>
  );
}
