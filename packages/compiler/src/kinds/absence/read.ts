// Reads an `absence` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import type { PatternRecord } from "@laban/model";
import { readDuration } from "../record/duration.ts";
import type { DurationReading } from "../record/duration.ts";
import { readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";
import { readChoice, readInteger } from "../record/scalars.ts";

/** A whole absence. */
export interface AbsenceReading {
  /** `quiet: X`: every X opens the obligation that the next X fulfils, so `start` and `expect` are the same test. */
  readonly isQuiet: boolean;
  readonly start: EventTestReading;
  readonly expect: EventTestReading;
  readonly cancel?: EventTestReading;
  readonly within: DurationReading;
  readonly starts: "overlap" | "restart";
  readonly repeat: number;
  readonly problems: readonly ShapeProblem[];
}

/** Reads the whole record; never throws. */
export function readAbsence(record: PatternRecord): AbsenceReading {
  const problems: ShapeProblem[] = [];
  const isQuiet = record["quiet"] !== undefined;
  const quiet = readEventTest(record["quiet"], ["quiet"]);
  const start = isQuiet ? quiet : readEventTest(record["start"], ["start"]);
  const expect = isQuiet ? quiet : readEventTest(record["expect"], ["expect"]);
  for (const field of isQuiet ? ["start", "expect"] : [])
    if (record[field] !== undefined)
      problems.push({ message: 'cannot stand beside "quiet", which is start and expect in one', path: [field] });
  const cancel = record["cancel"] === undefined ? undefined : readEventTest(record["cancel"], ["cancel"]);
  const within = readDuration(record["within"], ["within"]);
  problems.push(
    ...start.problems,
    ...(isQuiet ? [] : expect.problems),
    ...(cancel?.problems ?? []),
    ...within.problems,
  );
  return {
    isQuiet,
    start,
    expect,
    ...(cancel === undefined ? {} : { cancel }),
    within,
    starts: readChoice(record["starts"], ["starts"], ["overlap", "restart"], problems),
    repeat: readInteger(record["repeat"], ["repeat"], { min: 1, max: 1000, missing: 1 }, problems),
    problems,
  };
}
