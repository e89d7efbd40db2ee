// Reads a `sequence` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json, PatternRecord } from "@laban/model";
import { readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";
import { readDuration } from "../record/duration.ts";
import type { DurationReading } from "../record/duration.ts";
import { readChoice, readFlag, readInteger } from "../record/scalars.ts";

/** One step; `name` is what later conditions call it, unique within the sequence unless the author repeats a name. */
export interface StepReading extends EventTestReading {
  readonly name: string;
  readonly isNamed: boolean;
  readonly min: number;
  /** `null` is unbounded. */
  readonly max: number | null;
  readonly strict: boolean;
  readonly path: DocumentPath;
}

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

/** Above this a repeated step is no step but a threshold. */
const REPEATS_MAX = 1000;

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

function readSteps(value: Json | undefined, isStrict: boolean, problems: ShapeProblem[]): readonly StepReading[] {
  if (value === undefined || value === null) return [];
  if (!isJsonList(value)) {
    problems.push({ message: "should be a list of steps", path: ["steps"] });
    return [];
  }
  const steps: StepReading[] = [];
  const taken = new Set<string>();
  for (const [index, item] of value.entries()) {
    const step = readStep(item, { index, isStrict, taken }, problems);
    taken.add(step.name);
    steps.push(step);
  }
  return steps;
}

function readStep(
  value: Json,
  at: { readonly index: number; readonly isStrict: boolean; readonly taken: ReadonlySet<string> },
  problems: ShapeProblem[],
): StepReading {
  const path: DocumentPath = ["steps", at.index];
  const test = readEventTest(value, path);
  problems.push(...test.problems);
  // The first step opens the run; there is nothing before it that it could follow strictly.
  const strictByAll = at.isStrict && at.index > 0;
  if (!isJsonObject(value)) {
    return { ...test, name: freeName(test, at), isNamed: false, min: 1, max: 1, strict: strictByAll, path };
  }
  const written = value["name"];
  const isNamed = typeof written === "string" && written !== "";
  if (written !== undefined && !isNamed) problems.push({ message: "should be a name", path: [...path, "name"] });
  const isOptional = readFlag(value["optional"], [...path, "optional"], problems);
  const min = readInteger(value["min"], [...path, "min"], { min: 0, max: REPEATS_MAX, missing: 1 }, problems);
  const max =
    value["max"] === "unbounded"
      ? null
      : readInteger(value["max"], [...path, "max"], { min: 1, max: REPEATS_MAX, missing: Math.max(1, min) }, problems);
  return {
    ...test,
    name: isNamed ? written : freeName(test, at),
    isNamed,
    min: isOptional ? 0 : min,
    max,
    strict: strictByAll || readFlag(value["strict"], [...path, "strict"], problems),
    path,
  };
}

// A step is called like its event; the second of the same type like "checked_2".
function freeName(test: EventTestReading, at: { readonly index: number; readonly taken: ReadonlySet<string> }): string {
  const base = test.names[0]?.name ?? `step_${at.index + 1}`;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? base : `${base}_${count}`;
    if (!at.taken.has(name)) return name;
  }
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
