// Reads a `threshold` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import type { Measure, ThresholdOperator } from "@laban/bundle";
import { isJsonObject } from "@laban/model";
import type { DocumentPath, Json, PatternRecord } from "@laban/model";
import { type DurationReading, readDuration } from "../record/duration.ts";
import {
  type ConditionText,
  type EventName,
  readCondition,
  readEventNames,
  type ShapeProblem,
} from "../record/eventTest.ts";
import { readChoice, readInteger } from "../record/scalars.ts";
import { COMPARISONS, MEASURES } from "./measures.ts";

/** One measure; what is missing in it is absent. */
export interface MeasureReading {
  readonly measure: Measure;
  readonly of?: ConditionText;
  /** The comparisons that are written; one is right. */
  readonly comparisons: readonly { readonly comparison: ThresholdOperator["comparison"]; readonly value: number }[];
  readonly path: DocumentPath;
}

/** A whole threshold. */
export interface ThresholdReading {
  readonly names: readonly EventName[];
  readonly when?: ConditionText;
  /** Those that are written, in the order of the measures; one is right. */
  readonly measures: readonly MeasureReading[];
  readonly within: DurationReading;
  readonly last?: number;
  readonly fires: ThresholdOperator["fires"];
  readonly problems: readonly ShapeProblem[];
}

/** As the engine's limit of a window. */
const LAST_MAX = 100_000;

/** Reads the whole record; never throws. */
export function readThreshold(record: PatternRecord): ThresholdReading {
  const problems: ShapeProblem[] = [];
  const { names, problems: nameProblems } = readEventNames(record["on"], ["on"]);
  const { when, problems: whenProblems } = readCondition(record["when"], ["when"]);
  const within = readDuration(record["within"], ["within"]);
  problems.push(...nameProblems, ...whenProblems, ...within.problems);
  const last = record["last"];
  return {
    names,
    ...(when === undefined ? {} : { when }),
    measures: MEASURES.flatMap((measure) => readMeasure(measure, record[measure], problems)),
    within,
    ...(last === undefined || last === null
      ? {}
      : { last: readInteger(last, ["last"], { min: 1, max: LAST_MAX, missing: LAST_MAX }, problems) }),
    fires: readChoice(record["fires"], ["fires"], ["edge", "every", "consume"], problems),
    problems,
  };
}

function readMeasure(measure: Measure, value: Json | undefined, problems: ShapeProblem[]): readonly MeasureReading[] {
  if (value === undefined || value === null) return [];
  const path: DocumentPath = [measure];
  if (!isJsonObject(value)) {
    problems.push({ message: "should say what it is compared with, as { at_least: 5 }", path });
    return [{ measure, comparisons: [], path }];
  }
  const of = value["of"];
  if (of !== undefined && of !== null && typeof of !== "string") {
    problems.push({ message: 'should be the value of an event, such as "data.amount"', path: [...path, "of"] });
  }
  const comparisons = COMPARISONS.flatMap((comparison) => {
    const against = value[comparison];
    if (against === undefined || against === null) return [];
    if (typeof against === "number" && Number.isFinite(against)) return [{ comparison, value: against }];
    problems.push({ message: "should be a number", path: [...path, comparison] });
    return [];
  });
  return [
    {
      measure,
      ...(typeof of === "string" && of.trim() !== "" ? { of: { text: of, path: [...path, "of"] } } : {}),
      comparisons,
      path,
    },
  ];
}
