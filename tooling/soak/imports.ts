// The campaign of imports: designs of every format, changed at random. Never a crash or a hang, twice the same result, every refusal with code and path.
import * as fc from "fast-check";
import { holdsForImport, mutatedDesign } from "../../packages/interop/src/design/mutatedDesigns.scene.ts";
import type { Campaign } from "./campaign.ts";

const counts = { taken: 0, refused: 0 };
let slowestMs = 0;
/** An import of some hundred characters that takes as long is as good as hanging. */
const hangMs = 10_000;

const mutated = fc.property(mutatedDesign, (design) => {
  const began = performance.now();
  counts[holdsForImport(design)] += 1;
  const ms = performance.now() - began;
  slowestMs = Math.max(slowestMs, ms);
  if (ms > hangMs) throw new Error(`an import took ${Math.round(ms)} ms`);
});

/** The whole campaign. */
export const imports: Campaign = {
  name: "imports",
  what: "Mutated designs of every format that is imported: taken or refused with code and path, twice the same",
  count: 100_000,
  properties: [{ title: "a mutated design is taken, or refused with code and path", share: 1, property: mutated }],
  measured: () =>
    `imports: ${counts.taken} taken, ${counts.refused} refused, the slowest (twice over) in ${slowestMs.toFixed(0)} ms`,
};
