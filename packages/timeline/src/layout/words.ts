// The names of a run (types, patterns, agents, actions, steps) as small numbers, so that marks stay small and a filter looks
// at each name once.

/** Names and their numbers, in order of first appearance. */
export interface Words {
  readonly count: number;
  indexOf(word: string): number;
  /** The number of a word that may not be known yet: −1 then. */
  find(word: string): number;
  at(index: number): string;
}

/** An empty list of names. */
export function createWords(): Words {
  const indices = new Map<string, number>();
  const words: string[] = [];
  return {
    get count() {
      return words.length;
    },
    indexOf(word) {
      let index = indices.get(word);
      if (index === undefined) {
        index = words.length;
        indices.set(word, index);
        words.push(word);
      }
      return index;
    },
    find: (word) => indices.get(word) ?? -1,
    at: (index) => words[index] ?? "",
  };
}
