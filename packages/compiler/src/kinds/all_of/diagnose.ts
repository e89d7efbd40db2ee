// What is wrong with an `all_of` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { reportMembers } from "../record/reportMembers.ts";
import { named, pathIn, reportShapes, reportUnknownEvents, type Subject } from "../record/report.ts";
import { reportNoAction, reportNoWindow } from "../record/window.ts";
import { type AllOfReading, readAllOf } from "./read.ts";

/** More events than this in one set are refused by the bundle's door. */
const SET_MAX = 1000;

/** Members exist, the window is one, and the set is more than one event. */
export function diagnoseAllOf(context: KindContext, subject: Subject, record: PatternRecord): readonly Diagnostic[] {
  const reading = readAllOf(record);
  const isUnreadable = reading.problems.some(({ path }) => path.length === 1 && path[0] === "events");
  const spoken = { kind: "all_of", field: "events", noun: "member" };
  return [
    ...reportShapes(subject, reading.problems),
    ...(isUnreadable ? [] : reportMembers(context, subject, reading.members, spoken)),
    ...sizeProblems(subject, reading),
    ...reportNoWindow(subject, reading.within, { code: "all_of/no-window", proposal: "1m" }),
    ...triggerProblems(context, subject, reading),
    ...reportNoAction(subject, record["do"] !== undefined || record["on_timeout"] !== undefined),
  ];
}

function sizeProblems(subject: Subject, { members, afterMatch }: AllOfReading): readonly Diagnostic[] {
  const total = members.reduce((sum, { count }) => sum + count, 0);
  const path = pathIn(subject, ["events"]);
  if (total > SET_MAX) {
    return [
      {
        code: "all_of/too-many",
        severity: "error",
        message: `${named(subject)} waits for ${total} events, more than ${SET_MAX}; a threshold counts without keeping them apart.`,
        path,
      },
    ];
  }
  if (total !== 1 || afterMatch === "every") return [];
  return [
    {
      code: "all_of/one-member",
      severity: "warning",
      message: `${named(subject)} waits for one event only, so it matches at once; add another, or make it a pattern.`,
      path,
    },
  ];
}

function triggerProblems(context: KindContext, subject: Subject, { trigger }: AllOfReading): readonly Diagnostic[] {
  if (trigger === undefined) return [];
  if (trigger.names.length > 0 || trigger.problems.length > 0)
    return reportUnknownEvents(context, subject, trigger.names);
  const path = pathIn(subject, ["trigger"]);
  return [
    {
      code: "all_of/no-trigger",
      severity: "error",
      message: `${named(subject)} is completed by nothing; name the event type in "trigger", or remove it.`,
      path,
      fix: { title: 'Remove "trigger"', edits: [{ path }] },
    },
  ];
}
