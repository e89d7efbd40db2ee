// What stands where a condition could not be translated: a call that no checker knows, so that the pattern is in error at that place and never fires.

/** The original text, so that people see what has to be written anew. */
export function notTranslated(original: string): string {
  return `not_translated(${JSON.stringify(original.length > 2_000 ? `${original.slice(0, 2_000)}…` : original)})`;
}
