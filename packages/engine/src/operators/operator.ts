// What an operator is to the engine. The set is closed: kinds compile into these.
import type { Expression } from "@laban/cel";
import type { Json } from "@laban/trace";
import type { Admitted } from "../admitted.ts";
import type { Questions, Scopes } from "../conditions.ts";
import type { EngineLimits } from "../door.ts";
import type { Key } from "../keys.ts";
import type { Lives } from "../lives.ts";
import type { Pattern } from "../pattern.ts";
import type { Reporter } from "../reporter.ts";
import type { Run } from "../run.ts";
import type { RunReader, RunWriter } from "../snapshot/runs.ts";

/** Takes the events that concern a pattern. */
export interface EventHandler {
  handle(admitted: Admitted, key: Key): void;
}

/** A pattern at work. */
export interface RunningOperator extends EventHandler {
  readonly pattern: Pattern;
  /** The event types that it names. */
  readonly types: ReadonlySet<string>;
  /** It wants to see every event of its keys, whatever the type (a strict sequence). */
  readonly seesEveryType: boolean;
  /** It never keeps what it is given of an event, but copies what it needs; so one object may stand for all events. */
  readonly copiesEvents?: boolean;
  /** A handler for events of this type alone, for which what the type decides has been worked out once; absent, `handle` takes them. */
  forType?(type: string): EventHandler;
}

/** One whose runs outlive an event. */
export interface StatefulOperator extends RunningOperator {
  /** The run's timer has fired; it is out of the heap. */
  expire(run: Run): void;
  saveRuns(writer: RunWriter): readonly Json[];
  restoreRuns(states: readonly unknown[], reader: RunReader): void;
  /** What it keeps beside live runs, where it does. */
  saveMore?(): Json;
  restoreMore?(state: unknown): void;
}

/** What every operator is given by the engine. */
export interface OperatorContext {
  readonly pattern: Pattern;
  readonly questions: Questions;
  /** What a threshold measures of an event. */
  readonly measured: Expression | undefined;
  readonly scopes: Scopes;
  readonly reporter: Reporter;
  readonly lives: Lives;
  readonly limits: Required<EngineLimits>;
}
