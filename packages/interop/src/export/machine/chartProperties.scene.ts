// The comparisons of exported charts with the engine, as properties of a seed: tests try a few, the soak many.
import * as fc from "fast-check";
import { toldByScion } from "../scxml/scxmlProcess.scene.ts";
import { textOf } from "../xstate/textOf.scene.ts";
import { toldByModules } from "../xstate/xstateProcess.scene.ts";
import { compareBatch, type ToldByReader } from "./chartBatch.scene.ts";

/** What XState tells with the exported module. */
export const toldByXState: ToldByReader = (bundle, logs) => toldByModules([{ text: textOf(bundle), logs }]);

/** What SCION tells with the exported documents. */
export const toldByScxml: ToldByReader = (bundle, logs) => toldByScion([{ bundle, logs }]);

const someSeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });

/** Each input is a batch of 20 logs, over 20 patterns for XState and 10 for SCION. */
export const chartProperties: readonly {
  readonly title: string;
  readonly share: number;
  readonly property: fc.IRawProperty<unknown>;
}[] = [
  {
    title: "XState tells what the engine does",
    share: 0.5,
    property: fc.property(someSeed, (seed) => void compareBatch({ seed, patterns: 20, logs: 20 }, toldByXState)),
  },
  {
    title: "SCION tells what the engine does",
    share: 0.5,
    property: fc.property(someSeed, (seed) => void compareBatch({ seed, patterns: 10, logs: 20 }, toldByScxml)),
  },
];
