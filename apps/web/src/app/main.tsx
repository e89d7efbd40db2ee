// Draws the app in the page.
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";

const root = document.getElementById("root");
if (root === null) throw new Error('index.html has no element with id "root" to draw the app in.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
