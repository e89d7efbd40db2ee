// The parts of an engine that make up its state: what a snapshot saves and restores.
import type { Bundle } from "@laban/bundle";
import type { InstantMs } from "@laban/trace";
import type { Disorder } from "./disorder.ts";
import type { Expiring } from "./expiring.ts";
import type { Histories } from "./histories.ts";
import type { KeyTable } from "./keyTable.ts";
import type { Lives } from "./lives.ts";
import type { StatefulOperator } from "./operators/operator.ts";
import type { Pattern } from "./pattern.ts";

/** How many events came, and what became of them; `lastSeq` is the greatest position so far. */
export interface Totals {
  accepted: number;
  duplicates: number;
  late: number;
  uncorrelated: number;
  lastSeq: number;
}

/** Everything that the future of an engine depends on. */
export interface EngineParts {
  readonly bundle: Bundle;
  readonly totals: Totals;
  /** The greatest time seen or ticked to: the clock of the dedup horizon. */
  frontier: InstantMs;
  readonly lives: Lives;
  readonly keys: KeyTable;
  readonly disorder: Disorder;
  /** The (source, id) pairs within the dedup horizon. */
  readonly seen: Expiring;
  readonly histories: Histories;
  /** In declaration order. */
  readonly patterns: readonly Pattern[];
  /** Those of the patterns that have runs, in declaration order. */
  readonly stateful: readonly StatefulOperator[];
}
