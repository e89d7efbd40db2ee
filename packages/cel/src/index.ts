// The door of the cel package.
export type {
  CelField,
  CelIssue,
  CelType,
  Condition,
  ConditionScope,
  ScopeTypes,
  Unknown,
  UnknownCause,
  Verdict,
} from "./door.ts";
export { checkCel, type CheckedCel } from "./check/check.ts";
export { completionsAt, type CelCompletion } from "./editing/completions.ts";
export { hoverAt, type CelHover } from "./editing/hover.ts";
export { explanationJson } from "./explain/explanationJson.ts";
export { explanationLines } from "./explain/explanationLines.ts";
export {
  defaultExplainLimits,
  type Explain,
  type ExplainedItem,
  type ExplainedLoop,
  type ExplainedOutcome,
  type ExplainLimits,
  type Explanation,
} from "./explain/explanation.ts";
export { defaultLimits, type CelLimits } from "./limits.ts";
export {
  prepareCondition,
  prepareExpression,
  readsOfCel,
  type Expression,
  type PreparedCondition,
  type PreparedExpression,
} from "./prepare.ts";
export { typeFromJsonSchema, type SchemaOptions } from "./schema.ts";
export { eventScope, eventType, type EventScopeOptions } from "./scope.ts";
export type { CelNode } from "./syntax/ast.ts";
export { parseCel, type ParsedCel } from "./syntax/parse.ts";
export { celToText } from "./syntax/print.ts";
export { typeText } from "./types.ts";
export { Duration, Timestamp, Uint } from "./values/scalars.ts";
export { readTimestamp } from "./values/time.ts";
export { isUnknown } from "./values/unknown.ts";
export type { CelValue } from "./values/value.ts";
export { valueJson, type JsonOfValue } from "./values/valueJson.ts";
export { valueText } from "./values/valueText.ts";
