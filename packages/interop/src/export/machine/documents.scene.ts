// Random documents with random logs for them, and the patterns of which a file of charts must tell exactly what the engine does.
import type { ChoreographyEvent } from "@laban/trace";
import * as fc from "fast-check";
import type { ExportSource } from "../exportFormat.ts";
import { documentOfSeed, sourceOf } from "../random/documents.scene.ts";
import { isExact, readingOf } from "./accountFor.ts";

/** A document, a log for it, and the ids of the patterns that are said without any loss. */
export interface DocumentCase {
  readonly source: ExportSource;
  readonly log: readonly ChoreographyEvent[];
  readonly exact: ReadonlySet<string>;
}

/** The case of a seed. */
export function documentCase(seed: number): DocumentCase {
  const source = sourceOf(documentOfSeed(seed));
  const { bundle } = source;
  const inexact = bundle.patterns.filter((operator) => !isExact(readingOf(operator, bundle.events)));
  // What is not said exactly does not keep others of its group from firing as it should.
  const groups = new Set(inexact.map(({ exclusiveGroup }) => exclusiveGroup));
  const exact = bundle.patterns.filter(
    (operator) =>
      !inexact.includes(operator) && (operator.exclusiveGroup === undefined || !groups.has(operator.exclusiveGroup)),
  );
  const types = [...Object.keys(bundle.events), "of no pattern"];
  const [log = []] = fc.sample(someLog(types), { seed, numRuns: 1 });
  return { source, log, exact: new Set(exact.map(({ id }) => id)) };
}

const text = fc.constantFrom("gold", "a", "", '"', "漢字", "x");
const number = fc.constantFrom(0, 1, 2, -3, 2.5, 100, 1e6);
const someData = fc.record(
  {
    order_id: fc.constantFrom("o1", "o2"),
    amount: number,
    count: fc.constantFrom(0, 1, 2, 11, 1.5),
    status: text,
    flag: fc.boolean(),
    note: fc.oneof(text, fc.constant(null)),
    customer: fc.record({ tier: text }),
    list: fc.array(number, { maxLength: 3 }),
  },
  { requiredKeys: ["order_id"] },
);

/** Minutes pass between some events, since durations in documents are minutes and days. */
function someLog(types: readonly string[]): fc.Arbitrary<readonly ChoreographyEvent[]> {
  const sketch = fc.record({
    type: fc.constantFrom(...types),
    later: fc.constantFrom(0, 1, 250, 30_000, 60_000, 90_000, 600_000, 86_400_000),
    key: fc.constantFrom("k1", "k1", "k2", undefined),
    source: fc.constantFrom("here", "there"),
    data: someData,
  });
  return fc.array(sketch, { minLength: 20, maxLength: 60, size: "max" }).map((sketches) => {
    let time = 0;
    return sketches.map(({ type, later, key, source, data }, index) => {
      time += later;
      const event = { id: `e${index}`, type, source, time, data: JSON.parse(JSON.stringify(data)) as typeof data };
      return key === undefined ? event : Object.assign(event, { correlation_id: key });
    });
  });
}
