// Document → bundle: every pattern through its kind, every check of the whole, and the map back to what the author wrote.
import { bundleVersion, readBundle, sealBundle, semanticsVersion } from "@laban/bundle";
import type { Bundle, Operator } from "@laban/bundle";
import type { ChoreographyDocument, Diagnostic, PatternRecord } from "@laban/model";
import { nearestName } from "@laban/model";
import { bundleEvents, defaultKeyOf } from "./bundleEvents.ts";
import { checkDocument } from "./checks/checkDocument.ts";
import { dataTypesOf } from "./dataTypes.ts";
import { kindCatalog } from "./kinds/catalog.ts";
import type { CompiledPattern, KindContext } from "./kinds/compilable.ts";
import { needsOf } from "./needs.ts";
import { documentPlace, sourceMapOf } from "./sourceMap.ts";
import type { SourceMap } from "./sourceMap.ts";

/** How to compile. */
export interface CompileOptions {
  /** Leave out the patterns that have errors and compile the rest, so that the valid part can still be simulated. */
  readonly partial?: boolean;
}

/** What came of a document. `bundle` is absent when something is an error (unless `partial`). */
export interface Compilation {
  readonly bundle?: Bundle;
  /** Of the whole document, in its order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sourceMap: SourceMap;
  /** Ids of the patterns that have errors, in declaration order; with `partial` they are missing in the bundle. */
  readonly leftOut: readonly string[];
}

/**
 * Compiles a document of any state of repair. Pure and deterministic: the same document gives the same bundle and hash everywhere,
 * and what is not executed (layout, scenarios, descriptions) does not touch the hash. Linear in the size of the document.
 */
export function compileDocument(document: ChoreographyDocument, options: CompileOptions = {}): Compilation {
  const dataTypes = dataTypesOf(document);
  const context: KindContext = { document, dataTypes, events: bundleEvents(document, dataTypes) };
  const compiled = Object.entries(document.patterns).map(
    ([id, record]) => [id, compilePattern(context, id, record)] as const,
  );
  const diagnostics = checkDocument(
    context,
    compiled.flatMap(([, result]) => result.diagnostics),
  );
  const leftOut = compiled.filter(([, { operator }]) => operator === undefined).map(([id]) => id);
  const sourceMap = sourceMapOf(compiled);
  const hasError = diagnostics.some(({ severity }) => severity === "error");
  if (hasError && options.partial !== true) return { diagnostics, sourceMap, leftOut };
  const bundle = sealed(
    context,
    compiled.flatMap(([, { operator }]) => operator ?? []),
  );
  const refusal = refusalOf(bundle, sourceMap);
  return refusal === undefined
    ? { bundle, diagnostics, sourceMap, leftOut }
    : { diagnostics: [...diagnostics, refusal], sourceMap, leftOut };
}

function compilePattern(context: KindContext, id: string, record: PatternRecord): CompiledPattern {
  const kind = kindCatalog.find(record.kind);
  if (kind !== undefined) return kind.compile(context, id, record);
  const kinds = kindCatalog.kinds.map((known) => known.kind);
  const near = nearestName(record.kind, kinds);
  const path = ["patterns", id, "kind"];
  return {
    places: [],
    diagnostics: [
      {
        code: "pattern/unknown-kind",
        severity: "error",
        message:
          record.kind === ""
            ? `Pattern "${id}" has no kind; kinds are ${kinds.join(", ")}.`
            : `Pattern "${id}" is of the kind "${record.kind}", which is not known; kinds are ${kinds.join(", ")}.`,
        path,
        ...(near === undefined ? {} : { fix: { title: `Change to "${near}"`, edits: [{ path, value: near }] } }),
      },
    ],
  };
}

function sealed({ document, events }: KindContext, operators: readonly Operator[]): Bundle {
  return sealBundle({
    laban_bundle: bundleVersion,
    semantics: semanticsVersion,
    flags: [],
    name: document.name,
    defaultKey: defaultKeyOf(document),
    events,
    patterns: operators,
    needs: needsOf(operators),
  });
}

// The bundle's own door has limits (lengths, counts) that no check here repeats: what it would refuse is no bundle.
function refusalOf(bundle: Bundle, sourceMap: SourceMap): Diagnostic | undefined {
  const read = readBundle(bundle);
  if ("bundle" in read) return undefined;
  const { code, message, path } = read.failure;
  const [section, index, ...rest] = path;
  const pattern = section === "patterns" && typeof index === "number" ? bundle.patterns[index] : undefined;
  const place = pattern === undefined ? [] : documentPlace(sourceMap, pattern.id, rest);
  return { code, severity: "error", message: `The bundle is beyond a limit: ${message}`, path: place };
}
