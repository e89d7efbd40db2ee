// The conditions that were asked about one event, a few per place: a pattern with a thousand live runs asks each of them the same.
import type { Verdict } from "@laban/cel";
import type { AskedCondition } from "./explanation.ts";

/** Most conditions that are told of one place of a pattern. Not below 3, so that true, false and unknown each have room. */
export const ASKED_PER_PLACE_MAX = 3;

/** What was asked of one pattern. */
export interface AskedOf {
  /** In the order in which they were asked. */
  readonly asked: readonly AskedCondition[];
  /** How many more were asked at the same places. */
  readonly omitted: number;
}

const nothing: AskedOf = { asked: [], omitted: 0 };

/** Keeps at most `ASKED_PER_PLACE_MAX` per pattern and place, and of each verdict that there was at least one. */
export class AskedConditions {
  readonly #kept = new Map<string, AskedCondition[]>();
  readonly #omitted = new Map<string, number>();

  /** `tell` works the explanation out, and is called only if it is kept. */
  hear(pattern: string, path: AskedCondition["path"], verdict: Verdict, tell: () => AskedCondition): void {
    const kept = this.#kept.get(pattern) ?? [];
    this.#kept.set(pattern, kept);
    const name = path.join(".");
    const ofPlace = kept.filter((each) => each.path.join(".") === name);
    if (ofPlace.length >= ASKED_PER_PLACE_MAX) {
      this.#omitted.set(pattern, (this.#omitted.get(pattern) ?? 0) + 1);
      if (ofPlace.some((each) => isAlike(each.verdict, verdict))) return;
      // A verdict that is not told yet takes the room of one that is told twice.
      const spare = ofPlace.findLast((each, index) =>
        ofPlace.some((other, at) => at < index && isAlike(other.verdict, each.verdict)),
      );
      if (spare !== undefined) kept.splice(kept.indexOf(spare), 1);
    }
    kept.push(tell());
  }

  of(pattern: string): AskedOf {
    const asked = this.#kept.get(pattern);
    return asked === undefined ? nothing : { asked, omitted: this.#omitted.get(pattern) ?? 0 };
  }
}

function isAlike(a: Verdict, b: Verdict): boolean {
  return a === b || (typeof a === "object" && typeof b === "object");
}
