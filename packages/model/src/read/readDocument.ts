// Text → document: the tolerant reader. A text that is YAML always gives a document; what does not belong is reported and left out.
import type { Diagnostic } from "../diagnostic.ts";
import type { ChoreographyDocument, Json, JsonObject } from "../document.ts";
import type { KindCatalog } from "../kind.ts";
import { isJsonObject } from "../path.ts";
import { documentJsonSchema } from "../schema/documentSchema.ts";
import { validate } from "../schema/validate.ts";
import { parseText } from "../text/parseText.ts";
import type { TextSource } from "../text/source.ts";
import { valueOf } from "../text/valueOf.ts";
import { diagnosticOf } from "./issueDiagnostic.ts";
import { oddNames } from "./oddNames.ts";
import { documentFrom, withoutMisfits } from "./normalise.ts";

/** What a text says. Without `document` the text is no YAML (or beyond the limits): the diagnostics say where and what to do. */
export interface ReadResult {
  readonly document?: ChoreographyDocument;
  /** The document as it stands in the text, before anything was left out; what edits apply to. Absent with `document`. */
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
  readonly source: TextSource;
}

/**
 * Reads the text form (YAML or JSON). Never throws on any text. With a catalogue the fields of patterns are checked against their kinds.
 * Codes: text/syntax, text/several-documents, text/unknown-anchor, text/too-large, text/too-deep, text/too-many-aliases (no document);
 * text/duplicate-key, text/bad-key, text/not-json, text/unknown-field, text/wrong-type, text/missing-field, text/bad-value, text/bad-id,
 * text/odd-name, text/version, text/empty (document given).
 */
export function readDocument(text: string, catalog?: KindCatalog): ReadResult {
  const { source, diagnostics } = parseText(text);
  return readSource(source, diagnostics, catalog);
}

/** As `readDocument`, for a text that is parsed already. */
export function readSource(source: TextSource, syntax: readonly Diagnostic[], catalog?: KindCatalog): ReadResult {
  if (source.tree === undefined && syntax.length > 0) return { diagnostics: syntax, source };
  const read = valueOf(source);
  const diagnostics = [...syntax, ...read.diagnostics];
  if (read.value === undefined) return { diagnostics, source };
  if (read.value === null)
    return { document: documentFrom({}), value: null, diagnostics: [...diagnostics, emptyText()], source };
  if (!isJsonObject(read.value))
    return { document: documentFrom({}), value: read.value, diagnostics: [...diagnostics, notAMap()], source };
  const issues = validate(schemaFor(catalog), read.value);
  for (const issue of issues) diagnostics.push(diagnosticOf(issue, read.value));
  const document = documentFrom(withoutMisfits(read.value, issues));
  diagnostics.push(...oddNames(document, catalog));
  return { document, value: read.value, diagnostics, source };
}

/** Composing the schema costs more than a small document's validation, and catalogues live as long as the program. */
const schemas = new WeakMap<KindCatalog, JsonObject>();
const schemaWithoutKinds: JsonObject = documentJsonSchema();

function schemaFor(catalog: KindCatalog | undefined): JsonObject {
  if (catalog === undefined) return schemaWithoutKinds;
  const known = schemas.get(catalog);
  if (known !== undefined) return known;
  const schema = documentJsonSchema(catalog);
  schemas.set(catalog, schema);
  return schema;
}

function emptyText(): Diagnostic {
  return {
    code: "text/empty",
    severity: "info",
    message:
      'The text is empty, so this is a new choreography named "Untitled". Begin with "laban: 1" and a name, or draw on the canvas.',
    path: [],
    fix: {
      title: "Write the first lines",
      edits: [
        { path: ["laban"], value: 1 },
        { path: ["name"], value: "Untitled" },
      ],
    },
  };
}

function notAMap(): Diagnostic {
  return {
    code: "text/wrong-type",
    severity: "error",
    message:
      'The text is not a choreography: it must begin with names and colons, as in "laban: 1" and "name: My choreography".',
    path: [],
  };
}
