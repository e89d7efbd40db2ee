// Paths of sensitive fields: lists have no step of their own in them.

/**
 * The names of a dotted path: "items.pin", and likewise "items[].pin" and "items.0.pin", is `pin` of each of the `items`. What stands before
 * a `*` is sensitive as a whole.
 */
export function pathOf(field: string): readonly string[] {
  const names = field.replaceAll(/\[\d*\]/g, "").split(".");
  const star = names.findIndex((name) => name.includes("*"));
  return (star < 0 ? names : names.slice(0, star)).filter((name) => name !== "" && !/^\d+$/.test(name));
}

/** Whether the path is the other one or goes on from it. */
export function isAtOrBelow(path: readonly string[], other: readonly string[]): boolean {
  return other.length <= path.length && other.every((name, at) => name === path[at]);
}
