// Where the page begins: styles and the theme before the first paint; then everything that the address needs is fetched at once, not one after the other.
import "@fontsource-variable/hanken-grotesk/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "@fontsource/commit-mono/latin-400.css";
import "@fontsource/commit-mono/latin-600.css";
import "./tokens.css";
import "./base.css";
import { startTheme } from "./theme.ts";
import { watchForUpdate } from "./updated.ts";

/** The rooms behind an address. They are asked for again where they are shown, which then says what went wrong. */
function roomsOf(path: string): readonly (() => Promise<unknown>)[] {
  if (path === "/") return [() => import("../home/Home.tsx")];
  if (path.startsWith("/d/"))
    return [
      () => import("../workspace/Workspace.tsx"),
      () => import("../canvas/index.ts"),
      () => import("../run/index.ts"),
    ];
  return [];
}

startTheme();
watchForUpdate();
for (const load of roomsOf(window.location.pathname))
  load().catch((error: unknown) => console.warn("A part of the page could not be loaded ahead:", error));
await import("./main.tsx");
