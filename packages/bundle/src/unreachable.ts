// The end of every switch over a union of the bundle: the compiler proves that nothing arrives here.

/** Fails to type-check while a case is missing. @throws Error when data broke its type all the same: a bug of ours. */
export function unreachable(value: never): never {
  throw new Error(`Invariant: unexpected ${JSON.stringify(value)}.`);
}
