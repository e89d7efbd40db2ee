// Reads the steps of a sequence: which events they take (one, any of several, all of several), how often, how strictly.
import { isJsonList, isJsonObject } from "@laban/model";
import type { DocumentPath, Json } from "@laban/model";
import { readCondition, readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";
import { readFlag, readInteger } from "../record/scalars.ts";

/** Several tests of one step: `any` of them is enough, or `all` must come, in any order. */
export interface MembersReading {
  readonly takes: "any" | "all";
  readonly tests: readonly EventTestReading[];
}

/** One step; `name` is what later conditions call it, unique within the sequence unless the author repeats a name. */
export interface StepReading extends EventTestReading {
  readonly name: string;
  readonly isNamed: boolean;
  readonly min: number;
  /** `null` is unbounded. */
  readonly max: number | null;
  readonly strict: boolean;
  /** Only where members have conditions of their own, or all of them must come. */
  readonly members?: MembersReading;
  readonly path: DocumentPath;
}

/** Above this a repeated step is no step but a threshold. */
const REPEATS_MAX = 1000;

/** Reads all steps; never throws. */
export function readSteps(
  value: Json | undefined,
  isStrict: boolean,
  problems: ShapeProblem[],
): readonly StepReading[] {
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
  const test = readStepTest(value, path);
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
  const bounds =
    test.members?.takes === "all"
      ? boundsOfAll(value, test.members.tests.length, path, problems)
      : readBounds(value, path, problems);
  return {
    ...test,
    name: isNamed ? written : freeName(test, at),
    isNamed,
    min: isOptional ? 0 : bounds.min,
    max: bounds.max,
    strict: strictByAll || readFlag(value["strict"], [...path, "strict"], problems),
    path,
  };
}

function readBounds(
  value: { readonly [field: string]: Json },
  path: DocumentPath,
  problems: ShapeProblem[],
): { readonly min: number; readonly max: number | null } {
  const min = readInteger(value["min"], [...path, "min"], { min: 0, max: REPEATS_MAX, missing: 1 }, problems);
  const max =
    value["max"] === "unbounded"
      ? null
      : readInteger(value["max"], [...path, "max"], { min: 1, max: REPEATS_MAX, missing: Math.max(1, min) }, problems);
  return { min, max };
}

/** A step that takes all of its members takes each of them once. */
function boundsOfAll(
  value: { readonly [field: string]: Json },
  count: number,
  path: DocumentPath,
  problems: ShapeProblem[],
): { readonly min: number; readonly max: number } {
  for (const field of ["min", "max"])
    if (value[field] !== undefined)
      problems.push({
        message:
          "cannot stand beside all_of, which takes each member once; name an event twice where it must come twice",
        path: [...path, field],
      });
  return { min: Math.max(1, count), max: Math.max(1, count) };
}

/** The events of a step, with its members where they are more than a list of types. */
function readStepTest(value: Json, path: DocumentPath): EventTestReading & { readonly members?: MembersReading } {
  if (!isJsonObject(value)) return readEventTest(value, path);
  const all = value["all_of"];
  const any = value["any_of"];
  if (all !== undefined) {
    const beside = ["event", "any_of"].filter((field) => value[field] !== undefined);
    const problems = beside.map((field) => ({
      message: "cannot stand beside all_of; list everything there, or make two steps",
      path: [...path, field],
    }));
    return withMembers("all", all, value, path, problems);
  }
  if (isJsonList(any) && any.some(isJsonObject) && value["event"] === undefined)
    return withMembers("any", any, value, path, []);
  return readEventTest(value, path);
}

function withMembers(
  takes: "any" | "all",
  written: Json,
  step: { readonly [field: string]: Json },
  path: DocumentPath,
  found: readonly ShapeProblem[],
): EventTestReading & { readonly members: MembersReading } {
  const place = [...path, `${takes}_of`];
  const tests = isJsonList(written)
    ? written.map((item, index) => readEventTest(item, [...place, index]))
    : [readEventTest(written, place)];
  const condition = readCondition(step["when"], [...path, "when"]);
  const nameless = tests.flatMap(({ names, problems }, index) =>
    names.length === 0 && problems.length === 0
      ? [{ message: "names no event type", path: isJsonList(written) ? [...place, index] : place }]
      : [],
  );
  return {
    names: tests.flatMap(({ names }) => names),
    ...(condition.when === undefined ? {} : { when: condition.when }),
    problems: [...found, ...condition.problems, ...nameless, ...tests.flatMap(({ problems }) => problems)],
    members: { takes, tests },
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
