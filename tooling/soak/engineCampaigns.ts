// The campaigns of the engine: operators against their twins, and the laws. The properties are those of the engine's own tests.
import { lawProperties } from "../../packages/engine/src/lawProperties.scene.ts";
import { operatorProperties } from "../../packages/engine/src/operators/operatorProperties.scene.ts";
import type { Campaign } from "./campaign.ts";

/** Operators and their twins. */
export const operators: Campaign = {
  name: "operators",
  what: "Random operators on random logs with ties, duplicates, late and shuffled events give what their naive twins give",
  count: 100_000,
  properties: operatorProperties,
};

/** The laws. */
export const laws: Campaign = {
  name: "laws",
  what: "Runs are conserved; order within the tolerance, snapshots at every index and splitting keys over 1, 2 or 8 engines change nothing",
  count: 20_000,
  properties: lawProperties,
};
