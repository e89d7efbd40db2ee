// Many `match` patterns of one event type: each field rules out those whose requirement it fails, and what is left is asked in order.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { EventHandler } from "../operator.ts";
import { type Field, nameOfField } from "./clauses.ts";
import { type BitClause, FieldIndex, maskOf } from "./fieldIndex.ts";
import type { MatchTable } from "./matchTable.ts";

/** Asks the patterns of a table; pattern n is bit n. */
export class MatchIndex implements EventHandler {
  readonly #table: MatchTable;
  readonly #fields: readonly FieldIndex[];
  /** All patterns. */
  readonly #all: Int32Array;
  /** Those whose condition must be asked even if no field rules them out. */
  readonly #asked: Int32Array;
  readonly #alive: Int32Array;
  readonly #open: Int32Array;

  constructor(table: MatchTable) {
    this.#table = table;
    const count = table.matches.length;
    const words = (count + 31) >> 5;
    const { fields, asked } = byField(table);
    this.#fields = fields.map(({ field, clauses }) => new FieldIndex(field, clauses, words));
    this.#all = maskOf(
      table.matches.map((_match, bit) => ({ bit })),
      words,
    );
    this.#asked = maskOf(asked, words);
    this.#alive = new Int32Array(words);
    this.#open = new Int32Array(words);
  }

  handle(admitted: Admitted, key: Key): void {
    const alive = this.#alive;
    const open = this.#open;
    for (let word = 0; word < alive.length; word++) {
      alive[word] = this.#all[word]!;
      open[word] = this.#asked[word]!;
    }
    const { data } = admitted.event;
    const fields = this.#fields;
    for (let index = 0; index < fields.length; index++) fields[index]!.narrow(data, alive, open);
    for (let word = 0; word < alive.length; word++) {
      for (let bits = alive[word]!; bits !== 0; bits &= bits - 1) {
        const bit = 31 - Math.clz32(bits & -bits);
        if ((open[word]! & (1 << bit)) === 0) this.#table.fire((word << 5) | bit, admitted, key);
        else this.#table.ask((word << 5) | bit, admitted, key);
      }
    }
  }
}

interface FieldClauses {
  readonly field: Field;
  readonly clauses: BitClause[];
}

/** The clauses of all patterns by field, and the patterns that are more than their clauses. */
function byField({ requirements }: MatchTable): {
  readonly fields: readonly FieldClauses[];
  readonly asked: readonly { readonly bit: number }[];
} {
  const fields = new Map<string, FieldClauses>();
  const asked: { readonly bit: number }[] = [];
  for (const [bit, { clauses, isAll }] of requirements.entries()) {
    const taken = new Set<string>();
    let isDecided = isAll;
    for (const clause of clauses) {
      const name = nameOfField(clause.field);
      const direction = `${clause.operator.slice(0, 1)}${name}`;
      // A second limit in the same direction is left to the condition.
      if (taken.has(direction)) isDecided = false;
      else {
        taken.add(direction);
        const known = fields.get(name);
        if (known === undefined) fields.set(name, { field: clause.field, clauses: [{ bit, clause }] });
        else known.clauses.push({ bit, clause });
      }
    }
    if (!isDecided) asked.push({ bit });
  }
  return { fields: [...fields.values()], asked };
}
