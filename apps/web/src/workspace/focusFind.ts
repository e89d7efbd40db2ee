// Opens the Find tab of the rail and puts the caret into its field.
import { usePanels } from "./panelStore.ts";

/** The id of the field, shared with the Find tab. */
export const findFieldId = "find-in-document";

/** Opens and focuses it; a second call selects what was typed. */
export function focusFind(): void {
  usePanels.setState({ mode: "design", isRailOpen: true, railTab: "find" });
  requestAnimationFrame(() => {
    const field = document.getElementById(findFieldId);
    if (field instanceof HTMLInputElement) {
      field.focus();
      field.select();
    }
  });
}
