// Opens what a run's thread steps through: the order's text compiled, and its events found: a scenario's, or those of a kept log.
import { compileDocument, kindCatalog } from "@laban/compiler";
import { readDocument, type ChoreographyDocument } from "@laban/model";
import { createReplay, createSimulation, readScenario } from "@laban/simulator";
import Database from "better-sqlite3";
import { readLogEvents } from "../store/sqliteLogs.ts";
import { createStepper, type Stepper } from "./stepper.ts";
import type { RunThreadData } from "./threadMessages.ts";

/** A stepper, or why there is none. */
export type OpenedStepper =
  | { readonly ok: true; readonly stepper: Stepper }
  | { readonly ok: false; readonly problem: { readonly message: string; readonly wayOut: string } };

/** Opens it. The service has looked at text and scenario already, so a refusal here is rare: a log that was removed meanwhile. */
export function openStepper({ order, storeFile }: RunThreadData): OpenedStepper {
  const { document } = readDocument(order.text, kindCatalog);
  const compilation = document === undefined ? undefined : compileDocument(document);
  const bundle = compilation?.bundle;
  if (document === undefined || bundle === undefined)
    return refused("The document has problems and cannot be run.", "Mend what the problems list shows.");
  if (order.log !== null) {
    const events = eventsOfLog(storeFile, order.log);
    if (events.length === 0) return refused("The log has no events any more.", "Import its file again.");
    const play = { bundle, events, total: events.length, closeAtEnd: true };
    return { ok: true, stepper: createStepper((observe) => createReplay({ ...play, observe })) };
  }
  return openScenario(document, { bundle, scenarioId: order.scenario ?? "", seed: order.seed });
}

function openScenario(
  document: ChoreographyDocument,
  chosen: {
    readonly bundle: Parameters<typeof createSimulation>[0]["bundle"];
    readonly scenarioId: string;
    readonly seed: number | null;
  },
): OpenedStepper {
  const { scenario, diagnostics } = readScenario(document, chosen.scenarioId);
  if (scenario === undefined)
    return refused(diagnostics[0]?.message ?? "The scenario cannot be played.", "Mend the scenario and run it again.");
  const play = { document, bundle: chosen.bundle, scenario, seed: chosen.seed ?? scenario.seed };
  return { ok: true, stepper: createStepper((observe) => createSimulation({ ...play, observe })) };
}

/** Read on a connection of the thread's own, which cannot write. */
function eventsOfLog(storeFile: string, log: string): ReturnType<typeof readLogEvents> {
  const database = new Database(storeFile, { readonly: true });
  try {
    return readLogEvents(database, log);
  } finally {
    database.close();
  }
}

function refused(message: string, wayOut: string): OpenedStepper {
  return { ok: false, problem: { message, wayOut } };
}
