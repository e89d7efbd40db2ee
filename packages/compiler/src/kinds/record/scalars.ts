// Reads flags, integers and choices of a record; a wrong one is a problem and counts as its default.
import type { DocumentPath, Json } from "@laban/model";
import type { ShapeProblem } from "./eventTest.ts";

/** `true` or `false`; nothing written is false. */
export function readFlag(value: Json | undefined, path: DocumentPath, problems: ShapeProblem[]): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "boolean") return value;
  problems.push({ message: "should be true or false", path });
  return false;
}

/** An integer between bounds (inclusive). */
export function readInteger(
  value: Json | undefined,
  path: DocumentPath,
  bounds: { readonly min: number; readonly max: number; readonly missing: number },
  problems: ShapeProblem[],
): number {
  if (value === undefined || value === null) return bounds.missing;
  if (typeof value === "number" && Number.isInteger(value) && value >= bounds.min && value <= bounds.max) return value;
  problems.push({ message: `should be a whole number from ${bounds.min} to ${bounds.max}`, path });
  return bounds.missing;
}

/** One of some words; nothing written is the first. */
export function readChoice<const Choice extends string>(
  value: Json | undefined,
  path: DocumentPath,
  choices: readonly [Choice, ...Choice[]],
  problems: ShapeProblem[],
): Choice {
  if (value === undefined || value === null) return choices[0];
  const found = choices.find((choice) => choice === value);
  if (found === undefined) problems.push({ message: `should be one of ${choices.join(", ")}`, path });
  return found ?? choices[0];
}
