// Many `match` patterns of one event type at once: the fields of the event rule out all but a few, which are then asked in order. Ten
// thousand patterns cost like those that match. Gives exactly what asking each pattern gives; the tests compare the two.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { EventHandler } from "../operator.ts";
import { ClauseScan } from "./clauseScan.ts";
import { type Field, requirementsOf } from "./clauses.ts";
import { type BitClause, FieldIndex, maskOf, type Narrowing } from "./fieldIndex.ts";
import type { Match } from "./match.ts";

/** Up to this many patterns their clauses are scanned; more have an index for each field. */
const scannedMax = 20;

/** Patterns that follow each other in the order of asking, and have the same way to their key. */
export class MatchGroup implements EventHandler {
  readonly #matches: readonly Match[];
  readonly #narrowings: readonly Narrowing[];
  /** All patterns. */
  readonly #all: Int32Array;
  /** Those whose condition must be asked even if no field rules them out. */
  readonly #asked: Int32Array;
  readonly #alive: Int32Array;
  readonly #open: Int32Array;
  #handled = 0;

  constructor(matches: readonly Match[]) {
    this.#matches = matches;
    const words = (matches.length + 31) >> 5;
    const { fields, asked } = indexOf(matches);
    const byField = [...fields.values()];
    this.#narrowings =
      matches.length <= scannedMax
        ? [new ClauseScan(byField.flatMap(({ clauses }) => clauses))]
        : byField.map(({ field, clauses }) => new FieldIndex(field, clauses, words));
    this.#all = maskOf(
      matches.map((_match, bit) => ({ bit })),
      words,
    );
    this.#asked = maskOf(asked, words);
    this.#alive = new Int32Array(words);
    this.#open = new Int32Array(words);
  }

  handle(admitted: Admitted, key: Key): void {
    this.#handled++;
    const alive = this.#alive;
    const open = this.#open;
    for (let word = 0; word < alive.length; word++) {
      alive[word] = this.#all[word]!;
      open[word] = this.#asked[word]!;
    }
    const { data } = admitted.event;
    const narrowings = this.#narrowings;
    for (let index = 0; index < narrowings.length; index++) narrowings[index]!.narrow(data, alive, open);
    for (let word = 0; word < alive.length; word++) {
      for (let bits = alive[word]!; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        const match = this.#matches[(word << 5) | bit]!;
        // Those that are not asked count as false: `settle` adds all events, so one that is asked is taken off here.
        match.pattern.counters.noMatch--;
        if ((open[word]! & (1 << bit)) === 0) match.fire(admitted, key);
        else match.handle(admitted, key);
      }
    }
  }

  /** Events of the type of which the key was missing. */
  miss(): void {
    for (const { pattern } of this.#matches) pattern.counters.uncorrelated++;
  }

  /** Brings the counters up to date, which are not counted one by one for patterns that were ruled out. */
  settle(): void {
    if (this.#handled === 0) return;
    for (const { pattern } of this.#matches) pattern.counters.noMatch += this.#handled;
    this.#handled = 0;
  }
}

interface FieldClauses {
  readonly field: Field;
  readonly clauses: BitClause[];
}

/** The clauses of all patterns by field, and the patterns that are more than their clauses. */
function indexOf(matches: readonly Match[]): {
  readonly fields: ReadonlyMap<string, FieldClauses>;
  readonly asked: readonly { readonly bit: number }[];
} {
  const fields = new Map<string, FieldClauses>();
  const asked: { readonly bit: number }[] = [];
  for (const [bit, { question }] of matches.entries()) {
    if (question === undefined) continue;
    const { clauses, isAll } = requirementsOf(question.text, question.scope);
    const taken = new Set<string>();
    let isDecided = isAll;
    for (const clause of clauses) {
      const { field, operator } = clause;
      const name = JSON.stringify([field.names, field.otherwise ?? null, field.isInt]);
      const direction = `${operator.slice(0, 1)}${name}`;
      // A second limit in the same direction is left to the condition.
      if (taken.has(direction)) isDecided = false;
      else {
        taken.add(direction);
        const known = fields.get(name);
        if (known === undefined) fields.set(name, { field, clauses: [{ bit, clause }] });
        else known.clauses.push({ bit, clause });
      }
    }
    if (!isDecided) asked.push({ bit });
  }
  return { fields, asked };
}
