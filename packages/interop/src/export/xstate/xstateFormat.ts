// XState v5: one module with a machine per pattern, what gives them their events, and the clock of a log.
import type { ExportFormat, ExportSource, Export } from "../exportFormat.ts";
import { chartDocument } from "../machine/accountFor.ts";
import { fileStem } from "../names/fileStem.ts";
import { moduleText } from "./moduleText.ts";

/** The entry of the registry. */
export const xstateFormat: ExportFormat = {
  id: "xstate",
  title: "XState v5",
  says: "a JavaScript module with a state machine per pattern, one actor per key, and a clock to replay logs with",
  write,
};

function write({ document, bundle, sourceMap }: ExportSource): Export {
  const { charts, ledger } = chartDocument(document, bundle, sourceMap);
  const charted = bundle.patterns.flatMap((operator) => {
    const chart = charts.get(operator.id);
    const description = document.patterns[operator.id]?.["description"];
    return chart === undefined
      ? []
      : [{ operator, chart, description: typeof description === "string" ? description : undefined }];
  });
  const about = { name: document.name, description: document.description };
  const text = moduleText(bundle, charted, about);
  const name = `${fileStem(document.name)}.machines.mjs`;
  const report = ledger.report("xstate", {
    "order of events": "as they are offered: offer them in the order of their time, nothing waits for late ones",
    "same event twice": "taken twice: offer each event once",
    limits: "none: Laban's own limits of runs, keys and events per run are not kept",
  });
  return { files: [{ name, mediaType: "text/javascript", text }], report };
}
