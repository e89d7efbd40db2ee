// Taking the document elsewhere: the compiled bundle as the server and the command line write it, or the text.
import { bundleText } from "@laban/bundle";
import { compileDocument } from "@laban/compiler";
import type { ReactElement } from "react";
import { Button, Menu, toast } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { flushPendingText } from "../document/pendingText.ts";
import { copyText } from "../inspector/copyAsText.ts";
import { downloadText } from "./downloadText.ts";
import { usePanels } from "./panelStore.ts";

/** The menu. */
export function ExportMenu(): ReactElement {
  const errors = useDocument((state) => state.diagnostics.filter(({ severity }) => severity === "error").length);
  return (
    <Menu
      align="end"
      trigger={<Button icon="upload">Export</Button>}
      entries={[
        { type: "label", label: "Compiled bundle, for laban run and the engine" },
        {
          label: "Download the bundle",
          icon: "download",
          note: errors === 0 ? "JSON" : "has errors",
          run: () => bundle("download"),
        },
        { label: "Copy the bundle", icon: "copy", run: () => bundle("copy") },
        { type: "separator", id: "text" },
        { type: "label", label: "The choreography itself" },
        { label: "Download the text", icon: "download", note: "YAML", run: () => text("download") },
        { label: "Copy the text", icon: "copy", run: () => text("copy") },
      ]}
    />
  );
}

/** A file name from the name of the document: lower case, hyphens. */
export function fileName(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "choreography" : plain;
}

function text(how: "download" | "copy"): void {
  flushPendingText();
  const { text: written, name } = useDocument.getState();
  if (how === "download") downloadText(`${fileName(name)}.laban.yaml`, written, "application/yaml");
  else copyText(written, "The text is on the clipboard");
}

/** Compiled here: the compiler is the one that server and command line run, so the bytes are theirs. */
function bundle(how: "download" | "copy"): void {
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
