// Opens, advances and ends the runs of stateful patterns: the law "opened = the sum of outcomes + active" is kept here and nowhere else.
import type { BundleAction } from "@laban/bundle";
import type { InstantMs, Outcome, OutcomeDetail } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import { correlationOf } from "./keys.ts";
import type { Moved, Reporter } from "./reporter.ts";
import type { Run, RunTable } from "./run.ts";
import { Timers } from "./timers.ts";

/** Where a run stands, for the trace. */
export interface Standing {
  /** The step that was just bound. */
  readonly step?: string | undefined;
  readonly waitingFor?: string | undefined;
}

/** How a run ends. */
export interface Ending {
  readonly outcome: Outcome;
  readonly detail?: OutcomeDetail;
  /** The event that ends it; undefined for a deadline, which ends it at its due time. */
  readonly by: Admitted | undefined;
  readonly missing?: string | undefined;
  readonly repetition?: number;
  /** See `OutcomeReport`. */
  readonly action?: BundleAction | null | undefined;
  readonly moved?: Moved;
  readonly alternative?: string;
  /** Its effects have been told while it lived (a set that fires on every member, a threshold's alarm): only its end is recorded. */
  readonly isTold?: boolean;
}

/** One per engine: the timers of all runs, and the numbers by which the trace knows them. */
export class Lives {
  readonly timers: Timers = new Timers();
  readonly #reporter: Reporter;
  #lastNumber = 0;

  constructor(reporter: Reporter) {
    this.#reporter = reporter;
  }

  get lastNumber(): number {
    return this.#lastNumber;
  }

  /** The number of a run that is about to open. */
  nextNumber(): number {
    this.#lastNumber++;
    return this.#lastNumber;
  }

  /** Takes up numbering where a snapshot left it. */
  resumeNumbering(lastNumber: number): void {
    this.#lastNumber = lastNumber;
  }

  open<R extends Run>(runs: RunTable<R>, run: R, by: Admitted, standing: Standing): void {
    runs.add(run);
    if (run.due !== Infinity) this.timers.push(run);
    run.pattern.counters.opened++;
    run.pattern.counters.active++;
    if (this.#reporter.observe === undefined) return;
    this.#reporter.observe({
      type: "run_opened",
      at: by.at,
      run: run.number,
      pattern: run.pattern.operator.id,
      correlation: correlationOf(run.key),
      seq: by.seq,
      ...dueAndStanding(run, standing),
    });
  }

  /** The run bound another event and is due at another time. */
  advance(run: Run, by: Admitted, step: string, waitingFor: string | undefined): void {
    this.timers.moved(run);
    if (this.#reporter.observe === undefined) return;
    this.#reporter.observe({
      type: "run_advanced",
      at: by.at,
      run: run.number,
      pattern: run.pattern.operator.id,
      seq: by.seq,
      step,
      ...dueAndStanding(run, { waitingFor }),
    });
  }

  end<R extends Run>(runs: RunTable<R>, run: R, ending: Ending): void {
    const { pattern, bound } = run;
    const { outcome, detail, by, missing } = ending;
    const at = by?.at ?? run.due;
    runs.remove(run);
    this.timers.remove(run);
    run.isLive = false;
    const latencyMs = at - openedAt(run);
    pattern.counters.active--;
    pattern.counters[outcome]++;
    if (detail === "restarted") pattern.counters.restarted++;
    if (outcome === "matched") pattern.counters.latencyMsTotal += latencyMs;
    this.#reporter.observe?.({
      type: "run_ended",
      at,
      run: run.number,
      pattern: pattern.operator.id,
      outcome,
      ...(detail === undefined ? {} : { detail }),
      ...(by === undefined ? {} : { seq: by.seq }),
      ...(missing === undefined ? {} : { missing }),
    });
    if (ending.isTold === true) return;
    const { action, moved, alternative, repetition } = ending;
    const { key } = run;
    this.#reporter.lastOutcome({
      pattern,
      key,
      outcome,
      detail,
      bound,
      by,
      at,
      missing,
      action,
      moved,
      alternative,
      latencyMs,
      repetition,
    });
  }
}

/** When the run was opened. */
export function openedAt(run: Run): InstantMs {
  const first = run.bound[0];
  if (first === undefined)
    throw new Error(`Invariant: run ${run.number} of "${run.pattern.operator.id}" has bound no event.`);
  return first.at;
}

function dueAndStanding(
  run: Run,
  { step, waitingFor }: Standing,
): { due?: InstantMs; step?: string; waitingFor?: string } {
  return {
    ...(run.due === Infinity ? {} : { due: run.due }),
    ...(step === undefined ? {} : { step }),
    ...(waitingFor === undefined ? {} : { waitingFor }),
  };
}
