// Taking the document elsewhere: the compiled bundle as the server and the command line write it, or the text.
import type { ReactElement } from "react";
import { Button, Menu } from "../controls/index.ts";
import { useDocument } from "../document/documentStore.ts";
import { exportBundle, exportText } from "./exportDocument.ts";

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
          run: () => exportBundle("download"),
        },
        { label: "Copy the bundle", icon: "copy", run: () => exportBundle("copy") },
        { type: "separator", id: "text" },
        { type: "label", label: "The choreography itself" },
        { label: "Download the text", icon: "download", note: "YAML", run: () => exportText("download") },
        { label: "Copy the text", icon: "copy", run: () => exportText("copy") },
      ]}
    />
  );
}
