// Whether the server got another version of the page while this one was open: then parts of this one that were not fetched yet are gone from it.
import { create } from "zustand";

/** True from the moment on that this page is known to be older than the server's. */
export const useUpdated = create<{ readonly isUpdated: boolean }>()(() => ({ isUpdated: false }));

/** Whether the page that the server gives now begins with another script than this one does. */
export function isAnotherPage(begin: string, html: string): boolean {
  return !html.includes(`src="${begin}"`);
}

/** Looks for an update whenever a part of the page cannot be fetched. Called once. */
export function watchForUpdate(): void {
  const begin = document.querySelector("script[type=module][src]")?.getAttribute("src") ?? null;
  window.addEventListener("vite:preloadError", (event) => {
    console.warn("A part of the page could not be loaded:", event.payload);
    if (begin === null || useUpdated.getState().isUpdated) return;
    fetch("/", { cache: "no-store" })
      .then(async (answer) => {
        if (answer.ok && isAnotherPage(begin, await answer.text())) useUpdated.setState({ isUpdated: true });
        return undefined;
      })
      .catch((error: unknown) =>
        console.warn("The server does not answer, so it is not known whether it was updated:", error),
      );
  });
}
