// The door of the model package.
export type {
  AgentRecord,
  BehaviourOutcome,
  BehaviourRecord,
  ChoreographyDocument,
  CorrelationRecord,
  ElementRef,
  EventTypeRecord,
  Json,
  JsonObject,
  LayoutRecord,
  PatternRecord,
  ScenarioRecord,
} from "./document.ts";
export type { Diagnostic, DiagnosticFix, DocumentPath } from "./diagnostic.ts";
export type { Ask, FieldDescription, KindCatalog, KindDescription, Listen, SentencePart } from "./kind.ts";
