// Imports mutated designs in a process that may do nothing but compute: no network, no other process, no file but the checkout's to read. Prints the counts.
import * as fc from "fast-check";
import { holdsForImport, mutatedDesign } from "./mutatedDesigns.scene.ts";

const [seed = "4127", count = "1000"] = process.argv.slice(2);
const counts = { taken: 0, refused: 0 };
fc.assert(
  fc.property(mutatedDesign, (design) => {
    counts[holdsForImport(design)] += 1;
  }),
  { seed: Number(seed), numRuns: Number(count) },
);
process.stdout.write(JSON.stringify(counts));
