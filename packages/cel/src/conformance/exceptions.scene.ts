// The cases of the corpus that this package answers differently, each with its reason. A case that passes, or that the corpus does not
// have, may not stand here: the test says so.

/** Case → why it is answered differently. */
export const exceptions: ReadonlyMap<string, string> = new Map<string, string>([]);
