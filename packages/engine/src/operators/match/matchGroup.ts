// Many `match` patterns of one event type at once: the fields of the event rule out all but a few, which are then asked in order. Ten
// thousand patterns cost like those that match. Gives exactly what asking each pattern gives; the tests compare the two.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Reporter } from "../../reporter.ts";
import type { EventHandler } from "../operator.ts";
import { ClauseScan } from "./clauseScan.ts";
import type { Match } from "./match.ts";
import { MatchIndex } from "./matchIndex.ts";
import { MatchTable } from "./matchTable.ts";

/** Up to this many patterns their clauses are scanned; more have an index for each field. */
const scannedMax = 200;

/** Patterns that follow each other in the order of asking, and have the same way to their key. */
export class MatchGroup implements EventHandler {
  readonly #table: MatchTable;
  readonly #asker: EventHandler;

  constructor(matches: readonly Match[], reporter: Reporter) {
    this.#table = new MatchTable(matches, reporter);
    this.#asker = matches.length <= scannedMax ? new ClauseScan(this.#table) : new MatchIndex(this.#table);
  }

  handle(admitted: Admitted, key: Key): void {
    this.#table.turn();
    this.#asker.handle(admitted, key);
  }

  /** Events of the type of which the key was missing. */
  miss(): void {
    for (const { pattern } of this.#table.matches) pattern.counters.uncorrelated++;
  }

  /** Brings the counters up to date, which are not counted one by one for patterns that were ruled out. */
  settle(): void {
    this.#table.settle();
  }
}
