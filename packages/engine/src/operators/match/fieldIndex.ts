// Which of many patterns may still match, given the value of one field. Patterns are bits, 32 to a word, in the order in which they are
// asked; a field strikes out those whose requirement it fails. Hot: a field costs a look-up or a binary search, and one pass over the
// words, whatever the number of different constants.
import type { Json } from "@laban/trace";
import { type Clause, type Field, type Scalar, valueOf } from "./clauses.ts";
import { RangeIndex } from "./rangeIndex.ts";

/** A clause of the pattern with this bit. */
export interface BitClause {
  readonly bit: number;
  readonly clause: Clause;
}

/** The requirements that many patterns have of one field. */
export class FieldIndex {
  readonly #field: Field;
  /** The patterns that require equality with a number, text or boolean: those of one type are decided by any value of that type. */
  readonly #equals = new Map<Scalar, Int32Array>();
  readonly #numbers: Int32Array | undefined;
  readonly #texts: Int32Array | undefined;
  readonly #booleans: Int32Array | undefined;
  /** The patterns that compare the field with anything else: a value of that type does not decide them. */
  readonly #besideNumbers: Int32Array | undefined;
  readonly #besideTexts: Int32Array | undefined;
  readonly #besideBooleans: Int32Array | undefined;
  readonly #atLeast: RangeIndex | undefined;
  readonly #atMost: RangeIndex | undefined;
  readonly #touched: Int32Array;
  readonly #kept: Int32Array;

  /** Of each pattern at most one clause per direction (equal, at least, at most). */
  constructor(field: Field, clauses: readonly BitClause[], words: number) {
    this.#field = field;
    this.#touched = maskOf(clauses, words);
    this.#kept = new Int32Array(words);
    const equal = clauses.filter(({ clause }) => clause.operator === "==");
    const ofType = (type: "number" | "string" | "boolean"): Int32Array | undefined => {
      const some = equal.filter(({ clause }) => typeof clause.value === type);
      return some.length === 0 ? undefined : maskOf(some, words);
    };
    this.#numbers = ofType("number");
    this.#texts = ofType("string");
    this.#booleans = ofType("boolean");
    const beside = (type: "number" | "string" | "boolean"): Int32Array | undefined => {
      const some = clauses.filter(({ clause }) => typeof clause.value !== type);
      return some.length === 0 ? undefined : maskOf(some, words);
    };
    this.#besideNumbers = beside("number");
    this.#besideTexts = beside("string");
    this.#besideBooleans = beside("boolean");
    // Map.groupBy, which Node 20 does not have.
    const byValue = new Map<(typeof equal)[number]["clause"]["value"], number[]>();
    for (const { clause, bit } of equal) {
      const bits = byValue.get(clause.value);
      if (bits === undefined) byValue.set(clause.value, [bit]);
      else bits.push(bit);
    }
    for (const [value, bits] of byValue) this.#equals.set(value, Int32Array.from(bits));
    this.#atLeast = rangeOf(clauses, [">=", ">"], words);
    this.#atMost = rangeOf(clauses, ["<=", "<"], words);
  }

  /** Strikes out of `alive` the patterns that the event's data rules out, and adds to `open` those that it cannot decide. */
  narrow(data: Json, alive: Int32Array, open: Int32Array): void {
    const value = valueOf(this.#field, data);
    switch (typeof value) {
      case "number":
        if (this.#numbers !== undefined) this.#narrowEqual(value, this.#numbers, alive);
        this.#atLeast?.narrow(value, alive);
        this.#atMost?.narrow(value, alive);
        if (this.#besideNumbers !== undefined) add(open, this.#besideNumbers);
        return;
      case "string":
        if (this.#texts !== undefined) this.#narrowEqual(value, this.#texts, alive);
        if (this.#besideTexts !== undefined) add(open, this.#besideTexts);
        return;
      case "boolean":
        if (this.#booleans !== undefined) this.#narrowEqual(value, this.#booleans, alive);
        if (this.#besideBooleans !== undefined) add(open, this.#besideBooleans);
        return;
      default:
        add(open, this.#touched);
    }
  }

  #narrowEqual(value: Scalar, decided: Int32Array, alive: Int32Array): void {
    const equal = this.#equals.get(value);
    const kept = this.#kept;
    const isKept = equal !== undefined;
    if (isKept) {
      for (let index = 0; index < equal.length; index++) {
        const bit = equal[index]!;
        kept[bit >> 5]! |= alive[bit >> 5]! & (1 << (bit & 31));
      }
    }
    for (let word = 0; word < alive.length; word++) alive[word] = (alive[word]! & ~decided[word]!) | kept[word]!;
    if (isKept) for (let index = 0; index < equal.length; index++) kept[equal[index]! >> 5] = 0;
  }
}

/** The bits of these clauses. */
export function maskOf(clauses: readonly { readonly bit: number }[], words: number): Int32Array {
  const mask = new Int32Array(words);
  for (const { bit } of clauses) mask[bit >> 5]! |= 1 << (bit & 31);
  return mask;
}

function add(to: Int32Array, mask: Int32Array): void {
  for (let word = 0; word < to.length; word++) to[word]! |= mask[word]!;
}

function rangeOf(
  clauses: readonly BitClause[],
  operators: readonly [inclusive: string, exclusive: string],
  words: number,
): RangeIndex | undefined {
  const some = clauses.flatMap(({ bit, clause: { operator, value } }) =>
    operators.includes(operator) && typeof value === "number"
      ? [{ bit, limit: value, isInclusive: operator === operators[0] }]
      : [],
  );
  return some.length === 0 ? undefined : new RangeIndex(some, operators[0] === ">=" ? "at least" : "at most", words);
}
