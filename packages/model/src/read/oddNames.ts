// Names of patterns and agents that are no identifiers: read all the same, and said, with the rename that mends them everywhere. Event types are left as they
// are: their names come from the systems that raise them.
import type { Diagnostic } from "../diagnostic.ts";
import type { ChoreographyDocument, ElementRef } from "../document.ts";
import { renameEdits } from "../commands/elements.ts";
import { identifierProblem, proposedIdentifier } from "../identifiers.ts";
import type { KindCatalog } from "../kind.ts";
import { freeName } from "../names.ts";
import { SECTION_OF } from "../references.ts";

/** One warning for each; without a catalogue the uses are not known, so there is no fix. */
export function oddNames(document: ChoreographyDocument, catalog: KindCatalog | undefined): readonly Diagnostic[] {
  return (["pattern", "agent"] as const).flatMap((type) =>
    Object.keys(document[SECTION_OF[type]]).flatMap((id) => oddName(document, { type, id }, catalog)),
  );
}

function oddName(
  document: ChoreographyDocument,
  ref: ElementRef,
  catalog: KindCatalog | undefined,
): readonly Diagnostic[] {
  const problem = identifierProblem(ref.id, ref.type);
  if (problem === undefined) return [];
  const section = SECTION_OF[ref.type];
  const to = freeName(proposedIdentifier(ref.id, ref.type), (name) => Object.hasOwn(document[section], name));
  const warning: Diagnostic = { code: "text/odd-name", severity: "warning", message: problem, path: [section, ref.id] };
  if (catalog === undefined) return [warning];
  return [{ ...warning, fix: { title: `Rename to ${to}`, edits: renameEdits(document, ref, to, catalog) } }];
}
