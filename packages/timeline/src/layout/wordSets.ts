// Sets of names, each kept once: of a hundred thousand lanes with the same few events and patterns, one set is held and looked at by a filter.

/** Sets of small numbers; a set is known by its own number, 0 is the empty one. */
export interface WordSets {
  readonly count: number;
  /** The number of the set that has one more word than `set`. Whoever held `set` holds this one instead. */
  with(set: number, word: number): number;
  at(set: number): ReadonlySet<number>;
}

/** Beyond this many different sets nothing is shared any more: each holder gets a set of its own, which grows. */
export const SHARED_SETS_MAX = 16_384;

/** Only the empty set yet. `sharedMax` is for tests. */
export function createWordSets(sharedMax: number = SHARED_SETS_MAX): WordSets {
  const sets: Set<number>[] = [new Set()];
  const byContent = new Map<string, number>([["", 0]]);
  /** Per shared set, where each word leads; undefined for a set of one holder's own. */
  const steps: (Map<number, number> | undefined)[] = [new Map()];

  const ownWith = (before: ReadonlySet<number>, word: number): number => {
    sets.push(new Set(before).add(word));
    steps.push(undefined);
    return sets.length - 1;
  };
  const sharedWith = (before: ReadonlySet<number>, word: number): number => {
    const words = new Set([...before, word].sort((a, b) => a - b));
    const content = [...words].join(" ");
    const known = byContent.get(content);
    if (known !== undefined) return known;
    sets.push(words);
    steps.push(new Map());
    byContent.set(content, sets.length - 1);
    return sets.length - 1;
  };
  return {
    get count() {
      return sets.length;
    },
    with(set, word) {
      const before = sets[set] ?? new Set<number>();
      if (before.has(word)) return set;
      const leads = steps[set];
      if (leads === undefined) {
        before.add(word);
        return set;
      }
      const known = leads.get(word);
      if (known !== undefined) return known;
      if (byContent.size >= sharedMax) return ownWith(before, word);
      const next = sharedWith(before, word);
      leads.set(word, next);
      return next;
    },
    at: (set) => sets[set] ?? new Set(),
  };
}
