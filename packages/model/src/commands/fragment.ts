// Clipboard and duplicates: some things of a document as a small choreography of their own, and back into a document under free ids.
import type { DocumentEdit } from "../diagnostic.ts";
import type { ChoreographyDocument, ElementRef, Json } from "../document.ts";
import { applyEdits } from "../edit/applyEdits.ts";
import type { KindCatalog } from "../kind.ts";
import { freeName } from "../names.ts";
import { entryOf, sameJson } from "../path.ts";
import { readDocument } from "../read/readDocument.ts";
import { SECTION_OF, layoutName } from "../references.ts";
import { documentText, emptyDocument } from "../write/documentText.ts";
import { planned, refused } from "./command.ts";
import type { Planned } from "./command.ts";
import { hasElement, notFound, renameEdits } from "./elements.ts";

const TYPES: readonly ElementRef["type"][] = ["event", "agent", "pattern", "scenario"];
/** How far a copy stands from its original on the free canvas. */
const COPY_OFFSET_PX = 32;

/** The text form of some things of a document: a choreography that can be pasted into a document, an editor or a chat. Missing things are left out. */
export function fragmentOf(document: ChoreographyDocument, refs: readonly ElementRef[]): string {
  return documentText(partOf(document, refs));
}

function partOf(document: ChoreographyDocument, refs: readonly ElementRef[]): ChoreographyDocument {
  const part = emptyDocument(`Part of ${document.name}`);
  const names = new Set(refs.map(layoutName));
  const selected = <T>(map: Readonly<Record<string, T>>, type: ElementRef["type"]): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(map).filter(([id]) => names.has(layoutName({ type, id }))));
  const free = Object.fromEntries(Object.entries(document.layout.free ?? {}).filter(([name]) => names.has(name)));
  const score = Object.fromEntries(Object.entries(document.layout.score ?? {}).filter(([name]) => names.has(name)));
  return {
    ...part,
    events: selected(document.events, "event"),
    correlation: { ...part.correlation, keys: selected(document.correlation.keys, "event") },
    agents: selected(document.agents, "agent"),
    patterns: selected(document.patterns, "pattern"),
    scenarios: selected(document.scenarios, "scenario"),
    layout: { ...(Object.keys(free).length > 0 ? { free } : {}), ...(Object.keys(score).length > 0 ? { score } : {}) },
  };
}

/** Copies things beside themselves. */
export function planDuplicate(
  document: ChoreographyDocument,
  refs: readonly ElementRef[],
  catalog: KindCatalog,
): Planned {
  if (refs.length === 0) return refused("nothing-to-do", "Nothing is selected. Select what is to be copied.");
  const missing = refs.find((ref) => !hasElement(document, ref));
  if (missing !== undefined) return notFound(missing);
  return planned(
    refs.length === 1 ? `Duplicate ${refs[0]?.id ?? ""}` : `Duplicate ${refs.length} things`,
    ...transplant(document, partOf(document, refs), catalog),
  );
}

/** Puts the things of a text into the document. An event type that is there already, exactly so, is shared when patterns or agents come with it. */
export function planPaste(
  document: ChoreographyDocument,
  text: string,
  at: readonly [number, number] | undefined,
  catalog: KindCatalog,
): Planned {
  const { document: read, diagnostics } = readDocument(text, catalog);
  if (read === undefined)
    return refused(
      "fragment-unreadable",
      `What is pasted is no choreography: ${diagnostics[0]?.message ?? "it could not be read"}`,
    );
  const count = TYPES.reduce((sum, type) => sum + Object.keys(read[SECTION_OF[type]]).length, 0);
  if (count === 0)
    return refused(
      "fragment-unreadable",
      "What is pasted has no events, agents, patterns or scenarios. Copy things from a choreography first.",
    );
  const comesWithMore = Object.keys(read.patterns).length + Object.keys(read.agents).length > 0;
  const shared = new Set(
    Object.keys(read.events).filter(
      (id) =>
        comesWithMore &&
        sameJson(entryOf<unknown>(document.events, id) as Json, entryOf<unknown>(read.events, id) as Json),
    ),
  );
  const withoutShared: ChoreographyDocument = {
    ...read,
    events: Object.fromEntries(Object.entries(read.events).filter(([id]) => !shared.has(id))),
  };
  const [edits, created] = transplant(document, at === undefined ? withoutShared : movedTo(withoutShared, at), catalog);
  return planned(count === 1 ? "Paste" : `Paste ${created.length} things`, edits, created);
}

function transplant(
  document: ChoreographyDocument,
  part: ChoreographyDocument,
  catalog: KindCatalog,
): readonly [readonly DocumentEdit[], readonly ElementRef[]] {
  let renamed = part;
  const created: ElementRef[] = [];
  for (const type of TYPES) {
    const section = SECTION_OF[type];
    const taken = new Set([...Object.keys(document[section]), ...Object.keys(part[section])]);
    for (const id of Object.keys(part[section])) {
      const to = Object.hasOwn(document[section], id) ? freeName(id, (name) => taken.has(name)) : id;
      taken.add(to);
      created.push({ type, id: to });
      if (to === id) continue;
      renamed = applyEdits(
        renamed as unknown as Json,
        renameEdits(renamed, { type, id }, to, catalog),
      ) as unknown as ChoreographyDocument;
    }
  }
  const edits: DocumentEdit[] = created.map((ref) => ({
    path: [SECTION_OF[ref.type], ref.id],
    value: entryOf<unknown>(renamed[SECTION_OF[ref.type]], ref.id) as Json,
  }));
  const names = new Set(created.map(layoutName));
  for (const [id, paths] of Object.entries(renamed.correlation.keys)) {
    if (names.has(layoutName({ type: "event", id }))) edits.push({ path: ["correlation", "keys", id], value: paths });
  }
  for (const [name, [x, y]] of Object.entries(renamed.layout.free ?? {})) {
    const offset = entryOf(document.layout.free, originalName(part, renamed, name)) === undefined ? 0 : COPY_OFFSET_PX;
    if (names.has(name)) edits.push({ path: ["layout", "free", name], value: [x + offset, y + offset] });
  }
  return [edits, created];
}

function originalName(part: ChoreographyDocument, renamed: ChoreographyDocument, name: string): string {
  const at = Object.keys(renamed.layout.free ?? {}).indexOf(name);
  return Object.keys(part.layout.free ?? {})[at] ?? name;
}

function movedTo(part: ChoreographyDocument, [left, top]: readonly [number, number]): ChoreographyDocument {
  const places = Object.entries(part.layout.free ?? {});
  if (places.length === 0) return part;
  const fromX = Math.min(...places.map(([, [x]]) => x));
  const fromY = Math.min(...places.map(([, [, y]]) => y));
  const free = Object.fromEntries(places.map(([name, [x, y]]) => [name, [x - fromX + left, y - fromY + top] as const]));
  return { ...part, layout: { ...part.layout, free } };
}
