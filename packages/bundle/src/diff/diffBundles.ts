// What has changed from one bundle to another.
import type { Bundle, Operator } from "../bundle.ts";
import type { BundleDiff, FieldChange, NamesDiff, PartsDiff } from "./bundleDiff.ts";
import { changeInWords } from "./changeInWords.ts";
import { fieldChanges, isEqualJson } from "./fieldChanges.ts";
import { renamedEvents, renamedPatterns, type Renames, withRenamedEvents } from "./renames.ts";

/** Compares two bundles, part by part. `isSame` exactly if their hashes are equal. About linear in their size. */
export function diffBundles(from: Bundle, to: Bundle): BundleDiff {
  const eventNames = renamedEvents(from, to);
  const old = withRenamedEvents(from.patterns, eventNames);
  const patternNames = renamedPatterns(old, to.patterns);
  const events = partsDiff(new Map(Object.entries(from.events)), new Map(Object.entries(to.events)), eventNames);
  const patterns = partsDiff(byId(old), byId(to.patterns), patternNames);
  const shared = to.patterns.filter(({ id }) => !patterns.added.includes(id)).map(({ id }) => id);
  const sharedBefore = from.patterns.map(({ id }) => patternNames.get(id) ?? id).filter((id) => shared.includes(id));
  const needs = {
    events: namesDiff(from.needs.events, to.needs.events, eventNames),
    capabilities: namesDiff(from.needs.capabilities, to.needs.capabilities),
    unpartitionable: namesDiff(from.needs.unpartitionable, to.needs.unpartitionable, patternNames),
  };
  const { name, defaultKey, semantics, flags } = to;
  const before = { name: from.name, defaultKey: from.defaultKey, semantics: from.semantics, flags: from.flags };
  return {
    isSame: from.hash === to.hash,
    bundle: changesOf(before, { name, defaultKey, semantics, flags }),
    events,
    patterns,
    isReordered: !isEqualJson(shared, sharedBefore),
    needs: { ...needs, isReordered: areNeedsReordered(from, to, needs) },
  };
}

function byId(patterns: readonly Operator[]): ReadonlyMap<string, Operator> {
  return new Map(patterns.map((pattern) => [pattern.id, pattern]));
}

function partsDiff(from: ReadonlyMap<string, object>, to: ReadonlyMap<string, object>, renames: Renames): PartsDiff {
  const renamed = [...renames].map(([old, now]) => ({ from: old, to: now }));
  const newNames = new Set(renames.values());
  const changed = [...to].flatMap(([id, part]) => {
    const old = from.get(id);
    const changes = old === undefined ? [] : changesOf(old, part);
    return changes.length === 0 ? [] : [{ id, changes }];
  });
  return {
    added: [...to.keys()].filter((id) => !from.has(id) && !newNames.has(id)),
    removed: [...from.keys()].filter((id) => !to.has(id) && !renames.has(id)),
    renamed,
    changed,
  };
}

/** Another operator is another pattern: comparing the fields of both would say nothing. */
function changesOf(from: object, to: object): readonly FieldChange[] {
  const [kindBefore, kind] = [operatorOf(from), operatorOf(to)];
  const changes = kindBefore === kind ? fieldChanges(from, to) : [{ path: ["operator"], from: kindBefore, to: kind }];
  return changes.map((change) => Object.assign({ words: changeInWords(change, kind) }, change));
}

function operatorOf(part: object): string | undefined {
  return "operator" in part && typeof part.operator === "string" ? part.operator : undefined;
}

function namesDiff(from: readonly string[], to: readonly string[], renames: Renames = new Map()): NamesDiff {
  const before = new Set(from.map((name) => renames.get(name) ?? name));
  const after = new Set(to);
  return {
    added: to.filter((name) => !before.has(name)),
    removed: from.filter((name) => !after.has(renames.get(name) ?? name)),
  };
}

function areNeedsReordered(from: Bundle, to: Bundle, diffs: Omit<BundleDiff["needs"], "isReordered">): boolean {
  return (["events", "capabilities", "unpartitionable"] as const).some((what) => {
    const { added, removed } = diffs[what];
    return added.length === 0 && removed.length === 0 && from.needs[what].length === to.needs[what].length
      ? new Set(from.needs[what]).size === new Set([...from.needs[what], ...to.needs[what]]).size &&
          !isEqualJson(from.needs[what], to.needs[what])
      : false;
  });
}
