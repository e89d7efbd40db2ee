// What is asked at first, before the author says what is meant: the first capability that somebody offers.
import type { JsonObject } from "@laban/model";
import { useDocument } from "../../document/documentStore.ts";
import { allCapabilities } from "../../document/elements.ts";

/** A new action of the open document. */
export function newAction(): JsonObject {
  return { action: "new_action", capability: allCapabilities(useDocument.getState().document)[0] ?? "" };
}
