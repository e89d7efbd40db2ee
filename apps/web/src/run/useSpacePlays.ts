// Space in the run view plays and pauses wherever the pointer has left the focus: a button that was pressed by hand has done its work. Only a button
// that was reached by keyboard keeps Space for itself, or it could not be pressed at all.
import { useEffect } from "react";
import { useCommandStore } from "../commands/commandStore.ts";
import { isChord } from "../commands/keys.ts";
import { usePanels } from "../workspace/panelStore.ts";

const PRESSABLE = "button, a[href], [role='button'], [role='tab'], [role='switch'], [role='radio'], summary";
const POPUP = "[role='menu'], [role='listbox'], [role='dialog'], [role='alertdialog']";

/** Calls `playOrPause` for Space on a button that was pressed by hand, instead of pressing it again. */
export function useSpacePlays(playOrPause: () => void): void {
  useEffect(() => {
    // By what the person acted last, and by what the focus came to where it is.
    let isByHand = false;
    let cameByHand = false;
    let isOurs = false;
    const listeners = {
      pointerdown() {
        isByHand = true;
        // A press on what has the focus already moves nothing, but is by hand all the same.
        cameByHand = true;
      },
      focusin() {
        cameByHand = isByHand;
      },
      keydown(event: KeyboardEvent) {
        if (event.key === "Tab" || event.key === "Enter" || event.key.startsWith("Arrow")) isByHand = false;
        if (event.defaultPrevented || !isChord(event, "Space") || !cameByHand) return;
        if (usePanels.getState().mode !== "run" || !useCommandStore.getState().areSingleKeysOn) return;
        const { target } = event;
        if (!(target instanceof Element) || target.closest(PRESSABLE) === null || target.closest(POPUP) !== null)
          return;
        isOurs = true;
        event.preventDefault();
        event.stopPropagation();
        if (!event.repeat) playOrPause();
      },
      // Some browsers press a button when the key comes up.
      keyup(event: KeyboardEvent) {
        if (!isOurs || event.key !== " ") return;
        isOurs = false;
        event.preventDefault();
        event.stopPropagation();
      },
    };
    for (const [name, listener] of Object.entries(listeners))
      window.addEventListener(name, listener as EventListener, { capture: true });
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener, { capture: true });
    };
  }, [playOrPause]);
}
