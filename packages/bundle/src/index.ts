// The door of the bundle package.
export type {
  AbsenceOperator,
  Bundle,
  BundleAction,
  BundleEvent,
  EventTest,
  MatchOperator,
  Operator,
  OperatorBase,
  Path,
  SequenceGuard,
  SequenceOperator,
  SequenceStep,
} from "./bundle.ts";
