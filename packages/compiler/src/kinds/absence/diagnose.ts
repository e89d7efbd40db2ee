// What is wrong with an `absence` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { named, pathIn, reportShapes, reportUnknownEvents } from "../record/report.ts";
import type { Subject } from "../record/report.ts";
import { readAbsence } from "./read.ts";
import type { AbsenceReading } from "./read.ts";

const QUIET_ROLES = [
  ["quiet", 'watches nothing; name the event type in "quiet"'],
  ["cancel", 'is cancelled by nothing; name the event type in "cancel", or remove it'],
] as const;

const ROLES = [
  ["start", 'is opened by nothing; name the event type in "start"'],
  ["expect", 'expects nothing; name the event type in "expect"'],
  ["cancel", 'is cancelled by nothing; name the event type in "cancel", or remove it'],
] as const;

/** Start, expected and cancelling events exist, and there is a deadline that can be missed. */
export function diagnoseAbsence(context: KindContext, subject: Subject, record: PatternRecord): readonly Diagnostic[] {
  const reading = readAbsence(record);
  return [
    ...reportShapes(subject, reading.problems),
    ...(reading.isQuiet ? QUIET_ROLES : ROLES).flatMap(([role, sentence]) => {
      const test = role === "quiet" ? reading.start : reading[role];
      if (test === undefined) return [];
      const isMissing = test.names.length === 0 && test.problems.length === 0;
      return isMissing ? [missing(subject, role, sentence)] : reportUnknownEvents(context, subject, test.names);
    }),
    ...deadlineProblems(subject, reading),
    ...(record["do"] === undefined ? [doesNothing(subject)] : []),
  ];
}

function missing(subject: Subject, role: string, sentence: string): Diagnostic {
  return {
    code: "absence/no-event",
    severity: "error",
    message: `${named(subject)} ${sentence}.`,
    path: pathIn(subject, [role]),
  };
}

function deadlineProblems(subject: Subject, { within }: AbsenceReading): readonly Diagnostic[] {
  if (within.problems.length > 0 || (within.ms !== undefined && within.ms > 0)) return [];
  return [
    {
      code: "absence/no-deadline",
      severity: "error",
      message: `${named(subject)} has no deadline; say how long to wait in "within".`,
      path: pathIn(subject, ["within"]),
      fix: { title: 'Set "within: 30m"', edits: [{ path: pathIn(subject, ["within"]), value: "30m" }] },
    },
  ];
}

function doesNothing(subject: Subject): Diagnostic {
  return {
    code: "pattern/no-action",
    severity: "info",
    message: `${named(subject)} asks nobody for anything when the deadline is missed; it is only counted. Add "do" to act.`,
    path: pathIn(subject, []),
  };
}
