// Between places in the document and places in the text, both ways: problems point into the text, and the caret selects on the canvas.
import { isMap, isScalar, isSeq } from "yaml";
import type { Scalar } from "yaml";
import type { Diagnostic, DocumentPath } from "../diagnostic.ts";
import { contentEndAt } from "./lines.ts";
import { offsetInSource } from "./scalarOffsets.ts";
import { lineAndColumn } from "./source.ts";
import type { TextSource, TreeMap, TreeNode, TreeSeq } from "./source.ts";
import { keyText } from "./valueOf.ts";

/** A place in the text: 1-based line and column of its start, and its offsets (end exclusive), in UTF-16 units. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Where a path stands in the text: a scalar's own characters (or the part of it that `span` tells, offsets in the value), else the name of the
 * entry. Falls back to the nearest ancestor that the text has; a text without a tree gives its beginning.
 */
export function placeOf(
  source: TextSource,
  path: DocumentPath,
  span?: { readonly start: number; readonly end: number },
): TextPlace {
  const { key, node, depth } = nearest(source, path);
  if (depth === path.length && isScalar(node) && node.range && node.source !== "") {
    return placed(source, span === undefined ? trimmed(source.text, node.range) : spanRange(source, node, span));
  }
  return placed(source, entryRange(key, node, depth === 0));
}

/** Where the name of an entry stands, for what is wrong with the name itself; else as `placeOf`. */
export function placeOfName(source: TextSource, path: DocumentPath): TextPlace {
  const { key, node, depth } = nearest(source, path);
  return placed(source, entryRange(key, node, depth === 0));
}

/** Problems of the name, not of the value. */
const ABOUT_NAMES: ReadonlySet<string> = new Set(["text/unknown-field", "text/bad-id"]);

/** Where a diagnostic stands in the text: its own range, else its path. */
export function placeOfDiagnostic(source: TextSource, diagnostic: Diagnostic): TextPlace {
  const { code, textRange, path, span } = diagnostic;
  if (textRange !== undefined) return placed(source, [textRange.start, textRange.end]);
  return ABOUT_NAMES.has(code) ? placeOfName(source, path) : placeOf(source, path, span);
}

/** The node at the path, or at its longest beginning that the text has; `depth` is how much of the path that is. */
function nearest(
  source: TextSource,
  path: DocumentPath,
): { readonly key: TreeNode; readonly node: TreeNode; readonly depth: number } {
  let node: TreeNode = source.tree?.contents ?? null;
  let key: TreeNode = null;
  for (const [depth, step] of path.entries()) {
    const next = childOf(source, node, step);
    if (next === undefined) return { key, node, depth };
    node = next.node;
    key = next.key;
  }
  return { key, node, depth: path.length };
}

/** The child of a node under a name or index, through aliases; the first of two equal names, as everywhere. */
export function childOf(
  source: TextSource,
  node: TreeNode,
  step: string | number,
): { readonly key: TreeNode; readonly node: TreeNode } | undefined {
  const target = resolved(source, node);
  if (isMap<TreeNode, TreeNode>(target)) {
    const pair = target.items.find((item) => keyText(item.key) === String(step));
    return pair === undefined ? undefined : { key: pair.key, node: pair.value };
  }
  if (isSeq<TreeNode>(target) && typeof step === "number" && step < target.items.length)
    return { key: null, node: target.items[step] ?? null };
  return undefined;
}

/** The node that an alias stands for; any other node is itself. */
export function resolved(source: TextSource, node: TreeNode): TreeNode {
  let target = node;
  for (let hops = 0; hops < 64 && target !== null && source.aliasTargets.has(target as never); hops += 1) {
    target = source.aliasTargets.get(target as never) ?? null;
  }
  return target;
}

/** The path of the innermost thing that the offset is in (or, between things, of what was begun last); [] outside of everything. */
export function pathAt(source: TextSource, offset: number): DocumentPath {
  const path: (string | number)[] = [];
  let node: TreeNode = source.tree?.contents ?? null;
  while (isMap<TreeNode, TreeNode>(node) || isSeq<TreeNode>(node)) {
    const child = isMap<TreeNode, TreeNode>(node) ? entryAt(node, offset) : itemAt(source, node, offset);
    if (child === undefined) break;
    path.push(child.step);
    node = child.node;
  }
  return path;
}

interface Child {
  readonly step: string | number;
  readonly node: TreeNode;
}

function entryAt(map: TreeMap, offset: number): Child | undefined {
  if (isBeyond(map, offset)) return undefined;
  let found: Child | undefined;
  for (const { key, value } of map.items) {
    if ((key?.range?.[0] ?? Number.POSITIVE_INFINITY) > offset) break;
    const step = keyText(key);
    if (step !== undefined) found = { step, node: value };
  }
  return found;
}

function itemAt(source: TextSource, list: TreeSeq, offset: number): Child | undefined {
  if (isBeyond(list, offset)) return undefined;
  let found: Child | undefined;
  for (const [at, item] of list.items.entries()) {
    const start = item?.range?.[0] ?? Number.POSITIVE_INFINITY;
    // The dash before an item, on its line, belongs to it.
    const dash =
      list.flow === true
        ? start
        : Math.max(source.text.lastIndexOf("\n", start - 1) + 1, source.text.lastIndexOf("-", start));
    if (dash > offset) break;
    found = { step: at, node: item };
  }
  return found;
}

/** Behind the closing bracket of a flow collection nothing of it is meant any more. */
function isBeyond(node: TreeMap | TreeSeq, offset: number): boolean {
  return node.flow === true && offset > (node.range?.[1] ?? 0);
}

function entryRange(key: TreeNode, node: TreeNode, isRoot: boolean): readonly [number, number] {
  if (key?.range) return [key.range[0], key.range[1]];
  const start = node?.range?.[0] ?? 0;
  if (isRoot && isMap<TreeNode, TreeNode>(node)) {
    const first = node.items[0]?.key?.range;
    return first ? [first[0], first[1]] : [start, start];
  }
  return [start, node?.range?.[1] ?? start];
}

function spanRange(
  source: TextSource,
  scalar: Scalar,
  span: { readonly start: number; readonly end: number },
): readonly [number, number] {
  const start = offsetInSource(source.text, scalar, span.start);
  const end = offsetInSource(source.text, scalar, span.end);
  if (start === undefined || end === undefined) return scalar.range ? trimmed(source.text, scalar.range) : [0, 0];
  return [start, Math.max(start, end)];
}

function trimmed(text: string, range: readonly [number, number, number]): readonly [number, number] {
  return [range[0], contentEndAt(text, range[0], range[1])];
}

function placed(source: TextSource, [start, end]: readonly [number, number]): TextPlace {
  // A range over several lines (a list item that is a block) is shown by its first line.
  const lineEnd = source.text.indexOf("\n", start);
  const shownEnd = lineEnd >= 0 && lineEnd < end && lineEnd > start ? lineEnd : end;
  return { ...lineAndColumn(source, start), start, end: shownEnd };
}
