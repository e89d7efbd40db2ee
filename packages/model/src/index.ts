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
export type { Diagnostic, DiagnosticFix, DocumentEdit, DocumentPath } from "./diagnostic.ts";
export type { Ask, FieldDescription, KindCatalog, KindDescription, Listen, SentencePart } from "./kind.ts";
export { readDocument } from "./read/readDocument.ts";
export type { ReadResult } from "./read/readDocument.ts";
export { TEXT_LIMITS } from "./text/parseText.ts";
export type { TextSource } from "./text/source.ts";
export { pathAt, placeOf, placeOfDiagnostic, placeOfName } from "./text/place.ts";
export type { TextPlace } from "./text/place.ts";
export { documentJsonSchema, FORMAT_VERSION } from "./schema/documentSchema.ts";
export { validate } from "./schema/validate.ts";
export type { JsonSchema, SchemaIssue } from "./schema/issue.ts";
export { unsupportedKeywords } from "./schema/supported.ts";
export { editText } from "./edit/editText.ts";
export type { EditOptions } from "./edit/editText.ts";
export { applyEdits } from "./edit/applyEdits.ts";
export { documentText, emptyDocument } from "./write/documentText.ts";
export { planCommand } from "./commands/planCommand.ts";
export type { Command, Plan, Planned, Refusal } from "./commands/command.ts";
export { fragmentOf } from "./commands/fragment.ts";
export {
  applyCommand,
  discardUnreadable,
  HISTORY_MAX,
  openEditing,
  redo,
  replaceText,
  undo,
} from "./history/editing.ts";
export type { Change, CommandResult, EditState } from "./history/editing.ts";
export type { TextSplice } from "./history/splice.ts";
export { diffDocuments } from "./diff.ts";
export type { RecordChange } from "./diff.ts";
export { layoutName, referencesTo, SECTION_OF } from "./references.ts";
export type { Reference } from "./references.ts";
export { durationText, DURATION_MAX_MS, parseDuration } from "./duration.ts";
export type { ParsedDuration } from "./duration.ts";
export { identifierProblem, isIdentifier, proposedIdentifier } from "./identifiers.ts";
export { freeName, idProblem } from "./names.ts";
export { entryOf, isJsonList, isJsonObject, isWithin, pathText, samePath, sameJson, valueAt } from "./path.ts";
export { nearestName } from "./suggest.ts";
