// The campaign of conditions: random expressions beside an independent implementation, and folded beside unfolded.
import { agreesWithPeer } from "../../packages/cel/src/differential/peer.scene.ts";
import { foldingChangesNothing } from "../../packages/cel/src/plan/folding.scene.ts";
import type { Campaign } from "./campaign.ts";

/** Conditions. */
export const cel: Campaign = {
  name: "cel",
  what: "Random expressions have the value that @bufbuild/cel gives them, or none where it gives none; folding constants changes nothing",
  count: 100_000,
  properties: [
    { title: "agrees with @bufbuild/cel", share: 4, property: agreesWithPeer },
    { title: "folding changes nothing", share: 1, property: foldingChangesNothing },
  ],
};
