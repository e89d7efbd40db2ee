// The campaign of exported state charts: each input is a batch of random patterns over 20 random logs, run by the format's own interpreter.
import { chartProperties } from "../../packages/interop/src/export/machine/chartProperties.scene.ts";
import type { Campaign } from "./campaign.ts";

/** XState and SCION against the engine. */
export const charts: Campaign = {
  name: "charts",
  what: "Random patterns, exported and run by XState and by SCION on random logs, tell what the engine tells",
  count: 100,
  properties: chartProperties,
};
