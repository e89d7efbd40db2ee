// What the readers of a scenario share: the document, the types of its events, and what they find wrong.
import { eventScope, type CelType, type ScopeTypes } from "@laban/cel";
import type { ChoreographyDocument, Diagnostic, DocumentPath, Json, JsonObject } from "@laban/model";
import { nearestName, parseDuration } from "@laban/model";

/** The state of reading. */
export interface Reading {
  readonly document: ChoreographyDocument;
  readonly dataTypes: ReadonlyMap<string, CelType>;
  readonly diagnostics: Diagnostic[];
}

/** Adds an error, with a replacement where one is known. */
export function refuse(
  reading: Reading,
  path: DocumentPath,
  problem: { readonly code: string; readonly message: string; readonly instead?: Json },
): void {
  const { code, message, instead } = problem;
  const fix =
    instead === undefined
      ? {}
      : { fix: { title: `Change to ${JSON.stringify(instead)}`, edits: [{ path, value: instead }] } };
  reading.diagnostics.push({ code, severity: "error", message, path, ...fix });
}

/** The scope of an expression over an event of this type. */
export function scopeOfType(reading: Reading, type: string): ScopeTypes {
  return eventScope(reading.dataTypes.get(type) ?? { kind: "dyn" });
}

/** A JSON object, or undefined. */
export function objectOf(value: unknown): JsonObject | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
}

/** A list, or undefined. */
export function listOf(value: unknown): readonly Json[] | undefined {
  return Array.isArray(value) ? (value as readonly Json[]) : undefined;
}

/** An own field. */
export function fieldOf(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Whole milliseconds of a duration, or undefined with the reason told. */
export function readDuration(reading: Reading, path: DocumentPath, value: unknown): number | undefined {
  const read = parseDuration(value);
  if (read.ok) return read.ms;
  refuse(reading, path, { code: "scenario/bad-duration", message: read.message });
  return undefined;
}

/** A number within bounds, or undefined with the reason told. */
export function readNumber(
  reading: Reading,
  path: DocumentPath,
  value: unknown,
  form: { readonly what: string; readonly min: number; readonly max: number; readonly whole?: boolean },
): number | undefined {
  const isFit = typeof value === "number" && value >= form.min && value <= form.max;
  if (isFit && (form.whole !== true || Number.isInteger(value))) return value;
  const kind = form.whole === true ? "a whole number" : "a number";
  refuse(reading, path, {
    code: "scenario/bad-value",
    message: `${form.what} is ${kind} from ${form.min} to ${form.max}, not ${shown(value)}.`,
  });
  return undefined;
}

/** A value as messages show it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** Tells of a name that is not known, with the nearest one. */
export function refuseName(
  reading: Reading,
  path: DocumentPath,
  problem: { readonly code: string; readonly what: string; readonly name: string; readonly known: readonly string[] },
): void {
  const near = nearestName(problem.name, problem.known);
  const known = problem.known.length === 0 ? "There are none." : `There is ${problem.known.join(", ")}.`;
  const hint = near === undefined ? known : `Did you mean "${near}"?`;
  const message = `There is no ${problem.what} "${problem.name}". ${hint}`;
  refuse(reading, path, { code: problem.code, message, ...(near !== undefined && { instead: near }) });
}
