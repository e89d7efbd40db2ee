// The door of the service package.
export { done, failed, notFound } from "./failure.ts";
export type { Failure, FailureCode, Result } from "./failure.ts";
export { inspectText } from "./inspectText.ts";
export type { InspectedText } from "./inspectText.ts";
export { invoke } from "./invoke.ts";
export {
  frameRecordsMax,
  previewCharactersMax,
  removedKeptMs,
  revisionsKept,
  runEventsMax,
  runsAtOnce,
  runsWaitingMax,
  uploadBytesMax,
} from "./limits.ts";
export type { AnyOperation, Call, Followed, Mutation, Query, Subscription } from "./operation.ts";
export type { CreateInput, SaveInput } from "./operations/documents.ts";
export { keepLog, mayImport } from "./operations/logs.ts";
export type { ReadLog } from "./operations/logs.ts";
export type { StartInput } from "./operations/runs.ts";
export { StorageFailed } from "./ports.ts";
export type {
  Clock,
  DocumentDraft,
  DocumentStore,
  ExampleShelf,
  Ids,
  LogStore,
  Ports,
  RunHost,
  RunOrder,
  RunStore,
} from "./ports.ts";
export { localOwner, may } from "./principal.ts";
export type { Principal, Role, Scope } from "./principal.ts";
export type {
  CompiledText,
  DocumentCounts,
  DocumentDetail,
  DocumentSummary,
  ExampleSummary,
  ImportedLog,
  ImportReport,
  LogSummary,
  RemovedDocument,
  RestorableDocument,
  RevisionDetail,
  RevisionSummary,
  RunDetail,
  RunFrame,
  RunFrames,
  RunNews,
  RunStatus,
  RunSummary,
  SavedDocument,
} from "./records.ts";
export { createRouter } from "./router.ts";
export type { FailureShape, LabanRouter, RequestContext } from "./router.ts";
export { operations } from "./table.ts";
export type { OperationsTable } from "./table.ts";
