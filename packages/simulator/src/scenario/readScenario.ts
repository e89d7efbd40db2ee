// Document and scenario id → what is played, or diagnostics with their places and ways out. Never throws.
import { readTimestamp, typeFromJsonSchema, type CelType } from "@laban/cel";
import type { ChoreographyDocument, Diagnostic, DocumentPath, Json } from "@laban/model";
import type { InstantMs } from "@laban/trace";
import { readAgents } from "./readAgents.ts";
import { readArrivals } from "./readArrivals.ts";
import { fieldOf, readDuration, readNumber, refuse, refuseName, shown, type Reading } from "./reading.ts";
import type { Scenario } from "./scenario.ts";

/** What reading gives; `scenario` is absent when something is an error. */
export interface ScenarioReading {
  readonly scenario?: Scenario;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where a scenario begins that does not say: 2026-01-01T00:00:00Z. A clock is never asked. */
const defaultStart: InstantMs = 1_767_225_600_000;
const defaultHorizonMs = 3_600_000;
const fields = ["title", "description", "seed", "start", "horizon", "arrivals"] as const;

/**
 * Reads a scenario with the agents that play in it. Codes: scenario/unknown, scenario/unknown-field, scenario/unknown-event,
 * scenario/unknown-generator, scenario/no-arrivals, scenario/bad-value, scenario/bad-duration, scenario/bad-time,
 * scenario/bad-generator, scenario/expression, scenario/too-deep.
 */
export function readScenario(document: ChoreographyDocument, id: string): ScenarioReading {
  const reading: Reading = { document, dataTypes: dataTypesOf(document), diagnostics: [] };
  const { diagnostics } = reading;
  if (!Object.hasOwn(document.scenarios, id)) {
    const known = Object.keys(document.scenarios);
    refuseName(reading, ["scenarios"], { code: "scenario/unknown", what: "scenario", name: id, known });
    // There is nothing in the document to replace: the name came from outside.
    return { diagnostics: diagnostics.map(({ code, severity, message, path }) => ({ code, severity, message, path })) };
  }
  const record = (document.scenarios[id] ?? {}) as { readonly [name: string]: Json };
  const path = ["scenarios", id];
  for (const name of Object.keys(record)) {
    const isKnown = (fields as readonly string[]).includes(name);
    if (!isKnown) refuseField(reading, [...path, name], name);
  }
  const seed = readSeed(reading, path, fieldOf(record, "seed"));
  const startAt = readStart(reading, [...path, "start"], fieldOf(record, "start"));
  const horizon = fieldOf(record, "horizon");
  const horizonMs = horizon === undefined ? defaultHorizonMs : readDuration(reading, [...path, "horizon"], horizon);
  const arrivals = readArrivals(reading, id, fieldOf(record, "arrivals"));
  const agents = readAgents(reading);
  if (diagnostics.some((diagnostic) => diagnostic.severity === "error")) return { diagnostics };
  if (seed === undefined || startAt === undefined || horizonMs === undefined) return { diagnostics };
  const scenario: Scenario = { id, seed, startAt, endAt: startAt + horizonMs, arrivals, agents };
  return { scenario, diagnostics };
}

const later: ReadonlySet<string> = new Set(["faults", "expect", "expectations", "log"]);

function refuseField(reading: Reading, path: DocumentPath, name: string): void {
  if (later.has(name)) {
    const message = `"${name}" of a scenario is not played yet; the run goes on without it.`;
    reading.diagnostics.push({ code: "scenario/not-yet", severity: "warning", message, path });
  } else refuseName(reading, path, { code: "scenario/unknown-field", what: "field", name, known: fields });
}

function readSeed(reading: Reading, path: DocumentPath, value: Json | undefined): number | undefined {
  if (value === undefined) return 1;
  return readNumber(reading, [...path, "seed"], value, {
    what: "seed",
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    whole: true,
  });
}

function readStart(reading: Reading, path: DocumentPath, value: Json | undefined): InstantMs | undefined {
  if (value === undefined) return defaultStart;
  const instant = typeof value === "string" ? readTimestamp(value) : undefined;
  if (instant !== undefined) return Number(instant.nanos / 1_000_000n);
  const message = `start is an instant with its offset, as in 2026-11-20T14:00:00Z, not ${shown(value)}.`;
  refuse(reading, path, { code: "scenario/bad-value", message });
  return undefined;
}

function dataTypesOf(document: ChoreographyDocument): ReadonlyMap<string, CelType> {
  return new Map(Object.entries(document.events).map(([name, { schema }]) => [name, typeFromJsonSchema(schema)]));
}
