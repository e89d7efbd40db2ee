// What putting a sign at a place does: in one step it is there, wired as far as the place tells. What the place does not
// tell stays empty, and the problems say what to choose.
import { placeAgent } from "./placeAgent.ts";
import { placeEvent } from "./placeEvent.ts";
import { placePattern } from "./placePattern.ts";
import type { Placing, PlacingScene } from "./placing.ts";

/** Plans to put a thing of this kind at a place. */
export function planPlacing(kind: string, scene: PlacingScene): Placing {
  if (kind === "event") return placeEvent(scene);
  if (kind === "agent") return placeAgent(scene);
  return placePattern(kind, scene);
}
