// Takes the open document elsewhere: its text, or the bundle that is compiled from it.
import { bundleText } from "@laban/bundle";
import { compileDocument } from "@laban/compiler";
import { toast } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { flushPendingText } from "../document/pendingText.ts";
import { copyText } from "../inspector/copyAsText.ts";
import { downloadText } from "./downloadText.ts";
import { usePanels } from "./panelStore.ts";

/** A file name from the name of the document: lower case, hyphens. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "choreography" : plain;
}

/** The text of the document, to a file or the clipboard. */
export function exportText(how: "download" | "copy"): void {
  flushPendingText();
  const { text: written, name } = useDocument.getState();
  if (how === "download") downloadText(`${fileName(name)}.laban.yaml`, written, "application/yaml");
  else copyText(written, "The text is on the clipboard");
}

/** The bundle, likewise. Compiled here: the compiler is the one that server and command line run, so the bytes are theirs. */
export function exportBundle(how: "download" | "copy"): void {
  flushPendingText();
  const { document: drawn, readable, name, diagnostics } = useDocument.getState();
  const compiled = readable ? compileDocument(drawn).bundle : undefined;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (compiled === undefined || errors.length > 0) {
    toast({
      tone: "bad",
      title: errors.length === 1 ? "One error stops the bundle" : `${errors.length} errors stop the bundle`,
      description: errors[0]?.message ?? "Mend the text first.",
      action: { label: "Show the problems", run: () => usePanels.setState({ isDockOpen: true }) },
    });
    return;
  }
  const written = bundleText(compiled);
  if (how === "download") downloadText(`${fileName(name)}.bundle.json`, written, "application/json");
  else copyText(written, "The bundle is on the clipboard");
}
