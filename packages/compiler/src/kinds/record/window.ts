// What all kinds with a window say when it is missing, or no time at all.
import type { Diagnostic } from "@laban/model";
import type { DurationReading } from "./duration.ts";
import { named, pathIn, type Subject } from "./report.ts";

/** An error unless there is a positive duration, or what is written cannot be read (which is said already). */
export function reportNoWindow(
  subject: Subject,
  within: DurationReading,
  at: { readonly code: string; readonly proposal: string },
): readonly Diagnostic[] {
  if (within.problems.length > 0 || (within.ms !== undefined && within.ms > 0)) return [];
  const path = pathIn(subject, ["within"]);
  return [
    {
      code: at.code,
      severity: "error",
      message: `${named(subject)} has no window; say how long it is in "within".`,
      path,
      fix: { title: `Set "within: ${at.proposal}"`, edits: [{ path, value: at.proposal }] },
    },
  ];
}

/** An info where no outcome asks for anything. */
export function reportNoAction(subject: Subject, asksSomething: boolean): readonly Diagnostic[] {
  if (asksSomething) return [];
  return [
    {
      code: "pattern/no-action",
      severity: "info",
      message: `${named(subject)} asks nobody for anything; its outcomes are only counted. Add "do" to act.`,
      path: pathIn(subject, []),
    },
  ];
}
