// What is wrong with a `pattern` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { readCondition, readEventNames } from "../record/eventTest.ts";
import { reportShapes, reportUnknownEvents, named, pathIn } from "../record/report.ts";
import type { Subject } from "../record/report.ts";

/** What it listens to exists, and it asks for something. Conditions are checked where the operator is finished. */
export function diagnosePattern(context: KindContext, subject: Subject, record: PatternRecord): readonly Diagnostic[] {
  const on = readEventNames(record["on"], ["on"]);
  const { problems } = readCondition(record["when"], ["when"]);
  return [
    ...reportShapes(subject, [...on.problems, ...problems]),
    ...(on.names.length === 0 && on.problems.length === 0 ? [missingEvent(subject)] : []),
    ...reportUnknownEvents(context, subject, on.names),
    ...(record["do"] === undefined ? [doesNothing(subject)] : []),
  ];
}

function missingEvent(subject: Subject): Diagnostic {
  return {
    code: "pattern/no-event",
    severity: "error",
    message: `${named(subject)} listens to no event type; name one in "on".`,
    path: pathIn(subject, ["on"]),
  };
}

function doesNothing(subject: Subject): Diagnostic {
  return {
    code: "pattern/no-action",
    severity: "info",
    message: `${named(subject)} asks nobody for anything; it is only counted. Add "do" to act.`,
    path: pathIn(subject, []),
  };
}
