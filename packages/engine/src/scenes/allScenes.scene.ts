// Every scene, for the runs in Node and in a bare realm.
import { absenceScenes } from "./absence.scene.ts";
import { goldenHash, goldenTrace } from "./golden.scene.ts";
import { matchScenes } from "./match.scene.ts";
import { type PlayedScene, playScene, type Scene } from "./scene.scene.ts";
import { sequenceScenes } from "./sequence.scene.ts";
import { sourceMaterialScenes } from "./sourceMaterial.scene.ts";
import { timeScenes } from "./time.scene.ts";
import { windowScenes } from "./windows.scene.ts";

/** By what they show. */
export const allScenes: Readonly<Record<string, readonly Scene[]>> = {
  match: matchScenes,
  sequence: sequenceScenes,
  absence: absenceScenes,
  "sets, alternatives and windows": windowScenes,
  time: timeScenes,
  "what the source material gets wrong": sourceMaterialScenes,
};

/** Plays all of them, and the golden history; the entry of the bare realm. */
export function playAllScenes(): readonly PlayedScene[] {
  const golden = { name: "golden trace", expected: goldenHash, played: goldenTrace().hash };
  return [...Object.values(allScenes).flat().map(playScene), golden];
}
