// The bar of the home screen: the mark, a search over everything, the theme.
import type { ReactElement } from "react";
import { Mark } from "../app/Mark.tsx";
import { ThemeMenu } from "../app/ThemeMenu.tsx";
import { useCommandStore } from "../commands/commandStore.ts";
import { Icon, IconButton, Kbd } from "../controls/index.ts";
import css from "./Home.module.css";

/** The bar, 44 pixels high. */
export function HomeBar(): ReactElement {
  return (
    <header className={css.bar}>
      <div className={css.brand}>
        <Mark />
        Laban
      </div>
      <button type="button" className={css.search} onClick={() => useCommandStore.setState({ isPaletteOpen: true })}>
        <Icon name="search" />
        <span>Find a choreography, event or agent</span>
        <Kbd keys="Mod+K" />
      </button>
      <div className={css.barEnd}>
        <IconButton
          icon="keyboard"
          label="All shortcuts"
          keys="?"
          onClick={() => useCommandStore.setState({ isShortcutsOpen: true })}
        />
        <ThemeMenu />
      </div>
    </header>
  );
}
