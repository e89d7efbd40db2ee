// What a campaign of the soak is: properties that are tried on many more random inputs than a test run has time for.
import type * as fc from "fast-check";

/** A property with its title; it throws where it does not hold. */
export interface CampaignProperty {
  readonly title: string;
  /** Its part of the count, beside the other properties. */
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}

/** A campaign. */
export interface Campaign {
  readonly name: string;
  /** What is shown, as a sentence. */
  readonly what: string;
  /** How many inputs where nobody says. */
  readonly count: number;
  readonly properties: readonly CampaignProperty[];
  /** What was measured on the way, as a line; asked at the end. */
  readonly measured?: () => string;
}
