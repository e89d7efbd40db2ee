// The operations table: every use case of Laban, once. All doors (tRPC, the command line, tests) call these entries and no others.
import { compileOperations, type CompileOperations } from "./operations/compile.ts";
import { documentOperations, type DocumentOperations } from "./operations/documents.ts";
import { exampleOperations, type ExampleOperations } from "./operations/examples.ts";
import { logOperations, type LogOperations } from "./operations/logs.ts";
import { revisionOperations, type RevisionOperations } from "./operations/revisions.ts";
import { runOperations, type RunOperations } from "./operations/runs.ts";

/** The table, by area and verb. */
export interface OperationsTable {
  readonly documents: DocumentOperations;
  readonly revisions: RevisionOperations;
  readonly examples: ExampleOperations;
  readonly compile: CompileOperations;
  readonly logs: LogOperations;
  readonly runs: RunOperations;
}

export const operations: OperationsTable = {
  documents: documentOperations,
  revisions: revisionOperations,
  examples: exampleOperations,
  compile: compileOperations,
  logs: logOperations,
  runs: runOperations,
};
