// React keys for lists whose entries have no identity of their own and may be alike: the second of two equal names is told apart by a number.

/** One key per name, in order, all different. */
export function distinctKeys(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}
