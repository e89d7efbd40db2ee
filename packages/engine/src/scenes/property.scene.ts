// A property with its title: what test files and the soak have in common.
import type * as fc from "fast-check";

/** A property; it throws where it does not hold. */
export interface RandomProperty {
  readonly title: string;
  /** Its part of a campaign, beside the other properties. */
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}
