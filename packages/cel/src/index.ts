// The door of the cel package.
export type {
  CelField,
  CelIssue,
  CelType,
  Condition,
  ConditionScope,
  PreparedCondition,
  ScopeTypes,
  Unknown,
  Verdict,
} from "./door.ts";
