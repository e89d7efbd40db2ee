// Checks the conditions of an operator with exactly the names and types that the engine will prepare them with,
// and maps what CEL says of them to places in the document.
import { conditionsOf } from "@laban/bundle";
import type { Bundle, Operator } from "@laban/bundle";
import { prepareCondition, prepareExpression } from "@laban/cel";
import type { CelIssue, ScopeTypes } from "@laban/cel";
import type { Diagnostic, DocumentPath } from "@laban/model";
import type { OperatorPlace } from "../compilable.ts";
import { named, pathIn } from "./report.ts";
import type { Subject } from "./report.ts";

/** Longer conditions are refused by the bundle's door. UTF-16 units. */
export const CONDITION_LENGTH_MAX = 20_000;

/** The issues of all conditions of an operator, at the places where the author wrote them. */
export function reportConditions(
  subject: Subject,
  operator: Operator,
  events: Bundle["events"],
  places: readonly OperatorPlace[],
): readonly Diagnostic[] {
  return conditionsOf(operator, events).flatMap(({ path, when, scope }) => {
    const written = places.find((place) => isSamePath(place.operator, path));
    return reportCondition(when, scope, { speaker: named(subject), path: pathIn(subject, written?.record ?? path) });
  });
}

/** Where a text stands and who speaks of it; `severityMax` "warning" is for texts that the engine does not execute. */
export interface SpokenPlace {
  readonly speaker: string;
  readonly path: DocumentPath;
  readonly severityMax?: "warning";
}

/** The issues of one condition at one place. */
export function reportCondition(text: string, scope: ScopeTypes, at: SpokenPlace): readonly Diagnostic[] {
  if (text.length > CONDITION_LENGTH_MAX) {
    return [
      {
        code: "condition/too-long",
        severity: at.severityMax ?? "error",
        message: `${at.speaker}: the condition has ${text.length} characters, more than ${CONDITION_LENGTH_MAX}; split the pattern.`,
        path: at.path,
      },
    ];
  }
  return prepareCondition(text, scope).issues.map((issue) => mapIssue(issue, text, at));
}

/** The same for a text that may have any value, as those that fill a payload. */
export function reportExpression(text: string, scope: ScopeTypes, at: SpokenPlace): readonly Diagnostic[] {
  return prepareExpression(text, scope).issues.map((issue) => mapIssue(issue, text, at));
}

function mapIssue(issue: CelIssue, text: string, at: SpokenPlace): Diagnostic {
  const { fix } = issue;
  return {
    code: issue.code,
    severity: at.severityMax ?? issue.severity,
    message: `${at.speaker}: ${issue.message}`,
    path: at.path,
    span: { start: issue.start, end: issue.end },
    ...(fix === undefined
      ? {}
      : {
          fix: {
            title: fix.title,
            edits: [{ path: at.path, value: text.slice(0, fix.start) + fix.text + text.slice(fix.end) }],
          },
        }),
  };
}

function isSamePath(left: DocumentPath, right: DocumentPath): boolean {
  return left.length === right.length && left.every((part, index) => part === right[index]);
}
