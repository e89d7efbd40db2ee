// Every operator against its slow twin: the slice of the campaign that runs every day.
import * as fc from "fast-check";
import { test } from "vitest";
import { operatorProperties } from "./operatorProperties.scene.ts";

test.each(operatorProperties)("$title", async ({ property, share }) => {
  await fc.assert(property, { numRuns: 500 * share });
});
