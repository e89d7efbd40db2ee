// What an explanation tells of the last event of a short log.
import type { Operator } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import { bundleOf, event } from "../scenes/make.scene.ts";
import { explainEvent, type ExplainInput } from "./explainEvent.ts";
import type { PatternExplanation } from "./explanation.ts";
import { patternInWords } from "./inWords.ts";

/** Instants as tests read them. */
export const seconds = (at: number): string => `${at / 1_000}s`;

/** A log: when in seconds, the key, the type, the data. */
export type Log = readonly (readonly [
  seconds: number,
  key: string | undefined,
  type: string,
  data?: ChoreographyEvent["data"],
])[];

/** The events of a log, with ids e1, e2, … */
export function logOf(log: Log): readonly ChoreographyEvent[] {
  return log.map(([at, key, type, data], index) => event(`e${index + 1}`, type, at * 1_000, key, data ?? {}));
}

/** What one pattern, or the first, made of the last event. */
export function told(
  operators: readonly Operator[],
  log: Log,
  options: ExplainInput["options"] = {},
): PatternExplanation {
  const events = logOf(log);
  const { patterns } = explainEvent({ bundle: bundleOf(operators), log: events, position: events.length, options });
  const [first] = operators;
  const found = patterns.find(({ pattern }) => pattern === first?.id);
  if (found === undefined) throw new Error("The pattern is not explained.");
  return found;
}

/** The same in words. */
export function said(
  operators: readonly Operator[],
  log: Log,
  options: ExplainInput["options"] = {},
): readonly string[] {
  return patternInWords(told(operators, log, options), seconds);
}
