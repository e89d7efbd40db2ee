// Names of a document → names that another language allows, each its own: two things never become one, and names that are allowed already stay as they are.

/** What the other language allows. */
export interface NameRules {
  /** A name of the language, near to the given one; may be the same for several. Must be idempotent. */
  readonly shape: (name: string) => string;
  /** Words that the language keeps for itself. */
  readonly isReserved?: (name: string) => boolean;
  /** Where the language takes some different spellings for one: `(name) => name.toLowerCase()`. */
  readonly sameAs?: (name: string) => string;
  /** What is put before the number of a name that is taken. */
  readonly separator?: string;
}

/**
 * One distinct name for each given one; the same list gives the same names. Names that need no change come first, so that none of them is displaced
 * by one that does; of the others the first in the list gets the plain name and the next `_2`, `_3`, …
 *
 * @example
 * distinctNames(["a b", "a_b", "a.b"], { shape: identifierShape }) // a b → a_b_2, a_b → a_b, a.b → a_b_3
 */
export function distinctNames(names: Iterable<string>, rules: NameRules): ReadonlyMap<string, string> {
  const { shape, isReserved = () => false, sameAs = (name) => name, separator = "_" } = rules;
  const given = new Set(names);
  const chosen = new Map<string, string>();
  const taken = new Set<string>();
  const nextNumber = new Map<string, number>();
  const isFree = (name: string): boolean => !isReserved(name) && !taken.has(sameAs(name));
  const choose = (name: string, as: string): void => {
    taken.add(sameAs(as));
    chosen.set(name, as);
  };
  for (const name of given) if (shape(name) === name && isFree(name)) choose(name, name);
  for (const name of given) {
    if (chosen.has(name)) continue;
    const shaped = shape(name);
    let as = shaped;
    for (let number = nextNumber.get(shaped) ?? 2; !isFree(as); number += 1) {
      as = `${shaped}${separator}${number}`;
      nextNumber.set(shaped, number + 1);
    }
    choose(name, as);
  }
  // In the order in which they were given.
  return new Map([...given].map((name) => [name, chosen.get(name) ?? name]));
}

/** ASCII letters, digits and `_`, beginning with a letter or `_`: what nearly every language allows. Other signs become one `_`. */
export function identifierShape(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && name.length <= IDENTIFIER_LENGTH_MAX) return name;
  const plain = name
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^A-Za-z0-9_]+/g, "_")
    .slice(0, IDENTIFIER_LENGTH_MAX - 1);
  if (/^_*$/.test(plain)) return "unnamed";
  return /^\d/.test(plain) ? `_${plain}` : plain;
}

const IDENTIFIER_LENGTH_MAX = 100;
