// Reads a duration of a record through the model, and says it in words.
import { parseDuration } from "@laban/model";
import type { DocumentPath, Json } from "@laban/model";
import type { ShapeProblem } from "./eventTest.ts";

/** A duration in milliseconds, or why there is none. Nothing written is neither. */
export interface DurationReading {
  readonly ms?: number;
  readonly problems: readonly ShapeProblem[];
}

/** Reads "60s", "1h30m" or a bare number of seconds. */
export function readDuration(value: Json | undefined, path: DocumentPath): DurationReading {
  if (value === undefined || value === null) return { problems: [] };
  const parsed = parseDuration(value);
  return parsed.ok
    ? { ms: parsed.ms, problems: [] }
    : { problems: [{ message: `cannot be read: ${parsed.message}`, path }] };
}
