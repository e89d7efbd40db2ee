// Reads what an outcome asks for: { action, capability, timeout }.
import type { BundleAction } from "@laban/bundle";
import { isJsonObject } from "@laban/model";
import type { Ask, DocumentPath, Json, PatternRecord } from "@laban/model";
import type { ShapeProblem } from "./eventTest.ts";
import { readDuration } from "./duration.ts";

/** An action as it is written; fields that are missing are problems as well. */
export interface ActionReading {
  readonly action?: string;
  readonly capability?: string;
  readonly timeoutMs?: number;
  readonly path: DocumentPath;
  readonly problems: readonly ShapeProblem[];
}

/** Reads an action; `undefined` when none is written. */
export function readAction(value: Json | undefined, path: DocumentPath): ActionReading | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isJsonObject(value)) {
    return { path, problems: [{ message: "should be an action, as { action: …, capability: … }", path }] };
  }
  const problems: ShapeProblem[] = [];
  const action = readName(value["action"]);
  const capability = readName(value["capability"]);
  if (action === undefined)
    problems.push({ message: "should say which action it asks for", path: [...path, "action"] });
  if (capability === undefined) {
    problems.push({ message: "should say which capability it asks", path: [...path, "capability"] });
  }
  const timeout = readDuration(value["timeout"], [...path, "timeout"]);
  problems.push(...timeout.problems);
  return {
    ...(action === undefined ? {} : { action }),
    ...(capability === undefined ? {} : { capability }),
    ...(timeout.ms === undefined ? {} : { timeoutMs: timeout.ms }),
    path,
    problems,
  };
}

/** The action as a bundle has it; nothing while it is incomplete. */
export function bundleAction(reading: ActionReading | undefined): BundleAction | undefined {
  if (reading?.action === undefined || reading.capability === undefined) return undefined;
  const { action, capability, timeoutMs } = reading;
  return { action, capability, ...(timeoutMs === undefined ? {} : { timeoutMs }) };
}

/** The asks of a record: one for each of the given fields that holds a readable action. */
export function asksOf(
  record: PatternRecord,
  fields: readonly (readonly [field: string, outcome: Ask["outcome"]])[],
): readonly Ask[] {
  const asks: Ask[] = [];
  for (const [field, outcome] of fields) {
    const reading = Object.hasOwn(record, field) ? readAction(record[field], [field]) : undefined;
    if (reading === undefined || (reading.action === undefined && reading.capability === undefined)) continue;
    asks.push({ action: reading.action ?? "", capability: reading.capability ?? "", path: [field], outcome });
  }
  return asks;
}

/** What an action asks that stands elsewhere than in a field of the record itself; nothing while it says neither who nor what. */
export function askOf(reading: ActionReading | undefined, outcome: Ask["outcome"]): readonly Ask[] {
  if (reading === undefined || (reading.action === undefined && reading.capability === undefined)) return [];
  return [{ action: reading.action ?? "", capability: reading.capability ?? "", path: reading.path, outcome }];
}

function readName(value: Json | undefined): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
}
