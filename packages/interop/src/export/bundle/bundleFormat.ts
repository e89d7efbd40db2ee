// The bundle, with samples of the events that it hears: all that a host needs to run a choreography.
import { bundleText } from "@laban/bundle";
import type { Export, ExportFormat, ExportSource } from "../exportFormat.ts";
import { Ledger } from "../ledger.ts";
import { fileStem } from "../names/fileStem.ts";
import { sampleEvents } from "./sampleEvents.ts";

const READERS = "it is for readers; a bundle holds what is executed";

export const bundleFormat: ExportFormat = {
  id: "bundle",
  title: "Bundle with CloudEvents samples",
  says: "What the engine executes, hashed, with one sample event of each type",
  write: writeBundle,
};

function writeBundle(source: ExportSource): Export {
  const { document, bundle } = source;
  const samples = sampleEvents(source);
  const ledger = new Ledger(document);
  ledger.keep(["name"]);
  enterEvents(ledger, source, new Set(samples.without));
  ledger.keepRest(["correlation"]);
  for (const id of Object.keys(document.agents)) {
    ledger.loseRest(
      ["agents", id],
      "a bundle names the capabilities that it needs, not who offers them; register agents with the runtime",
    );
  }
  for (const { path, what } of ledger.constructs)
    if (what === "description" && !ledger.isEntered(path)) ledger.lose(path, READERS);
  ledger.keepRest(["patterns"]);
  ledger.loseRest(["scenarios"], "scenarios are for simulations; keep the document for them");
  ledger.loseRest(["layout"], "where things stand changes nothing that is executed; keep the document for it");
  const stem = fileStem(document.name);
  return {
    files: [
      { name: `${stem}.bundle.json`, mediaType: "application/json", text: bundleText(bundle) },
      {
        name: `${stem}.samples.cloudevents.json`,
        mediaType: "application/cloudevents-batch+json",
        text: `${JSON.stringify(samples.events, undefined, 2)}\n`,
      },
    ],
    report: ledger.report("bundle", { "source of the samples": "/laban/samples", "key of the samples": "sample-key" }),
  };
}

function enterEvents(ledger: Ledger, { document }: ExportSource, without: ReadonlySet<string>): void {
  for (const [id, event] of Object.entries(document.events)) {
    const path = ["events", id];
    ledger.keep(path);
    if (event.description !== undefined) ledger.lose([...path, "description"], READERS);
    if (event.schema !== undefined) {
      const sampled = without.has(id) ? "; no sample was found that fits it: add an example to the schema" : "";
      ledger.approximate(
        [...path, "schema"],
        `a bundle knows the types of its fields, not their bounds, formats and texts${sampled}`,
      );
    }
    for (const at of (event.sensitive ?? []).keys()) {
      const isTyped = event.schema !== undefined;
      if (isTyped)
        ledger.approximate(
          [...path, "sensitive", at],
          "it is marked where the schema declares the field, and only there",
        );
      else ledger.lose([...path, "sensitive", at], "there is no schema whose field could be marked; add one");
    }
    if (event.stem !== undefined) ledger.lose([...path, "stem"], "it is for the drawing of timelines");
  }
}
