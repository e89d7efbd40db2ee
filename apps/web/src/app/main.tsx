// Where the page begins: fonts and tokens, the theme before the first paint, then the app.
import "@fontsource-variable/hanken-grotesk/wght.css";
import "@fontsource-variable/newsreader/wght-italic.css";
import "@fontsource/commit-mono/latin-400.css";
import "@fontsource/commit-mono/latin-600.css";
import "./tokens.css";
import "./base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { startTheme } from "./theme.ts";

startTheme();
const root = document.getElementById("root");
if (root === null) throw new Error('index.html has no element with id "root" to draw the app in.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
