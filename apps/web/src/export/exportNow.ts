// Exports the open document as it stands: compiled once, and stripped before where the copy is for sharing.
import { compileDocument } from "@laban/compiler";
import {
  copyForSharing,
  type ExportedFile,
  type ExportFormat,
  type ExportResult,
  type SharedCopy,
} from "@laban/interop";
import type { ChoreographyDocument } from "@laban/model";

/** What the panel shows. */
export interface ExportedNow {
  readonly result: ExportResult;
  /** Of the bundle that the export was made from; empty while errors stop it. */
  readonly hash: string;
  /** Set when the copy is for sharing. */
  readonly shared: SharedCopy | null;
  /** Whether there is anything sensitive to strip. */
  readonly hasSensitive: boolean;
}

/** Pure: the same document and choices give the same. */
export function exportNow(format: ExportFormat, drawn: ChoreographyDocument, isForSharing: boolean): ExportedNow {
  const hasSensitive = Object.values(drawn.events).some(({ sensitive = [] }) => sensitive.length > 0);
  const shared = isForSharing && hasSensitive ? copyForSharing(drawn) : null;
  const document = shared?.document ?? drawn;
  const { bundle, sourceMap, diagnostics } = compileDocument(document);
  if (bundle === undefined) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return { result: { errors }, hash: "", shared, hasSensitive };
  }
  const result = format.write({ document, bundle, sourceMap });
  return {
    result: shared === null ? result : { ...result, files: result.files.map(asShared) },
    hash: bundle.hash,
    shared,
    hasSensitive,
  };
}

/** The copy has a name of its own: "orders.shared.asyncapi.json" is not "orders.asyncapi.json". Folders keep theirs. */
function asShared({ name, mediaType, text }: ExportedFile): ExportedFile {
  return { name: name.includes("/") ? name : name.replace(/\.|$/, ".shared$&"), mediaType, text };
}
