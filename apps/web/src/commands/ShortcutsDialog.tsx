// "?": every shortcut that works here now, and the switch for the single-key ones.
import type { ReactElement } from "react";
import { Dialog, Kbd } from "../controls/index.ts";
import { setSingleKeys, useCommandStore, type CommandDescription, type CommandGroup } from "./commandStore.ts";
import css from "./ShortcutsDialog.module.css";

const groups: readonly CommandGroup[] = ["Edit", "Signs", "View", "Run", "Document", "Help"];

/** The dialog; it lists what the rooms on screen have registered, so it cannot grow out of date. */
export function ShortcutsDialog(): ReactElement {
  const isOpen = useCommandStore((state) => state.isShortcutsOpen);
  const byRoom = useCommandStore((state) => state.byRoom);
  const areSingleKeysOn = useCommandStore((state) => state.areSingleKeysOn);
  const commands = [...byRoom.values()].flat().filter((command) => (command.keys?.length ?? 0) > 0);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={() => useCommandStore.setState({ isShortcutsOpen: false })}
      title="Shortcuts"
      width={720}
    >
      <label className={css.switch}>
        <input type="checkbox" checked={areSingleKeysOn} onChange={(event) => setSingleKeys(event.target.checked)} />
        Single-key shortcuts (they never fire while you write)
      </label>
      <div className={css.columns}>
        {groups.map((group) => (
          <Group key={group} group={group} commands={commands.filter((command) => command.group === group)} />
        ))}
      </div>
    </Dialog>
  );
}

function Group({
  group,
  commands,
}: {
  readonly group: CommandGroup;
  readonly commands: readonly CommandDescription[];
}): ReactElement | null {
  if (commands.length === 0) return null;
  return (
    <section className={css.group}>
      <h3 className={css.heading}>{group}</h3>
      {commands.map((command) => (
        <div key={command.id} className={css.row}>
          <span>{command.title}</span>
          <span className={css.keys}>
            {command.keys?.map((keys) => (
              <Kbd key={keys} keys={keys} />
            ))}
          </span>
        </div>
      ))}
    </section>
  );
}
