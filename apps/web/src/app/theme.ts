// Light, dark or as the system says: remembered in this browser, shown as `data-theme` on the root so that the tokens switch.
import { create } from "zustand";

/** What a person chose. */
export type ThemeChoice = "system" | "light" | "dark";

/** What is on screen now. Drawings on a canvas redraw when it changes. */
export type ShownTheme = "light" | "dark";

interface ThemeState {
  readonly choice: ThemeChoice;
  readonly shown: ShownTheme;
  readonly choose: (choice: ThemeChoice) => void;
}

const key = "laban.theme";
const systemIsDark = window.matchMedia("(prefers-color-scheme: dark)");

function remembered(): ThemeChoice {
  const value = window.localStorage.getItem(key);
  return value === "light" || value === "dark" ? value : "system";
}

function shownFor(choice: ThemeChoice): ShownTheme {
  if (choice !== "system") return choice;
  return systemIsDark.matches ? "dark" : "light";
}

/** The theme; components read `useTheme((t) => t.shown)` only when colours cannot come from CSS. */
export const useTheme = create<ThemeState>()((set) => ({
  choice: remembered(),
  shown: shownFor(remembered()),
  choose: (choice) => {
    window.localStorage.setItem(key, choice);
    set({ choice, shown: shownFor(choice) });
  },
}));

/** Puts the theme on the page and follows the system; called once, before the first paint. */
export function startTheme(): void {
  const show = (shown: ShownTheme): void => {
    document.documentElement.dataset["theme"] = shown;
  };
  show(useTheme.getState().shown);
  useTheme.subscribe((state) => show(state.shown));
  systemIsDark.addEventListener("change", () => useTheme.setState((state) => ({ shown: shownFor(state.choice) })));
}
