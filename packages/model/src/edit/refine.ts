// An edit → the smallest changes that make it, so that what stays keeps its spelling and its comments.
import { isAlias } from "yaml";
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonList, isJsonObject, sameJson, valueAt } from "../path.ts";
import { childOf } from "../text/place.ts";
import type { TextSource, TreeNode } from "../text/source.ts";
import { applyEdit } from "./applyEdits.ts";

/** One change at one place of the text. Paths are those of the text at the time when the change is made. */
export type TextChange =
  | { readonly type: "replace"; readonly path: DocumentPath; readonly value: Json }
  /** A new entry (`name` given) or item, before the one that is now at `index`. */
  | {
      readonly type: "insert";
      readonly path: DocumentPath;
      readonly index: number;
      readonly name?: string;
      readonly value: Json;
    }
  | { readonly type: "remove"; readonly path: DocumentPath; readonly index: number }
  | { readonly type: "rename"; readonly path: DocumentPath; readonly name: string };

/** Preferred order of the names in the map at a path, or undefined for maps whose order is the author's. */
export type NameOrder = (path: DocumentPath) => readonly string[] | undefined;

/** What `refine` needs to know of the text as it is. */
export interface TextBefore {
  readonly source: TextSource;
  readonly value: Json;
  readonly order: NameOrder;
}

/** The changes that make one edit, in the order in which they must be made. An edit that changes nothing gives none. */
export function refine(before: TextBefore, edit: DocumentEdit): readonly TextChange[] {
  const wanted = applyEdit(before.value, edit);
  const isThere = edit.path.length > 0 && valueAt(before.value, edit.path) !== undefined;
  if (edit.value === undefined && isThere && isReachable(before, edit.path)) {
    if (edit.rename === undefined) return [{ type: "remove", path: edit.path, index: indexOf(before, edit.path) }];
    return sameJson(before.value, wanted) ? [] : [{ type: "rename", path: edit.path, name: edit.rename }];
  }
  return narrowed(before, edit.value === undefined ? edit.path.slice(0, -1) : edit.path, wanted);
}

function indexOf(before: TextBefore, path: DocumentPath): number {
  const step = path.at(-1) ?? 0;
  const parent = valueAt(before.value, path.slice(0, -1));
  return isJsonObject(parent) ? Object.keys(parent).indexOf(String(step)) : Number(step);
}

/** Goes down the edit's path as far as both sides have the same kind of collection, then compares. */
function narrowed(before: TextBefore, path: DocumentPath, wanted: Json): readonly TextChange[] {
  let depth = path.length;
  for (let at = 0; at < path.length; at += 1) {
    const here = path.slice(0, at);
    const next = path[at] ?? 0;
    const [old, target] = [valueAt(before.value, here), valueAt(wanted, here)];
    const goesOn =
      old !== undefined &&
      target !== undefined &&
      !isAliasAt(before.source, here) &&
      valueAt(old, [next]) !== undefined &&
      valueAt(target, [next]) !== undefined;
    if (!goesOn) {
      depth = at;
      break;
    }
  }
  const place = path.slice(0, depth);
  return between(before, place, valueAt(before.value, place) ?? null, valueAt(wanted, place) ?? null);
}

function between(before: TextBefore, path: DocumentPath, old: Json, wanted: Json): readonly TextChange[] {
  if (sameJson(old, wanted) && !isReordered(path, old, wanted)) return [];
  const replaced: TextChange = { type: "replace", path, value: wanted };
  if (isAliasAt(before.source, path)) return [replaced];
  if (isJsonList(old) && isJsonList(wanted))
    return old.length === 0 || wanted.length === 0 ? [replaced] : betweenLists(before, path, old, wanted);
  if (!isJsonObject(old) || !isJsonObject(wanted)) return [replaced];
  const kept = Object.keys(old).filter((name) => Object.hasOwn(wanted, name));
  const isEmptied = kept.length === 0;
  return isEmptied || isReordered(path, old, wanted) ? [replaced] : betweenMaps(before, path, old, wanted);
}

/** The order of the records in a section is meaning (patterns are asked in it); inside a record it is not. */
function isReordered(path: DocumentPath, old: Json, wanted: Json): boolean {
  if (path.length !== 1 || !isJsonObject(old) || !isJsonObject(wanted)) return false;
  const common = Object.keys(old).filter((name) => Object.hasOwn(wanted, name));
  return Object.keys(wanted)
    .filter((name) => Object.hasOwn(old, name))
    .some((name, at) => name !== common[at]);
}

type JsonMap = { readonly [name: string]: Json };

function betweenMaps(before: TextBefore, path: DocumentPath, old: JsonMap, wanted: JsonMap): readonly TextChange[] {
  const changes: TextChange[] = [];
  const names = Object.keys(old);
  for (const [index, name] of [...names.entries()].toReversed()) {
    if (Object.hasOwn(wanted, name)) continue;
    changes.push({ type: "remove", path: [...path, name], index });
    names.splice(index, 1);
  }
  const order = before.order(path);
  let previous: string | undefined;
  for (const [name, value] of Object.entries(wanted)) {
    const item = old[name];
    if (Object.hasOwn(old, name) && item !== undefined) {
      changes.push(...between(before, [...path, name], item, value));
    } else {
      const index = placeInOrder(names, name, order) ?? (previous === undefined ? 0 : names.indexOf(previous) + 1);
      changes.push({ type: "insert", path, index, name, value });
      names.splice(index, 0, name);
    }
    previous = name;
  }
  return changes;
}

/** Behind the last of the names that come before it in the preferred order. */
function placeInOrder(
  names: readonly string[],
  name: string,
  order: readonly string[] | undefined,
): number | undefined {
  const rank = order?.indexOf(name) ?? -1;
  if (order === undefined || rank < 0) return undefined;
  return names.findLastIndex((other) => order.includes(other) && order.indexOf(other) < rank) + 1;
}

function betweenLists(
  before: TextBefore,
  path: DocumentPath,
  old: readonly Json[],
  wanted: readonly Json[],
): readonly TextChange[] {
  const shorter = Math.min(old.length, wanted.length);
  let head = 0;
  while (head < shorter && sameJson(old[head], wanted[head])) head += 1;
  let tail = 0;
  while (tail < shorter - head && sameJson(old[old.length - 1 - tail], wanted[wanted.length - 1 - tail])) tail += 1;
  const paired = shorter - tail;
  const changes: TextChange[] = [];
  for (let at = head; at < paired; at += 1)
    changes.push(...between(before, [...path, at], old[at] ?? null, wanted[at] ?? null));
  for (let at = old.length - tail - 1; at >= paired; at -= 1)
    changes.push({ type: "remove", path: [...path, at], index: at });
  for (let at = paired; at < wanted.length - tail; at += 1)
    changes.push({ type: "insert", path, index: at, value: wanted[at] ?? null });
  return changes;
}

function isAliasAt(source: TextSource, path: DocumentPath): boolean {
  return isAlias(nodeAt(source, path));
}

function isReachable(before: TextBefore, path: DocumentPath): boolean {
  return !path.some((_, at) => isAliasAt(before.source, path.slice(0, at)));
}

/** The node at a path, following aliases on the way but not at its end. */
export function nodeAt(source: TextSource, path: DocumentPath): TreeNode | undefined {
  let node: TreeNode = source.tree?.contents ?? null;
  for (const step of path) {
    const child = childOf(source, node, step);
    if (child === undefined) return undefined;
    node = child.node;
  }
  return node;
}
