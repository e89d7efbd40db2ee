// Checks the conditions of an operator with exactly the names and types that the engine will prepare them with,
// and maps what CEL says of them to places in the document.
import { conditionsOf } from "@laban/bundle";
import type { Bundle, Operator } from "@laban/bundle";
import { eventType, prepareCondition, prepareExpression } from "@laban/cel";
import type { CelIssue, ScopeTypes } from "@laban/cel";
import { isJsonList, samePath, valueAt } from "@laban/model";
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
  const told = new Set<string>();
  const found = conditionsOf(operator, events).flatMap(({ path, when, scope }) => {
    const written = places.find((place) => samePath(place.operator, path));
    const at = { speaker: named(subject), path: pathIn(subject, written?.record ?? path) };
    const found = reportCondition(when, scope, at);
    return found.length > 0 ? found : reportInAllTypes(when, scope, at, { types: typesAt(operator, path), events });
  });
  // What is written once may stand at several places of the operator; a slip in it is still one.
  return found.filter(({ code, path, span }) => {
    const slip = JSON.stringify([code, path, span]);
    if (told.has(slip)) return false;
    told.add(slip);
    return true;
  });
}

/** More types than this at one place are not looked at one by one. */
const TYPES_COMPARED_MAX = 20;

// Where several types fit, the engine takes `data` for anything. A slip that would be one in each of them (a misspelt field) is one all the same.
function reportInAllTypes(
  text: string,
  scope: ScopeTypes,
  at: SpokenPlace,
  { types, events }: { readonly types: readonly string[]; readonly events: Bundle["events"] },
): readonly Diagnostic[] {
  if (types.length < 2 || types.length > TYPES_COMPARED_MAX) return [];
  const [first = [], ...others] = types.map((type) => {
    const data = Object.hasOwn(events, type) ? events[type]?.data : undefined;
    return data === undefined ? [] : reportCondition(text, { ...scope, data, event: eventType(data) }, at);
  });
  return first.filter((issue) => others.every((list) => list.some((other) => isSameSlip(issue, other))));
}

function isSameSlip(left: Diagnostic, right: Diagnostic): boolean {
  return left.code === right.code && left.span?.start === right.span?.start && left.span?.end === right.span?.end;
}

function typesAt(operator: Operator, path: DocumentPath): readonly string[] {
  const test =
    operator.operator === "match" || operator.operator === "threshold"
      ? operator.on
      : valueAt(operator, [...path.slice(0, -1), "events"]);
  return isJsonList(test) ? test.filter((type) => typeof type === "string") : [];
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
