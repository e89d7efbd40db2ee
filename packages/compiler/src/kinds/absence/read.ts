// Reads an `absence` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import type { PatternRecord } from "@laban/model";
import { readDuration } from "../record/duration.ts";
import type { DurationReading } from "../record/duration.ts";
import { readEventTest } from "../record/eventTest.ts";
import type { EventTestReading, ShapeProblem } from "../record/eventTest.ts";
import { readChoice, readInteger } from "../record/scalars.ts";

/** A whole absence. */
export interface AbsenceReading {
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
  const start = readEventTest(record["start"], ["start"]);
  const expect = readEventTest(record["expect"], ["expect"]);
  const cancel = record["cancel"] === undefined ? undefined : readEventTest(record["cancel"], ["cancel"]);
  const within = readDuration(record["within"], ["within"]);
  problems.push(...start.problems, ...expect.problems, ...(cancel?.problems ?? []), ...within.problems);
  return {
    start,
    expect,
    ...(cancel === undefined ? {} : { cancel }),
    within,
    starts: readChoice(record["starts"], ["starts"], ["overlap", "restart"], problems),
    repeat: readInteger(record["repeat"], ["repeat"], { min: 1, max: 1000, missing: 1 }, problems),
    problems,
  };
}
