// Edits of the document → edits of its text: each change is a small splice, everything else stays byte for byte, and the result is read again and compared.
import { isAlias, isCollection, isMap, isScalar, isSeq, visit } from "yaml";
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonObject, sameJson, valueAt } from "../path.ts";
import { parseText } from "../text/parseText.ts";
import { resolved } from "../text/place.ts";
import type { TextSource, TreeMap, TreeNode, TreeSeq } from "../text/source.ts";
import { keyText, valueOf } from "../text/valueOf.ts";
import { flowText } from "../write/collections.ts";
import { nameText } from "../write/scalars.ts";
import { applyEdit } from "./applyEdits.ts";
import { replaceInBlock, replaceRoot } from "./blockReplace.ts";
import { insertIntoBlock, removeFromBlock } from "./blockSplices.ts";
import { insertIntoFlow, removeFromFlow, replaceInFlow } from "./flowSplices.ts";
import { isFlow, partsOf } from "./geometry.ts";
import type { Splice } from "./geometry.ts";
import { nodeAt, refine } from "./refine.ts";
import type { TextChange, NameOrder } from "./refine.ts";

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
  return edits.reduce((current, edit) => editOnce(current, edit, order), source);
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
  const value = valueOf(current).value;
  return value !== undefined && sameJson(value, wanted) && sameOrder(value, wanted) ? current : undefined;
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

function spliceOf(source: TextSource, change: TextChange): Splice | undefined {
  switch (change.type) {
    case "replace":
      return change.path.length === 0
        ? replaceRoot(source, change.value)
        : inParent(source, change.path, (place) => replaceIn(place, change.value));
    case "rename":
      return inParent(source, change.path, (place) => renameIn(place, change.name));
    case "remove":
      return inParent(source, change.path, (place) => removeIn(place));
    case "insert": {
      const node = nodeAt(source, change.path);
      if (!isCollection(node)) return undefined;
      const container = node as TreeMap | TreeSeq;
      const parts = partsOf(container);
      if (parts.length === 0) return emptiedSplice(source, change, container);
      if (isFlow(container))
        return insertIntoFlow({ source, parts, spelling: spellingOf(source) }, change.index, change.name, change.value);
      return insertIntoBlock({ source, parts, level: change.path.length + 1 }, change.index, change.name, change.value);
    }
  }
}

function emptiedSplice(
  source: TextSource,
  change: TextChange & { readonly type: "insert" },
  container: TreeMap | TreeSeq,
): Splice | undefined {
  if (isMap(container))
    return spliceOf(source, { type: "replace", path: change.path, value: { [change.name ?? ""]: change.value } });
  return spliceOf(source, { type: "replace", path: change.path, value: [change.value] });
}

/** A part of a collection, found by path. */
interface PartPlace {
  readonly source: TextSource;
  readonly path: DocumentPath;
  readonly container: TreeMap | TreeSeq;
  readonly index: number;
}

function inParent(
  source: TextSource,
  path: DocumentPath,
  make: (place: PartPlace) => Splice | undefined,
): Splice | undefined {
  const step = path.at(-1);
  const node = nodeAt(source, path.slice(0, -1));
  if (step === undefined || isAlias(node)) return undefined;
  if (isMap<TreeNode, TreeNode>(node)) {
    const index = node.items.findIndex((pair) => keyText(pair.key) === String(step));
    return index < 0 ? undefined : make({ source, path, container: node, index });
  }
  if (isSeq<TreeNode>(node) && typeof step === "number" && step < node.items.length)
    return make({ source, path, container: node, index: step });
  return undefined;
}

function replaceIn({ source, path, container, index }: PartPlace, value: Json): Splice | undefined {
  const parts = partsOf(container);
  const part = parts[index];
  if (part === undefined) return undefined;
  if (isFlow(container)) return replaceInFlow({ source, parts, spelling: spellingOf(source) }, part, value);
  return replaceInBlock({ source, parts, level: path.length }, part, value);
}

function removeIn(place: PartPlace): Splice | undefined {
  const { source, path, container, index } = place;
  const parts = partsOf(container);
  // The last one leaves empty brackets, so that the name above keeps its kind of value.
  if (parts.length === 1)
    return spliceOf(source, { type: "replace", path: path.slice(0, -1), value: isMap(container) ? {} : [] });
  if (isFlow(container)) return removeFromFlow({ source, parts, spelling: spellingOf(source) }, index);
  return removeFromBlock({ source, parts, level: path.length }, index, path.length === 1);
}

function renameIn({ source, container, index }: PartPlace, name: string): Splice | undefined {
  const key = partsOf(container)[index]?.key;
  if (!isScalar(key) || !key.range) return undefined;
  const spelling = spellingOf(source) === "json" ? "json" : isFlow(container) ? "flow" : "block";
  return { start: key.range[0], end: key.range[1], text: nameText(name, spelling) };
}

/** A document in brackets whose names are in double quotes is JSON and stays JSON. */
function spellingOf(source: TextSource): "flow" | "json" {
  const root = source.tree?.contents;
  if (!isMap<TreeNode, TreeNode>(root) || root.flow !== true) return "flow";
  const first = root.items[0]?.key;
  return first === undefined || (isScalar(first) && first.type === "QUOTE_DOUBLE") ? "json" : "flow";
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
          text: flowText(valueOf(source, target).value ?? null, "flow"),
        });
    },
  });
  if (isTooLarge.yes) return undefined;
  return reparsed(splices.toSorted((left, right) => right.start - left.start).reduce(applySplice, source.text));
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

function applySplice(text: string, splice: Splice): string {
  return text.slice(0, splice.start) + splice.text + text.slice(splice.end);
}
