// Export to Python in the classic form: EventPattern, EventSequence and complex patterns, with a runtime that gives them the engine's meaning.
import { actionsOf, eventTypesOfAll } from "@laban/bundle";
import type { ChoreographyDocument } from "@laban/model";
import type { ExportFormat, ExportSource } from "../exportFormat.ts";
import { Ledger } from "../ledger.ts";
import { fileStem } from "../names/fileStem.ts";
import { pythonModule, type PythonModule } from "./pythonModule.ts";
import { pythonRuntime } from "./runtimeFiles.ts";

/** The choreography in one file, and beside it the runtime, a package that is the same for all. */
export const pythonFormat: ExportFormat = {
  id: "python",
  title: "Python",
  says: "The patterns as EventPattern, EventSequence and complex patterns, with a runtime of the standard library that gives the engine's effects",
  write: (source) => {
    const written = pythonModule(source.bundle, source.document);
    return {
      files: [
        { name: `${moduleName(source.document.name)}.py`, mediaType: "text/x-python", text: written.text },
        ...pythonRuntime,
      ],
      report: accountFor(source, written).report("python"),
    };
  },
};

/** A name that can be imported, and is not the runtime's. */
function moduleName(name: string): string {
  const plain = fileStem(name)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  const stem = plain === "" ? "choreography" : plain;
  return /^\d/.test(stem) || stem === "laban_choreography" ? `my_${stem}` : stem;
}

function accountFor({ document, bundle }: ExportSource, { missing }: PythonModule): Ledger {
  const ledger = new Ledger(document);
  ledger.keep(["name"]);
  if (document.description !== undefined) ledger.keep(["description"]);
  ledger.keepRest(["correlation"]);
  for (const [id, pattern] of Object.entries(document.patterns)) {
    const obstacles = missing.get(id);
    if (obstacles === undefined) {
      ledger.keepRest(["patterns", id]);
      continue;
    }
    const [{ part, why } = { part: "", why: "" }] = obstacles;
    ledger.lose(
      ["patterns", id],
      `Its condition has ${JSON.stringify(part)}: ${why}. Say it in another way, or let Laban's engine run it.`,
    );
    ledger.loseRest(["patterns", id], `It goes with its ${pattern.kind}, which Python cannot say.`);
  }
  const written = bundle.patterns.filter(({ id }) => !missing.has(id));
  const capabilities = new Set(written.flatMap(actionsOf).map(({ capability }) => capability));
  accountForEvents(ledger, document, new Set(eventTypesOfAll(written)));
  accountForAgents(ledger, document, capabilities);
  ledger.loseRest(["scenarios"], "Scenarios are for simulations; run them with laban simulate.");
  ledger.loseRest(["layout"], "Where things stand changes nothing that is executed.");
  return ledger;
}

function accountForEvents(ledger: Ledger, { events }: ChoreographyDocument, named: ReadonlySet<string>): void {
  for (const [id, { schema }] of Object.entries(events)) {
    if (named.has(id)) ledger.keep(["events", id]);
    else ledger.lose(["events", id], "No exported pattern names it, and the classic form declares no event types.");
    if (schema !== undefined)
      ledger.approximate(
        ["events", id, "schema"],
        "Conditions read the fields as the schema's types; the schema itself is not written. Export AsyncAPI for it.",
      );
    ledger.loseRest(
      ["events", id],
      "The classic form says nothing of event types but their names; export the documentation for the rest.",
    );
  }
}

function accountForAgents(ledger: Ledger, { agents }: ChoreographyDocument, asked: ReadonlySet<string>): void {
  for (const [id, { capabilities }] of Object.entries(agents)) {
    for (const [at, capability] of capabilities.entries()) {
      if (asked.has(capability)) ledger.keep(["agents", id, "capabilities", at]);
      else ledger.lose(["agents", id, "capabilities", at], "No exported pattern asks for it.");
    }
    ledger.loseRest(
      ["agents", id],
      "The classic form names the capability that is asked, not who offers it and how they answer.",
    );
  }
}
