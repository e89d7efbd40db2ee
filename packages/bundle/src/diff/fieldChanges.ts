// The fields in which two JSON values differ, each with its place: objects by field, lists of named parts by name, other lists as a whole
// or by position.
import { canonicalJson } from "../canonicalJson.ts";
import { isObject } from "../shape.ts";

/** A difference without words. */
export interface BareChange {
  readonly path: readonly (string | number)[];
  readonly from?: unknown;
  readonly to?: unknown;
}

/** Equal as JSON: written in the one canonical way, they are the same text. */
export function isEqualJson(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** Empty exactly if both are equal as JSON. In the order of the fields of `to`, then what only `from` has. */
export function fieldChanges(
  from: unknown,
  to: unknown,
  path: readonly (string | number)[] = [],
): readonly BareChange[] {
  if (isObject(from) && isObject(to)) return objectChanges(from, to, path);
  if (isListOfObjects(from) && isListOfObjects(to)) {
    const [before, after] = [byName(from), byName(to)];
    return before === undefined || after === undefined
      ? listChanges(from, to, path)
      : namedChanges({ before, after, from, to }, path);
  }
  return isEqualJson(from, to) ? [] : [{ path, from, to }];
}

type Fields = Readonly<Record<string, unknown>>;

function objectChanges(from: Fields, to: Fields, path: readonly (string | number)[]): readonly BareChange[] {
  const names = new Set([...Object.keys(to), ...Object.keys(from)]);
  return [...names].flatMap((name) => {
    const below = [...path, name];
    if (!Object.hasOwn(from, name)) return [{ path: below, to: to[name] }];
    if (!Object.hasOwn(to, name)) return [{ path: below, from: from[name] }];
    return fieldChanges(from[name], to[name], below);
  });
}

/** The parts are found by their names; that they stand in another order is a change of the list. */
function namedChanges(
  {
    before,
    after,
    from,
    to,
  }: {
    readonly before: ReadonlyMap<string, Fields>;
    readonly after: ReadonlyMap<string, Fields>;
    readonly from: readonly Fields[];
    readonly to: readonly Fields[];
  },
  path: readonly (string | number)[],
): readonly BareChange[] {
  const changes: BareChange[] = [];
  for (const [name, part] of after) {
    const old = before.get(name);
    if (old === undefined) changes.push({ path: [...path, name], to: part });
    else changes.push(...fieldChanges(old, part, [...path, name]));
  }
  for (const [name, part] of before) if (!after.has(name)) changes.push({ path: [...path, name], from: part });
  const kept = [...after.keys()].filter((name) => before.has(name));
  const keptBefore = [...before.keys()].filter((name) => after.has(name));
  if (!isEqualJson(kept, keptBefore)) changes.push({ path, from: namesOf(from), to: namesOf(to) });
  return changes;
}

/** Parts without names: those that both have are left out, the others are compared one by one. */
function listChanges(
  from: readonly Fields[],
  to: readonly Fields[],
  path: readonly (string | number)[],
): readonly BareChange[] {
  const gone = onlyIn(from, to);
  const come = onlyIn(to, from);
  if (gone.length === 0 && come.length === 0) return isEqualJson(from, to) ? [] : [{ path, from, to }];
  const changed = Array.from({ length: Math.max(gone.length, come.length) }, (_change, at) => at).flatMap((at) => {
    const [old, next] = [gone[at], come[at]];
    if (next === undefined) return [{ path: [...path, old?.index ?? at], from: old?.part }];
    if (old === undefined) return [{ path: [...path, next.index], to: next.part }];
    return fieldChanges(old.part, next.part, [...path, next.index]);
  });
  // The first part that fits is taken: that the others stand in another order is a change as well.
  const isReordered = !isEqualJson(without(from, gone), without(to, come));
  return isReordered ? [...changed, { path, from, to }] : changed;
}

function without(parts: readonly Fields[], left: readonly { readonly index: number }[]): readonly Fields[] {
  const indices = new Set(left.map(({ index }) => index));
  return parts.filter((_part, index) => !indices.has(index));
}

function onlyIn(
  parts: readonly Fields[],
  others: readonly Fields[],
): readonly { readonly part: Fields; readonly index: number }[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(canonicalJson(other), (left.get(canonicalJson(other)) ?? 0) + 1);
  return parts.flatMap((part, index) => {
    const text = canonicalJson(part);
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    return count > 0 ? [] : { part, index };
  });
}

function isListOfObjects(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}

/** By their names; undefined where one has none, or two have the same. */
function byName(parts: readonly Fields[]): ReadonlyMap<string, Fields> | undefined {
  const named = new Map<string, Fields>();
  for (const part of parts) {
    const name = part["name"];
    if (typeof name !== "string" || named.has(name)) return undefined;
    named.set(name, part);
  }
  return named;
}

function namesOf(parts: readonly Fields[]): readonly unknown[] {
  return parts.map((part) => part["name"]);
}
