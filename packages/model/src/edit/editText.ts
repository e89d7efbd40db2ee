// Edits of the document → edits of its text: each change is a small splice, everything else stays byte for byte, and the result is read again and compared.
import { visit } from "yaml";
import type { DocumentEdit } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonObject, sameJson, valueAt } from "../path.ts";
import { parseText } from "../text/parseText.ts";
import { resolved } from "../text/place.ts";
import type { TextSource } from "../text/source.ts";
import { valueOf, valueOfNode } from "../text/valueOf.ts";
import { flowText } from "../write/collections.ts";
import { applyEdit, applyEdits } from "./applyEdits.ts";
import { replaceRoot } from "./blockReplace.ts";
import type { Splice } from "./geometry.ts";
import { refine } from "./refine.ts";
import type { NameOrder, TextChange } from "./refine.ts";
import { spliceOf } from "./spliceOf.ts";

/** How `editText` decides what is a matter of taste. */
export interface EditOptions {
  /** Preferred order of the names in a map, for entries that are new; absent: new entries come last. */
  readonly order?: NameOrder;
}

/**
 * The text with the edits made, one after the other (see `applyEdits` for their meaning). Comments, spelling, blank lines and line breaks elsewhere stay.
 * New entries follow the style of their neighbours; JSON stays JSON. The text must be readable (a tree without syntax errors): anything else is an
 * Invariant. Costs one parse per structural change.
 */
export function editText(text: string, edits: readonly DocumentEdit[], options: EditOptions = {}): string {
  return editSource(parseText(text).source, edits, options).text;
}

/** As `editText`, on a text that is parsed already; gives the parsed result. */
export function editSource(source: TextSource, edits: readonly DocumentEdit[], options: EditOptions = {}): TextSource {
  const order: NameOrder = options.order ?? ((): undefined => undefined);
  const together = edits.length > 1 ? editTogether(source, edits, order) : undefined;
  return together ?? edits.reduce((current, edit) => editOnce(current, edit, order), source);
}

/**
 * All edits in one go, read again once: a rename is many small changes far apart. Undefined where they touch the same places or depend on each other;
 * then they are made one after the other.
 */
function editTogether(source: TextSource, edits: readonly DocumentEdit[], order: NameOrder): TextSource | undefined {
  const value = readable(source);
  const splices: Splice[] = [];
  for (const edit of edits) {
    const changes = refine({ source, value, order }, edit);
    // The places of several insertions and removals are those after the ones before.
    if (changes.length > 1 && changes.some(({ type }) => type === "insert" || type === "remove")) return undefined;
    for (const change of changes) {
      const splice = spliceOf(source, change);
      if (splice === undefined) return undefined;
      splices.push(splice);
    }
  }
  const text = splicedTogether(source.text, splices);
  const result = text === undefined ? undefined : reparsed(text);
  return result !== undefined && means(result, applyEdits(value, edits)) ? result : undefined;
}

function editOnce(source: TextSource, edit: DocumentEdit, order: NameOrder): TextSource {
  const value = readable(source);
  const wanted = applyEdit(value, edit);
  const changes = refine({ source, value, order }, edit);
  if (changes.length === 0) return source;
  const spliced = tryChanges(source, changes, wanted);
  if (spliced !== undefined) return spliced;
  // Anchors are the usual reason why a small splice changes more than it should: without aliases they stand for themselves only.
  if (source.aliasTargets.size > 0) {
    const plain = withoutAliases(source);
    const again =
      plain === undefined ? undefined : tryChanges(plain, refine({ source: plain, value, order }, edit), wanted);
    if (again !== undefined) return again;
  }
  for (const depth of [2, 1]) {
    const place = edit.path.slice(0, depth);
    const whole = valueAt(wanted, place);
    if (whole === undefined || valueAt(value, place) === undefined) continue;
    const replaced = tryChanges(source, [{ type: "replace", path: place, value: whole }], wanted);
    if (replaced !== undefined) return replaced;
  }
  const rewritten = reparsed(applySplice(source.text, replaceRoot(source, wanted)));
  if (rewritten !== undefined && sameJson(readable(rewritten), wanted)) return rewritten;
  throw new Error(`Invariant: the edit at ${JSON.stringify(edit.path)} could not be written into the text`);
}

/** The text after the changes, or undefined when they cannot be made here or do not mean what was wanted. */
function tryChanges(source: TextSource, changes: readonly TextChange[], wanted: Json): TextSource | undefined {
  let current = source;
  for (const change of changes) {
    const splice = spliceOf(current, change);
    const next = splice === undefined ? undefined : reparsed(applySplice(current.text, splice));
    if (next === undefined) return undefined;
    current = next;
  }
  return means(current, wanted) ? current : undefined;
}

function means(source: TextSource, wanted: Json): boolean {
  const { value } = valueOf(source);
  return value !== undefined && sameJson(value, wanted) && sameOrder(value, wanted);
}

/** Records keep their order: it is the order in which patterns are asked. */
function sameOrder(value: Json, wanted: Json): boolean {
  if (!isJsonObject(value) || !isJsonObject(wanted)) return true;
  return Object.entries(wanted).every(([name, section]) => {
    const own = value[name];
    if (!isJsonObject(section) || !isJsonObject(own)) return true;
    const names = Object.keys(own);
    return (
      name === "layout" ||
      Object.keys(section).every((id, at) => id === names[at]) ||
      !["events", "agents", "patterns", "scenarios"].includes(name)
    );
  });
}

/** Every alias written out as the value that it stands for. */
function withoutAliases(source: TextSource): TextSource | undefined {
  const splices: Splice[] = [];
  const isTooLarge = { yes: false };
  if (source.tree === undefined) return undefined;
  visit(source.tree, {
    Alias(_, alias) {
      const target = resolved(source, alias);
      if (!alias.range || target === null || splices.length > 10_000) isTooLarge.yes = true;
      else
        splices.push({
          start: alias.range[0],
          end: alias.range[1],
          text: flowText(valueOfNode(source, target).value ?? null, "flow"),
        });
    },
  });
  if (isTooLarge.yes) return undefined;
  const text = splicedTogether(source.text, splices);
  return text === undefined ? undefined : reparsed(text);
}

function readable(source: TextSource): Json {
  const { value } = valueOf(source);
  if (value === undefined)
    throw new Error("Invariant: a text that cannot be read as a document cannot be edited by its places");
  return value;
}

function reparsed(text: string): TextSource | undefined {
  const { source, diagnostics } = parseText(text);
  return diagnostics.some((diagnostic) => diagnostic.severity === "error") ? undefined : source;
}

/** The text with all splices made, those at one place in their order; undefined where they overlap. */
function splicedTogether(text: string, splices: readonly Splice[]): string | undefined {
  const ordered = splices.toSorted((left, right) => left.start - right.start);
  let result = "";
  let at = 0;
  for (const { start, end, text: inserted } of ordered) {
    if (start < at) return undefined;
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

function applySplice(text: string, splice: Splice): string {
  return text.slice(0, splice.start) + splice.text + text.slice(splice.end);
}
