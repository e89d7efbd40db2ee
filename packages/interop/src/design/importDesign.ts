// The door of the importers of designs: files in, a document with its report or a failure out. Imports read; they execute and fetch nothing.
import { compileDocument, kindCatalog, mergeDiagnostics } from "@laban/compiler";
import { documentText, readDocument } from "@laban/model";
import { fail, ImportProblem } from "../failure.ts";
import type { DesignDraft, DesignFile, DesignFormat, DesignImport, DesignNote } from "./designFormat.ts";
import { designFormats } from "./designFormats.ts";
import { openFiles } from "./files/openFiles.ts";
import { looksLikeLog } from "./looksLikeLog.ts";
import { refuseOtherFormats } from "./otherFormats.ts";

/** How to import. */
export interface DesignOptions {
  /** The id of the format, where the caller knows; without it the first that fits is taken. */
  readonly from?: string;
}

/**
 * Imports a design: finds the format (unless `from` says it), opens archives, reads, and checks the result as our own text. The same files give the
 * same document, text and report. Never throws for what files hold; bounded by `designLimits`.
 *
 * @example
 * const result = importDesign([{ name: "card.json", bytes }]);
 * if ("failure" in result) show(result.failure.message); // code, path and message with the way out
 * else open(result.text);
 */
export function importDesign(files: readonly DesignFile[], { from }: DesignOptions = {}): DesignImport {
  try {
    const plain = openFiles(files);
    const format = from === undefined ? formatOf(plain) : formatNamed(from);
    return checked(format, withStrangers(format, plain, format.read(plain)));
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error;
    const { failure } = error;
    return {
      failure: failure.path === undefined ? { ...failure, path: files.slice(0, 1).map(({ name }) => name) } : failure,
    };
  }
}

/**
 * The format that files look like, archives opened; undefined where none fits, they cannot be opened, or they are a log of events, whatever
 * those speak of. Reads the first 64 kB of each.
 */
export function detectDesign(files: readonly DesignFile[]): DesignFormat | undefined {
  try {
    const plain = openFiles(files);
    if (plain.some(looksLikeLog)) return undefined;
    return designFormats.find((format) => format.fits(plain));
  } catch (error) {
    if (error instanceof ImportProblem) return undefined;
    throw error;
  }
}

function formatOf(files: readonly DesignFile[]): DesignFormat {
  const format = designFormats.find((candidate) => candidate.fits(files));
  if (format !== undefined) return format;
  refuseOtherFormats(files);
  const name = files[0]?.name ?? "";
  return fail(
    "unknown-design",
    `"${name}" is nothing that a choreography can be made of. What can be imported: ${designFormats.map(({ title }) => title).join(", ")}.`,
    { path: [name] },
  );
}

// Formats whose files are found in others as well: a schema beside an AsyncAPI document is a part of it.
const parts: ReadonlySet<string> = new Set(["json-schema", "samples"]);

/** Says which of the files are another format's, and so were not read. */
function withStrangers(format: DesignFormat, files: readonly DesignFile[], draft: DesignDraft): DesignDraft {
  if (files.length < 2) return draft;
  const strangers = files.flatMap((file): readonly DesignNote[] => {
    if (format.fits([file])) return [];
    const own = designFormats.find((each) => !parts.has(each.id) && each.fits([file]));
    if (own === undefined || own === format) return [];
    const why = `it is ${own.title}, and the others are ${format.title}; import it by itself`;
    return [{ fate: "left_out", what: `file ${file.name}`, why, file: file.name }];
  });
  return strangers.length === 0 ? draft : { ...draft, notes: [...draft.notes, ...strangers] };
}

function formatNamed(id: string): DesignFormat {
  const format = designFormats.find((candidate) => candidate.id === id);
  if (format !== undefined) return format;
  const known = designFormats.map((candidate) => candidate.id).join(", ");
  return fail("unknown-format", `There is no format "${id.slice(0, 60)}" to import from; there are ${known}.`, {
    path: [],
  });
}

function checked(format: DesignFormat, { document: drafted, notes, text: given }: DesignDraft): DesignImport {
  const text = given ?? documentText(drafted);
  const { document = drafted, diagnostics } = readDocument(text, kindCatalog);
  const compiled = compileDocument(document);
  return {
    format: format.id,
    document,
    text,
    diagnostics: mergeDiagnostics(diagnostics, compiled.diagnostics),
    notes,
  };
}
