// A few hundred `match` patterns of one event type at most: the fields that they ask about are read once, then their clauses are gone through
// as one flat program. Up to that many this is faster than an index by field, as it touches less memory: a clause is three places of an array.
import type { Json, JsonObject } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { EventHandler } from "../operator.ts";
import { type Clause, type Field, nameOfField, type Scalar, valueOf } from "./clauses.ts";
import type { MatchTable } from "./matchTable.ts";

/** How a value is compared with the limit. */
const compared = { "<": 0, "<=": 1, ">": 2, ">=": 3, "==": 4, text: 5, flag: 6 } as const;

/** Which of the fields, how, and with what. */
type Instruction = readonly [field: number, how: number, limit: Scalar];

type Verdict = "false" | "open" | "true";

/** Asks the patterns of a table. */
export class ClauseScan implements EventHandler {
  readonly #table: MatchTable;
  readonly #fields: readonly Field[];
  /** The name where the field stands directly below `data` and may be any number: read without further ado. */
  readonly #plainNames: readonly (string | undefined)[];
  /** What the event has in the fields: undefined where it decides nothing. */
  readonly #values: (Json | undefined)[];
  /** All instructions, flat. */
  readonly #program: Instruction[number][] = [];
  /** Where the instructions of each pattern end. */
  readonly #ends: number[] = [];
  /** What the fields say of a pattern if all of its clauses hold. */
  readonly #atBest: Verdict[] = [];

  constructor(table: MatchTable) {
    this.#table = table;
    const fields = new Map<string, { readonly field: Field; readonly number: number }>();
    for (const { clauses, isAll } of table.requirements) {
      for (const clause of clauses) {
        const name = nameOfField(clause.field);
        const known = fields.get(name) ?? { field: clause.field, number: fields.size };
        fields.set(name, known);
        this.#program.push(...instructionFor(clause, known.number));
      }
      this.#ends.push(this.#program.length);
      this.#atBest.push(isAll ? "true" : "open");
    }
    this.#fields = Array.from(fields.values(), ({ field }) => field);
    this.#plainNames = this.#fields.map(({ names, isInt }) => (names.length === 1 && !isInt ? names[0] : undefined));
    this.#values = this.#fields.map(() => undefined);
  }

  handle(admitted: Admitted, key: Key): void {
    this.#read(admitted.event.data);
    const table = this.#table;
    const ends = this.#ends;
    let from = 0;
    for (let index = 0; index < ends.length; index++) {
      const to = ends[index]!;
      const verdict = this.#scan(from, to, this.#atBest[index]!);
      if (verdict === "true") table.fire(index, admitted, key);
      else if (verdict === "open") table.ask(index, admitted, key);
      from = to;
    }
  }

  #read(data: JsonObject): void {
    const values = this.#values;
    const names = this.#plainNames;
    if (typeof data !== "object" || data === null) {
      values.fill(undefined);
      return;
    }
    for (let index = 0; index < names.length; index++) {
      const name = names[index];
      if (name === undefined) values[index] = valueOf(this.#fields[index]!, data);
      else {
        const value = data[name];
        values[index] = value === undefined ? this.#fields[index]!.otherwise : value;
      }
    }
  }

  // A value of another type, or NaN, decides nothing: the condition says what comes of it.
  #scan(from: number, to: number, atBest: Verdict): Verdict {
    const program = this.#program;
    const values = this.#values;
    let verdict = atBest;
    for (let at = from; at < to; at += 3) {
      const value = values[program[at] as number];
      const how = program[at + 1] as number;
      const limit = program[at + 2] as Scalar;
      if (how === compared.text) {
        if (typeof value !== "string") verdict = "open";
        else if (value !== limit) return "false";
      } else if (how === compared.flag) {
        if (typeof value !== "boolean") verdict = "open";
        else if (value !== limit) return "false";
      } else if (typeof value !== "number" || Number.isNaN(value)) verdict = "open";
      else if (!holds(how, value, limit as number)) return "false";
    }
    return verdict;
  }
}

function instructionFor({ operator, value }: Clause, field: number): Instruction {
  const how = typeof value === "string" ? "text" : typeof value === "boolean" ? "flag" : operator;
  return [field, compared[how], value];
}

function holds(how: number, value: number, limit: number): boolean {
  switch (how) {
    case compared["<"]:
      return value < limit;
    case compared["<="]:
      return value <= limit;
    case compared[">"]:
      return value > limit;
    case compared[">="]:
      return value >= limit;
    default:
      return value === limit;
  }
}
