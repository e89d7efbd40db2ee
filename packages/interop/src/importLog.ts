// The door of the importers: bytes in, a report or a failure out. Imports read; they execute and fetch nothing.
import { textChunks } from "./bytes/textChunks.ts";
import type { TextChunk } from "./bytes/textChunks.ts";
import { EventCollection } from "./collectEvents.ts";
import { readCsv } from "./csv/readCsv.ts";
import type { ReaderFindings } from "./csv/readCsv.ts";
import { detectImport } from "./detectImport.ts";
import { ImportProblem } from "./failure.ts";
import { readJson } from "./json/readJson.ts";
import type { ColumnMapping, ImportProgress, ImportResult, LogFormat } from "./report.ts";
import { readXes } from "./xes/readXes.ts";

/** A file as it was given. */
export interface LogSource {
  /** With its ending; names events and their source. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Columns that the caller names; the others are chosen. */
  readonly mapping?: ColumnMapping;
}

/** How to follow and stop an import that runs to its end in one call. */
export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Looked at between pieces. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Imports a log in one go. The result is a report, or `{ failure }`; nothing is thrown for what a file may hold. Linear in the size of the file:
 * 8,577 rows of 15 columns (2.3 MB) take about 0.2 s. Hosts that must stay responsive use {@link importSteps} or a worker.
 */
export function importLog(source: LogSource, options: ImportOptions = {}): ImportResult {
  const steps = importSteps(source);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    if (options.signal?.aborted === true) {
      return {
        failure: { code: "import/cancelled", message: `The import of "${source.name}" was stopped; nothing was kept.` },
      };
    }
  }
}

/** The same in steps of at most some ten milliseconds of work: the host decides when to go on. Yields progress, returns the result. */
export function* importSteps({ name, bytes, mapping = {} }: LogSource): Generator<ImportProgress, ImportResult> {
  try {
    const detection = detectImport(name, bytes);
    if (detection.kind === "none") return { failure: detection.failure };
    if (detection.kind === "document") {
      return {
        failure: {
          code: "import/not-a-log",
          message: `"${name}" is a choreography, not a log; open it as a document.`,
        },
      };
    }
    const { format, isCompressed } = detection;
    const into = new EventCollection(name);
    const { columns, notes, warnings } = yield* readAs(format, into.watched(textChunks(bytes)), into, {
      mapping,
      total: bytes.byteLength,
    });
    const collected = into.finish();
    return {
      ...collected,
      name,
      format,
      isCompressed,
      mapping: columns,
      notes: [...notes, ...collected.notes],
      warnings: [...warnings, ...collected.warnings],
    };
  } catch (error) {
    if (error instanceof ImportProblem) return { failure: error.failure };
    throw error;
  }
}

function readAs(
  format: LogFormat,
  chunks: Iterable<TextChunk>,
  into: EventCollection,
  options: { readonly mapping: ColumnMapping; readonly total: number },
): Generator<ImportProgress, ReaderFindings> {
  switch (format) {
    case "csv":
      return readCsv(chunks, into, options);
    case "xes":
      return readXes(chunks, into, options);
    case "json":
    case "ndjson":
      return readJson(chunks, into, { ...options, format });
    default:
      return unreachable(format);
  }
}

function unreachable(format: never): never {
  throw new Error(`Invariant: no reader for ${String(format)}`);
}
