// Reads an `all_of` record as far as it can be read; ports, sentence, diagnose and compile all start from this reading.
import type { PatternRecord } from "@laban/model";
import { type DurationReading, readDuration } from "../record/duration.ts";
import { type EventTestReading, readEventTest, type ShapeProblem } from "../record/eventTest.ts";
import { type MemberReading, readMembers } from "../record/members.ts";
import { readChoice } from "../record/scalars.ts";

/** A whole all_of. */
export interface AllOfReading {
  readonly members: readonly MemberReading[];
  readonly within: DurationReading;
  readonly anchor: "sliding" | "first";
  readonly trigger?: EventTestReading;
  readonly afterMatch: "consume" | "every";
  readonly problems: readonly ShapeProblem[];
}

/** Reads the whole record; never throws. */
export function readAllOf(record: PatternRecord): AllOfReading {
  const problems: ShapeProblem[] = [];
  const members = readMembers(record["events"], "events", problems);
  const within = readDuration(record["within"], ["within"]);
  const trigger = record["trigger"] === undefined ? undefined : readEventTest(record["trigger"], ["trigger"]);
  problems.push(...within.problems, ...(trigger?.problems ?? []));
  return {
    members,
    within,
    anchor: readChoice(record["anchor"], ["anchor"], ["sliding", "first"], problems),
    ...(trigger === undefined ? {} : { trigger }),
    afterMatch: readChoice(record["after_match"], ["after_match"], ["consume", "every"], problems),
    problems,
  };
}
