// A batch of random patterns over random logs, told by some reader of charts and by the engine: the same, or the difference is thrown.
import { deepStrictEqual } from "node:assert";
import type { Bundle } from "@laban/bundle";
import type { ChoreographyEvent } from "@laban/trace";
import * as fc from "fast-check";
import { charted, randomEvents, someLog } from "./random.scene.ts";
import { bundleOf, type Told, toldOfEach } from "./told.scene.ts";

/** What each pattern tells over each log. */
export type ToldByReader = (
  bundle: Bundle,
  logs: readonly (readonly ChoreographyEvent[])[],
) => readonly ReadonlyMap<string, Told>[];

/** Compares and gives the number of outcomes. @throws AssertionError with the pattern and the log where they differ. */
export function compareBatch(
  { seed, patterns, logs: logsCount }: { readonly seed: number; readonly patterns: number; readonly logs: number },
  read: ToldByReader,
): number {
  const operators = fc.sample(fc.oneof(...Object.values(charted)), { seed, numRuns: patterns });
  const logs = fc.sample(someLog, { seed, numRuns: logsCount });
  const bundle = bundleOf(
    // Two of three patterns compete with others, or must rest between their firings.
    operators.map((operator, at) =>
      Object.assign(
        {},
        operator,
        { id: `p${at}`, priority: at % 3 },
        at % 3 === 1 ? { cooldownMs: at } : {},
        at % 3 === 2 ? { exclusiveGroup: at % 2 === 0 ? "left" : "right" } : {},
      ),
    ),
    randomEvents,
  );
  const told = read(bundle, logs);
  let outcomes = 0;
  for (const [at, log] of logs.entries()) {
    const expected = toldOfEach(bundle, log);
    for (const operator of bundle.patterns) {
      const byEngine = expected.get(operator.id) ?? [];
      for (const [, ofKey] of byEngine) outcomes += ofKey.length;
      deepStrictEqual({ operator, log, told: told[at]?.get(operator.id) }, { operator, log, told: byEngine });
    }
  }
  return outcomes;
}
