// Every command of the page in one list: the palette (Mod+K), the shortcuts dialog (?) and the keyboard read it. A room registers its own while it is on screen.
import { useEffect } from "react";
import { create } from "zustand";
import type { IconName } from "../controls/index.ts";

/** Where a command stands in the palette and in the list of shortcuts. */
export type CommandGroup = "Document" | "Edit" | "Signs" | "View" | "Run" | "Help";

/** A command: what it is called, what starts it, what it does. */
export interface CommandDescription {
  /** Unique, dotted by room: "canvas.fit". */
  readonly id: string;
  readonly title: string;
  readonly group: CommandGroup;
  /** Chords that start it, the first is shown: ["Mod+Shift+Z", "Ctrl+Y"]. */
  readonly keys?: readonly string[];
  readonly icon?: IconName;
  /** Asked each time; a command that cannot run now is left out of the palette and its keys do nothing. */
  readonly isEnabled?: () => boolean;
  /** Handled by the room itself where the focus is (arrows on the canvas): listed, but not started from here. */
  readonly isListedOnly?: boolean;
  readonly run: () => void;
}

interface CommandState {
  readonly byRoom: ReadonlyMap<string, readonly CommandDescription[]>;
  readonly isPaletteOpen: boolean;
  readonly isShortcutsOpen: boolean;
  /** Single keys may be switched off for people who dictate or use switch control. */
  readonly areSingleKeysOn: boolean;
}

const singleKeys = "laban.singleKeys";

/** The commands on offer and the two windows that list them. */
export const useCommandStore = create<CommandState>()(() => ({
  byRoom: new Map(),
  isPaletteOpen: false,
  isShortcutsOpen: false,
  areSingleKeysOn: globalThis.localStorage?.getItem(singleKeys) !== "off",
}));

/** All commands, in the order in which the rooms came. */
export function allCommands(state: CommandState = useCommandStore.getState()): readonly CommandDescription[] {
  return [...state.byRoom.values()].flat();
}

/** Offers the commands of a room while the calling component is mounted. Give a stable (memoised or module-level) list. */
export function useCommands(room: string, commands: readonly CommandDescription[]): void {
  useEffect(() => {
    useCommandStore.setState((state) => ({ byRoom: new Map(state.byRoom).set(room, commands) }));
    return () =>
      useCommandStore.setState((state) => {
        if (state.byRoom.get(room) !== commands) return state;
        const byRoom = new Map(state.byRoom);
        byRoom.delete(room);
        return { byRoom };
      });
  }, [room, commands]);
}

/** Switches the single-key shortcuts on or off, and remembers it. */
export function setSingleKeys(areOn: boolean): void {
  globalThis.localStorage?.setItem(singleKeys, areOn ? "on" : "off");
  useCommandStore.setState({ areSingleKeysOn: areOn });
}
