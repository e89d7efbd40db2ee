// Commands on whole things: add, remove, rename.
import type { DocumentEdit } from "../diagnostic.ts";
import type { ChoreographyDocument, ElementRef, Json } from "../document.ts";
import type { KindCatalog } from "../kind.ts";
import { freeName, idProblem } from "../names.ts";
import { SECTION_OF, referencesTo } from "../references.ts";
import type { Reference } from "../references.ts";
import { planned, refused } from "./command.ts";
import type { Planned } from "./command.ts";
import { conditionEdits } from "./renameInConditions.ts";

/** Whether the document has the thing. */
export function hasElement(document: ChoreographyDocument, ref: ElementRef): boolean {
  return Object.hasOwn(document[SECTION_OF[ref.type]], ref.id);
}

/** The refusal for a thing that is not there. */
export function notFound(ref: ElementRef): Planned {
  return refused(
    "not-found",
    `There is no ${ref.type} "${ref.id}" in the document. It may have been renamed or removed; choose another one.`,
  );
}

/** Adds a thing under its id, or under a numbered one when that is taken. */
export function planAdd(document: ChoreographyDocument, ref: ElementRef, record: object): Planned {
  const problem = idProblem(ref.id);
  if (problem !== undefined)
    return refused("bad-name", `"${ref.id}" cannot name a new ${ref.type}. ${problem}. Choose another name.`);
  const section = SECTION_OF[ref.type];
  const id = freeName(ref.id, (name) => Object.hasOwn(document[section], name));
  return planned(`Add ${id}`, [{ path: [section, id], value: record as Json }], [{ type: ref.type, id }]);
}

/** Removes things with their places in the layout; with `heal` also every use of them. */
export function planRemove(
  document: ChoreographyDocument,
  refs: readonly ElementRef[],
  catalog: KindCatalog,
  heal: boolean,
): Planned {
  if (refs.length === 0) return refused("nothing-to-do", "Nothing is selected. Select what is to be removed.");
  const missing = refs.find((ref) => !hasElement(document, ref));
  if (missing !== undefined) return notFound(missing);
  const removed = new Set(refs.map((ref) => JSON.stringify([SECTION_OF[ref.type], ref.id])));
  const uses = refs
    .flatMap((ref) => referencesTo(document, ref, catalog))
    .filter((use) => heal || use.path[0] === "layout")
    // Uses inside of what goes anyway need no edit of their own.
    .filter((use) => !removed.has(JSON.stringify(use.path.slice(0, 2))));
  const edits: DocumentEdit[] = uses
    .map((use) => ({ path: healedPath(use) }))
    // From the end to the beginning, so that the indexes of lists stay true.
    .toSorted((left, right) => comparePaths(right.path, left.path));
  const own = refs.map((ref): DocumentEdit => ({ path: [SECTION_OF[ref.type], ref.id] }));
  const title = refs.length === 1 ? `Remove ${refs[0]?.id ?? ""}` : `Remove ${refs.length} things`;
  return planned(title, [...distinct(edits), ...own]);
}

/** What has no meaning without the name that goes: the item, the further answer, the arrival; else the field alone. */
function healedPath(use: Reference): DocumentEdit["path"] {
  const { path } = use;
  const last = path.at(-1);
  if (use.at === "value" && (last === "emits" || last === "event")) {
    const owner = path.at(-2);
    if (owner === "then" || (last === "event" && (typeof owner === "number" || path[0] === "patterns")))
      return path.slice(0, -1);
  }
  return path;
}

function comparePaths(left: DocumentEdit["path"], right: DocumentEdit["path"]): number {
  for (const [at, step] of left.entries()) {
    const other = right[at];
    if (other === undefined) return 1;
    if (step === other) continue;
    if (typeof step === "number" && typeof other === "number") return step - other;
    return String(step) < String(other) ? -1 : 1;
  }
  return left.length - right.length;
}

function distinct(edits: readonly DocumentEdit[]): readonly DocumentEdit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit.path), edit])).values()];
}

/** Renames a thing everywhere it is used, in place. */
export function planRename(document: ChoreographyDocument, ref: ElementRef, to: string, catalog: KindCatalog): Planned {
  if (!hasElement(document, ref)) return notFound(ref);
  if (to === ref.id) return refused("nothing-to-do", `"${to}" is its name already.`);
  const problem = idProblem(to);
  if (problem !== undefined)
    return refused("bad-name", `"${to}" cannot be the name of this ${ref.type}. ${problem}. Choose another name.`);
  if (hasElement(document, { type: ref.type, id: to })) {
    return refused(
      "name-taken",
      `There is another ${ref.type} named "${to}". Choose another name, or rename that one first.`,
    );
  }
  return planned(`Rename ${ref.id}`, renameEdits(document, ref, to, catalog), [{ type: ref.type, id: to }]);
}

/** The edits of a rename: every use, then the thing itself. */
export function renameEdits(
  document: ChoreographyDocument,
  ref: ElementRef,
  to: string,
  catalog: KindCatalog,
): readonly DocumentEdit[] {
  const uses = referencesTo(document, ref, catalog).map((use): DocumentEdit =>
    use.at === "value" ? { path: use.path, value: use.prefix + to } : { path: use.path, rename: use.prefix + to },
  );
  // A path through a name that is renamed would be stale: values below it first.
  const deepestFirst = uses.toSorted((left, right) => right.path.length - left.path.length);
  const conditions = ref.type === "event" ? conditionEdits(document, ref.id, to) : [];
  return [...conditions, ...deepestFirst, { path: [SECTION_OF[ref.type], ref.id], rename: to }];
}
