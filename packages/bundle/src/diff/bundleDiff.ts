// What two bundles differ in, as data: which parts came, went, changed or got another name. `diffInWords` says it.

/** One field that differs. */
export interface FieldChange {
  /** From the part that changed: ["withinMs"], ["steps", "paid", "when"]. Parts of lists that have names are named, others are counted from 0. */
  readonly path: readonly (string | number)[];
  /** Absent where the field came new. */
  readonly from?: unknown;
  /** Absent where the field went. */
  readonly to?: unknown;
  /** As the end of a sentence that begins with the part: "waits 10 min instead of 5 min". */
  readonly words: string;
}

/** Names that came and went. */
export interface NamesDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** Parts with names, in the order in which the newer bundle has them (what went: the older). */
export interface PartsDiff extends NamesDiff {
  /** Those that are the same but for their name. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly changed: readonly { readonly id: string; readonly changes: readonly FieldChange[] }[];
}

/** The whole difference. */
export interface BundleDiff {
  /** True exactly if both have the same hash. */
  readonly isSame: boolean;
  /** Name, meaning, flags and default key. */
  readonly bundle: readonly FieldChange[];
  readonly events: PartsDiff;
  readonly patterns: PartsDiff;
  /** The patterns that both have stand in another order, which decides among equal priorities. */
  readonly isReordered: boolean;
  readonly needs: {
    readonly events: NamesDiff;
    readonly capabilities: NamesDiff;
    readonly unpartitionable: NamesDiff;
    /** The same needs in another order of mention. */
    readonly isReordered: boolean;
  };
}
