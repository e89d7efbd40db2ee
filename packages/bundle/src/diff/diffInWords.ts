// A difference as lines for people: a sign, what it is, and what has changed about it.
import type { BundleDiff, NamesDiff, PartsDiff } from "./bundleDiff.ts";

/**
 * The lines, in order: the bundle, event types, patterns, needs. `+` came, `-` went, `>` got another name, `~` changed. Empty where nothing
 * that is executed differs.
 *
 * @example
 * diffInWords(diffBundles(before, after)) // ["~ pattern unpaid waits 10 min instead of 5 min"]
 */
export function diffInWords(diff: BundleDiff): readonly string[] {
  return [
    ...diff.bundle.map(({ words }) => `~ bundle ${words}`),
    ...partLines("event type", diff.events),
    ...partLines("pattern", diff.patterns),
    ...(diff.isReordered ? ["~ patterns are declared in another order, which decides among equal priorities"] : []),
    ...nameLines("needs event type", diff.needs.events),
    ...nameLines("needs capability", diff.needs.capabilities),
    ...nameLines("needs all keys in one place for pattern", diff.needs.unpartitionable),
  ];
}

function partLines(what: string, { added, removed, renamed, changed }: PartsDiff): readonly string[] {
  return [
    ...added.map((id) => `+ ${what} ${id}`),
    ...removed.map((id) => `- ${what} ${id}`),
    ...renamed.map(({ from, to }) => `> ${what} ${from} is now called ${to}`),
    ...changed.flatMap(({ id, changes }) => changes.map(({ words }) => `~ ${what} ${id} ${words}`)),
  ];
}

function nameLines(what: string, { added, removed }: NamesDiff): readonly string[] {
  return [...added.map((name) => `+ ${what} ${name}`), ...removed.map((name) => `- ${what} ${name}`)];
}
