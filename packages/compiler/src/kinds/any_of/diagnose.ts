// What is wrong with an `any_of` beyond what all kinds share.
import type { Diagnostic, PatternRecord } from "@laban/model";
import type { KindContext } from "../compilable.ts";
import { named, pathIn, reportShapes, reportUnknownEvents, type Subject } from "../record/report.ts";
import { reportMembers } from "../record/reportMembers.ts";
import { reportNoAction, reportNoWindow } from "../record/window.ts";
import { type AnyOfReading, readAnyOf } from "./read.ts";

/** Fields that mean nothing where nothing is waited for. */
const WAITING_FIELDS = ["within", "starts", "max_runs", "on_timeout", "on_cancelled"];

/** Alternatives exist and can all be reached; with a start there is a window, without one nothing that needs it. */
export function diagnoseAnyOf(context: KindContext, subject: Subject, record: PatternRecord): readonly Diagnostic[] {
  const reading = readAnyOf(record);
  const isUnreadable = reading.problems.some(({ path }) => path.length === 1 && path[0] === "events");
  const spoken = { kind: "any_of", field: "events", noun: "alternative" };
  const asks = ["do", "on_timeout"].some((field) => record[field] !== undefined);
  return [
    ...reportShapes(subject, reading.problems),
    ...(isUnreadable ? [] : reportMembers(context, subject, reading.alternatives, spoken)),
    ...startProblems(context, subject, record, reading),
    ...neverReached(subject, reading),
    ...reportNoAction(subject, asks || reading.alternatives.some(({ action }) => action !== undefined)),
  ];
}

function startProblems(
  context: KindContext,
  subject: Subject,
  record: PatternRecord,
  { start, within }: AnyOfReading,
): readonly Diagnostic[] {
  if (start === undefined) {
    return WAITING_FIELDS.filter((field) => record[field] !== undefined).map((field) => ({
      code: "any_of/no-start",
      severity: "error",
      message: `${named(subject)} has no start, so "${field}" means nothing; name the event that opens the wait in "start", or remove it.`,
      path: pathIn(subject, [field]),
      fix: { title: `Remove "${field}"`, edits: [{ path: pathIn(subject, [field]) }] },
    }));
  }
  const window = reportNoWindow(subject, within, { code: "any_of/no-window", proposal: "10m" });
  if (start.names.length > 0 || start.problems.length > 0)
    return [...reportUnknownEvents(context, subject, start.names), ...window];
  return [
    {
      code: "any_of/empty-start",
      severity: "error",
      message: `${named(subject)} is opened by nothing; name the event type in "start", or remove it.`,
      path: pathIn(subject, ["start"]),
      fix: {
        title: 'Remove "start"',
        edits: ["start", ...WAITING_FIELDS]
          .filter((field) => record[field] !== undefined)
          .map((field) => ({ path: pathIn(subject, [field]) })),
      },
    },
    ...window,
  ];
}

/** The first that fits wins: one without a condition leaves nothing of its types to those after it. */
function neverReached(subject: Subject, { alternatives }: AnyOfReading): readonly Diagnostic[] {
  const taken = new Set<string>();
  return alternatives.flatMap(({ names, name, when, path }): readonly Diagnostic[] => {
    const isTaken = names.length > 0 && names.every((type) => taken.has(type.name));
    if (when === undefined) for (const type of names) taken.add(type.name);
    if (!isTaken) return [];
    return [
      {
        code: "any_of/never-reached",
        severity: "warning",
        message: `${named(subject)}: alternative "${name}" never wins, an earlier one takes every such event; give that a condition, or remove this one.`,
        path: pathIn(subject, path),
        fix: { title: "Remove the alternative", edits: [{ path: pathIn(subject, path) }] },
      },
    ];
  });
}
