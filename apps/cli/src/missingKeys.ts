// Which part of their key events lack, and what they have instead: a run in which nothing is correlated must say which name to correct.
import type { Bundle, Path } from "@laban/bundle";

import type { ChoreographyEvent, Json } from "@laban/trace";
import { grouped } from "./summary.ts";

/** Looks at the events of a run. */
export interface MissingKeys {
  see(event: ChoreographyEvent): void;
  /** One sentence per missing path, the most frequent first; at most three and a count of the others. */
  lines(): readonly string[];
}

interface Missing {
  count: number;
  /** The first event that lacked it. */
  readonly example: ChoreographyEvent;
}

const linesMax = 3;
const fieldsMax = 12;

/** For a run of `bundle`. Costs one look per part of the key and event. */
export function createMissingKeys(bundle: Bundle): MissingKeys {
  const missing = new Map<string, Missing>();
  const keyOf = (type: string): readonly Path[] =>
    (Object.hasOwn(bundle.events, type) ? bundle.events[type]?.key : undefined) ?? bundle.defaultKey;
  return {
    see: (event) => {
      for (const path of keyOf(event.type)) {
        if (isPart(valueAt(event, path))) continue;
        const name = path.join(".");
        const known = missing.get(name);
        if (known === undefined) missing.set(name, { count: 1, example: event });
        else known.count += 1;
      }
    },
    lines: () => {
      const all = [...missing].toSorted(([, a], [, b]) => b.count - a.count);
      const shown = all.slice(0, linesMax).map(([name, each]) => lineOf(name, each));
      return all.length > linesMax ? [...shown, `… and ${all.length - linesMax} more names that events lack`] : shown;
    },
  };
}

function lineOf(name: string, { count, example }: Missing): string {
  const have = count === 1 ? "event has" : "events have";
  const [first = "nothing", ...others] = fieldsOf(example);
  const found =
    others.length === 0 ? first : `${[first, ...others].slice(0, -1).join(", ")} and ${others.at(-1) ?? ""}`;
  return (
    `${grouped(count)} ${have} no ${name}, which the correlation reads, so keyed patterns did not see ${count === 1 ? "it" : "them"}. ` +
    `"${example.type}" has ${found}.`
  );
}

/** The paths that could be read instead: those of the first level of the data, and the correlation id. */
function fieldsOf({ data, correlation_id }: ChoreographyEvent): readonly string[] {
  const usable = Object.entries(data).flatMap(([name, value]) => (isPart(value) ? [`data.${name}`] : []));
  const all = [...(correlation_id === undefined ? [] : ["correlation_id"]), ...usable];
  return all.length > fieldsMax ? [...all.slice(0, fieldsMax), `${all.length - fieldsMax} more`] : all;
}

/** The value at a path that begins at the event's root. */
function valueAt(event: ChoreographyEvent, path: Path): Json | undefined {
  let value: unknown = event;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value as Json | undefined;
}

/** What the engine takes as a part of a key. */
function isPart(value: Json | undefined): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
