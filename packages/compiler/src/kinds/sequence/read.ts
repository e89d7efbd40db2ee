// Reads a `sequence` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json, PatternRecord } from "@laban/model";
import { readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";
import { readDuration } from "../record/duration.ts";
import type { DurationReading } from "../record/duration.ts";
import { readChoice, readFlag } from "../record/scalars.ts";
import { readSteps } from "./readStep.ts";
import type { StepReading } from "./readStep.ts";

/** A guard; `after` is the 0-based step after which it stands, absent for "anywhere". */
export interface GuardReading extends EventTestReading {
  readonly after?: number;
  readonly path: DocumentPath;
}

/** A whole sequence. */
export interface SequenceReading {
  readonly steps: readonly StepReading[];
  readonly guards: readonly GuardReading[];
  readonly maxInterval: DurationReading;
  readonly within: DurationReading;
  readonly isUnbounded: boolean;
  readonly starts: "one" | "restart" | "overlap";
  readonly afterMatch: "consume" | "all";
  readonly problems: readonly ShapeProblem[];
}

/** Reads the whole record; never throws. */
export function readSequence(record: PatternRecord): SequenceReading {
  const problems: ShapeProblem[] = [];
  const isStrict = readFlag(record["strict"], ["strict"], problems);
  const steps = readSteps(record["steps"], isStrict, problems);
  const guards = readGuards(record["not"], steps, problems);
  const maxInterval = readDuration(record["max_interval"], ["max_interval"]);
  const within = readDuration(record["within"], ["within"]);
  problems.push(...maxInterval.problems, ...within.problems);
  return {
    steps,
    guards,
    maxInterval,
    within,
    isUnbounded: readFlag(record["unbounded"], ["unbounded"], problems),
    starts: readChoice(record["starts"], ["starts"], ["one", "restart", "overlap"], problems),
    afterMatch: readChoice(record["after_match"], ["after_match"], ["consume", "all"], problems),
    problems,
  };
}

function readGuards(
  value: Json | undefined,
  steps: readonly StepReading[],
  problems: ShapeProblem[],
): readonly GuardReading[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) return [readGuard(value, ["not"], steps, problems)];
  return value.map((item, index) => readGuard(item, ["not", index], steps, problems));
}

function readGuard(
  value: Json,
  path: DocumentPath,
  steps: readonly StepReading[],
  problems: ShapeProblem[],
): GuardReading {
  const test = readEventTest(value, path);
  problems.push(...test.problems);
  const written = isJsonObject(value) ? value["after"] : undefined;
  if (written === undefined || written === null) return { ...test, path };
  const after = typeof written === "number" ? written - 1 : steps.findIndex(({ name }) => name === written);
  if (!Number.isInteger(after) || after < 0 || after >= steps.length) {
    const names = steps.map(({ name }) => `"${name}"`).join(", ");
    problems.push({ message: `should name a step (${names}) or its position from 1`, path: [...path, "after"] });
    return { ...test, path };
  }
  return { ...test, after, path };
}
