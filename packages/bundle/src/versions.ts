// The versions that this release writes and reads. A number rises when the form (or the meaning) of a bundle changes; the history of each
// is told in docs/formats/bundle.md.

/** The form of a bundle that this release writes. Older ones are migrated (migrations.ts), newer ones refused. */
export const bundleVersion = 2 as const;

/** The version of the meaning (docs/semantics.md) that this release executes. */
export const semanticsVersion = 1 as const;

/**
 * The flags that this release knows, with their stories. A change of behaviour within a semantics version gets a name here, and the engine
 * keeps doing the old thing for bundles without it. None was needed yet.
 */
export const knownFlags: ReadonlyMap<string, string> = new Map();
