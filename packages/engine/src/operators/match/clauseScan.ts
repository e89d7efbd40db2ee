// Which of a few patterns may still match: their clauses, one after the other. For up to some twenty patterns this is faster than an
// index by field (5 patterns: a third of the time), as it touches less memory.
import type { Json } from "@laban/trace";
import { type Clause, type Scalar, valueOf } from "./clauses.ts";
import type { BitClause, Narrowing } from "./fieldIndex.ts";

/** The clauses of at most 32 patterns. */
export class ClauseScan implements Narrowing {
  readonly #clauses: readonly Clause[];
  readonly #bits: Int32Array;

  constructor(clauses: readonly BitClause[]) {
    const inOrder = clauses.toSorted((a, b) => a.bit - b.bit);
    this.#clauses = inOrder.map(({ clause }) => clause);
    this.#bits = Int32Array.from(inOrder, ({ bit }) => 1 << bit);
  }

  narrow(data: Json, alive: Int32Array, open: Int32Array): void {
    const clauses = this.#clauses;
    let standing = alive[0]!;
    for (let index = 0; index < clauses.length; index++) {
      const bit = this.#bits[index]!;
      if ((standing & bit) === 0) continue;
      const clause = clauses[index]!;
      const value = valueOf(clause.field, data);
      if (typeof value !== typeof clause.value) open[0]! |= bit;
      else if (!holds(clause, value as Scalar)) standing &= ~bit;
    }
    alive[0] = standing;
  }
}

function holds({ operator, value: limit }: Clause, value: Scalar): boolean {
  switch (operator) {
    case "==":
      return value === limit;
    case "<":
      return value < limit;
    case "<=":
      return value <= limit;
    case ">":
      return value > limit;
    default:
      return value >= limit;
  }
}
