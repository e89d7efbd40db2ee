// Copies things as the text form, so that they can be pasted into a document, an editor or a chat.
import { fragmentOf, type ElementRef } from "@laban/model";
import { toast } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";

/** Puts them on the clipboard and says so. */
export function copyAsText(refs: readonly ElementRef[]): void {
  copyText(
    fragmentOf(useDocument.getState().document, refs),
    refs.length === 1 ? `“${refs[0]?.id ?? ""}” copied as text` : `${refs.length} things copied as text`,
  );
}

/** Puts a text on the clipboard; `said` is the message when it worked. */
export function copyText(text: string, said: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast({ title: said }),
    () =>
      toast({
        tone: "bad",
        title: "The browser did not allow copying.",
        description: "Allow this page to use the clipboard, or copy from the text beside the canvas.",
      }),
  );
}
