// What edits mean for the plain value: the obvious twin that every edit of the text is compared with.
import type { DocumentEdit, DocumentPath } from "../diagnostic.ts";
import type { Json } from "../document.ts";
import { isJsonList, isJsonObject } from "../path.ts";

/**
 * The value with the edits applied, one after the other. A set makes maps on the way where nothing (or null, or a scalar) stands, and appends where an
 * index is at or beyond the end of its list. An edit changes nothing when its path goes through a list by name, when what it removes or renames is
 * not there, or when the new name is taken. Names that are new come last. Shares what does not change.
 */
export function applyEdits(value: Json, edits: readonly DocumentEdit[]): Json {
  return edits.reduce(applyEdit, value);
}

/** As `applyEdits`, for one edit. */
export function applyEdit(value: Json, edit: DocumentEdit): Json {
  if (edit.path.length === 0) return edit.value === undefined ? value : definedOnly(edit.value);
  return changedBelow(value, edit.path, edit);
}

function changedBelow(value: Json, path: DocumentPath, edit: DocumentEdit): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (isJsonList(value)) {
    if (typeof step !== "number") return value;
    return changedList(value, step, rest, edit);
  }
  if (!isJsonObject(value)) return edit.value === undefined ? value : changedMap({}, String(step), rest, edit);
  return changedMap(value, String(step), rest, edit);
}

function changedList(list: readonly Json[], step: number, rest: DocumentPath, edit: DocumentEdit): Json {
  if (step >= list.length)
    return edit.value === undefined
      ? list
      : [...list, rest.length === 0 ? definedOnly(edit.value) : changedBelow(null, rest, edit)];
  if (rest.length > 0) return list.map((item, at) => (at === step ? changedBelow(item, rest, edit) : item));
  if (edit.value === undefined) return edit.rename === undefined ? list.filter((_, at) => at !== step) : list;
  const value = definedOnly(edit.value);
  return list.map((item, at) => (at === step ? value : item));
}

function changedMap(
  map: { readonly [name: string]: Json },
  name: string,
  rest: DocumentPath,
  edit: DocumentEdit,
): Json {
  const exists = Object.hasOwn(map, name);
  if (rest.length > 0) {
    if (!exists) return edit.value === undefined ? map : { ...map, [name]: changedBelow(null, rest, edit) };
    return mapEntries(map, (own, item) => [[own, own === name ? changedBelow(item, rest, edit) : item]]);
  }
  if (edit.value !== undefined) {
    const value = definedOnly(edit.value);
    return exists ? mapEntries(map, (own, item) => [[own, own === name ? value : item]]) : { ...map, [name]: value };
  }
  if (!exists) return map;
  const { rename } = edit;
  if (rename === undefined) return mapEntries(map, (own, item) => (own === name ? [] : [[own, item]]));
  return Object.hasOwn(map, rename) ? map : mapEntries(map, (own, item) => [[own === name ? rename : own, item]]);
}

type Entry = readonly [string, Json];

function mapEntries(
  map: { readonly [name: string]: Json },
  change: (name: string, item: Json) => readonly Entry[],
): Json {
  return Object.fromEntries(Object.entries(map).flatMap(([name, item]) => change(name, item)));
}

/** Records may carry `undefined` for what is absent; values in a document may not. */
export function definedOnly(value: Json): Json {
  if (isJsonList(value)) return value.map(definedOnly);
  if (!isJsonObject(value)) return value;
  const entries: (readonly [string, Json | undefined])[] = Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([name, item]): [string, Json][] => (item === undefined ? [] : [[name, definedOnly(item)]])),
  );
}
