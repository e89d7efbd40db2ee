// The scenes, each as a test; the same ones play in a bare realm in bareRealm.test.ts.
import { describe, expect, test } from "vitest";
import { allScenes } from "./allScenes.scene.ts";
import { playScene } from "./scene.scene.ts";

describe.each(Object.entries(allScenes))("%s", (_title, scenes) => {
  test.each(scenes)("$name", (scene) => {
    const { played, expected } = playScene(scene);
    expect(played).toBe(expected);
  });
});
