// The door of the interop package.
export type { CloudEvent } from "./cloudEvent.ts";
export { detectImport } from "./detectImport.ts";
export type { Detection } from "./detectImport.ts";
export type { ColumnQuestion, ImportFailure } from "./failure.ts";
export { importLog, importSteps } from "./importLog.ts";
export type { ImportOptions, LogSource } from "./importLog.ts";
export { importLimits } from "./limits.ts";
export type { ImportLimits } from "./limits.ts";
export type {
  ColumnChoice,
  ColumnMapping,
  EventTypeCount,
  ImportProgress,
  ImportReport,
  ImportResult,
  LogFormat,
  SkippedRow,
} from "./report.ts";
export { documentFromLog } from "./document/documentFromLog.ts";
export { proposePatterns } from "./document/proposePatterns.ts";
export type { PatternProposal } from "./document/proposePatterns.ts";
export { importDocument } from "./document/importDocument.ts";
export type { DocumentImport } from "./document/importDocument.ts";
export { eventsAsNdjson } from "./export/eventsAsNdjson.ts";
export { constructsOf } from "./export/constructs/constructsOf.ts";
export { exportDocument } from "./export/exportDocument.ts";
export type { Export, ExportedFile, ExportFormat, ExportResult, ExportSource } from "./export/exportFormat.ts";
export { exportFormats } from "./export/exportFormats.ts";
export { copyForSharing } from "./export/sharing/copyForSharing.ts";
export type { SharedCopy } from "./export/sharing/copyForSharing.ts";
export type { FieldReader } from "./export/sharing/fieldReader.ts";
export type { Stripped } from "./export/sharing/withoutData.ts";
export { scoreSvg } from "./export/pictures/score.ts";
export { zipFiles } from "./export/zipFiles.ts";
export type { Construct, ConstructWhat, ExportLoss, LossReport } from "./export/lossReport.ts";
export type { DesignFile, DesignFormat, DesignImport, DesignNote } from "./design/designFormat.ts";
export { designFormats } from "./design/designFormats.ts";
export { designLimits } from "./design/designLimits.ts";
export type { DesignLimits } from "./design/designLimits.ts";
export { detectDesign, importDesign } from "./design/importDesign.ts";
export type { DesignOptions } from "./design/importDesign.ts";
