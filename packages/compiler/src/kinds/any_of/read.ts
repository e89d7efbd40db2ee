// Reads an `any_of` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import type { PatternRecord } from "@laban/model";
import { type DurationReading, readDuration } from "../record/duration.ts";
import { type EventTestReading, readEventTest, type ShapeProblem } from "../record/eventTest.ts";
import { type MemberReading, readMembers } from "../record/members.ts";
import { readChoice } from "../record/scalars.ts";

/** A whole any_of. */
export interface AnyOfReading {
  readonly start?: EventTestReading;
  readonly alternatives: readonly MemberReading[];
  readonly within: DurationReading;
  readonly starts: "one" | "restart" | "overlap";
  readonly problems: readonly ShapeProblem[];
}

/** Reads the whole record; never throws. */
export function readAnyOf(record: PatternRecord): AnyOfReading {
  const problems: ShapeProblem[] = [];
  const start = record["start"] === undefined ? undefined : readEventTest(record["start"], ["start"]);
  const alternatives = readMembers(record["events"], "events", problems);
  const within = readDuration(record["within"], ["within"]);
  problems.push(...(start?.problems ?? []), ...within.problems);
  return {
    ...(start === undefined ? {} : { start }),
    alternatives,
    within,
    starts: readChoice(record["starts"], ["starts"], ["one", "restart", "overlap"], problems),
    problems,
  };
}
