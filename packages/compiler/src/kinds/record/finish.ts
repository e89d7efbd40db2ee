// The last step of every kind: conditions are checked, and an operator leaves the compiler only when nothing is an error.
import type { Ask, Diagnostic, DocumentPath } from "@laban/model";
import type { Operator } from "@laban/bundle";
import type { CompiledPattern, KindContext, OperatorPlace } from "../compilable.ts";
import { reportConditions } from "./conditions.ts";
import type { ConditionText } from "./eventTest.ts";
import type { Subject } from "./report.ts";

/** What a kind made of a record, before its conditions are looked at. */
export interface Draft {
  readonly operator: Operator;
  readonly diagnostics: readonly Diagnostic[];
  readonly places: readonly OperatorPlace[];
}

/** Checks the conditions, and keeps the operator unless something is an error. */
export function finish(context: KindContext, subject: Subject, draft: Draft): CompiledPattern {
  const { operator, places } = draft;
  const diagnostics = [...draft.diagnostics, ...reportConditions(subject, operator, context.events, places)];
  const hasError = diagnostics.some(({ severity }) => severity === "error");
  return hasError ? { diagnostics, places } : { operator, diagnostics, places };
}

/** Where the actions of the outcomes are written. */
export function actionPlaces(
  fields: readonly (readonly [field: string, outcome: Ask["outcome"]])[],
): readonly OperatorPlace[] {
  return fields.map(([field, outcome]) => ({ operator: ["actions", outcome], record: [field] }));
}

/** Where a condition is written; nothing for no condition. */
export function conditionPlace(operator: DocumentPath, when: ConditionText | undefined): readonly OperatorPlace[] {
  return when === undefined ? [] : [{ operator: [...operator, "when"], record: when.path }];
}
