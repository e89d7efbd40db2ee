// The measures of a threshold and what they are compared with, as records spell them and sentences say them.
import type { Measure, ThresholdOperator } from "@laban/bundle";

/** The fields of which exactly one is given. */
export const MEASURES: readonly Measure[] = ["count", "sum", "avg", "min", "max", "distinct"];

/** Of which a measure has exactly one. */
export const COMPARISONS: readonly ThresholdOperator["comparison"][] = [
  "at_least",
  "more_than",
  "at_most",
  "less_than",
];

/** "the sum of amount" needs a value of each event; a count does not. */
export function takesOf(measure: Measure): boolean {
  return measure !== "count";
}

/** What the inspector calls them. */
export const MEASURE_LABELS: Readonly<Record<Measure, string>> = {
  count: "Count",
  sum: "Sum",
  avg: "Average",
  min: "Least",
  max: "Greatest",
  distinct: "Different values",
};
