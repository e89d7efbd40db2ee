// The fold itself: dedup → order → due timers → the patterns that name the type. Everything else in this package is a part of it.
import { type Bundle, type Operator, unreachable } from "@laban/bundle";
import type { ChoreographyEvent, Effect, EventRecord, InstantMs } from "@laban/trace";
import { type Admitted, InTime, Passing } from "./admitted.ts";
import { type Prepare, prepareQuestions, Scopes } from "./conditions.ts";
import { Disorder } from "./disorder.ts";
import type { Engine, EngineCounters, EngineLimits, EngineOptions, EngineSnapshot } from "./door.ts";
import type { EngineParts, Totals } from "./engineParts.ts";
import { Expiring } from "./expiring.ts";
import { Histories } from "./histories.ts";
import { correlationOf, type Key } from "./keys.ts";
import { KeyTable } from "./keyTable.ts";
import { Lives } from "./lives.ts";
import { AllOf } from "./operators/allOf/allOf.ts";
import { AnyOf } from "./operators/anyOf/anyOf.ts";
import { Absence } from "./operators/absence/absence.ts";
import { Match } from "./operators/match/match.ts";
import type { OperatorContext, RunningOperator, StatefulOperator } from "./operators/operator.ts";
import { Sequence } from "./operators/sequence/sequence.ts";
import { StateMachine } from "./operators/stateMachine/stateMachine.ts";
import { Threshold } from "./operators/threshold/threshold.ts";
import { type Pattern, rankPatterns } from "./pattern.ts";
import { Reporter } from "./reporter.ts";
import { restoreState, saveState } from "./snapshot/state.ts";
import { Told } from "./told.ts";
import { type TypeEntry, TypeIndex } from "./typeIndex.ts";
import { dedupHorizonOf, limitsOf } from "./windows.ts";

/** The running engine. Hosts see it as `Engine`, the snapshot as `EngineParts`. */
export class ChoreographyEngine implements Engine, EngineParts {
  readonly bundle: Bundle;
  readonly lives: Lives;
  readonly keys: KeyTable = new KeyTable();
  readonly disorder: Disorder;
  readonly seen: Expiring;
  readonly histories: Histories;
  readonly patterns: readonly Pattern[];
  readonly stateful: readonly StatefulOperator[];
  readonly limits: Required<EngineLimits>;
  readonly totals: Totals = { accepted: 0, duplicates: 0, late: 0, uncorrelated: 0, lastSeq: 0 };
  frontier: InstantMs = -Infinity;
  readonly #reporter: Reporter;
  readonly #scopes: Scopes;
  readonly #index: TypeIndex;
  readonly #byRank: (StatefulOperator | undefined)[] = [];
  readonly #dedupHorizonMs: number;
  readonly #processesLate: boolean;
  /** The key of each event is wanted, whether its patterns need it or not. */
  readonly #needsEveryKey: boolean;
  readonly #passing = new Passing();
  #isHandling = false;

  constructor(bundle: Bundle, options: EngineOptions, prepare: Prepare) {
    this.bundle = bundle;
    this.limits = limitsOf(options);
    this.#reporter = new Reporter(options.observe, options.onEffect && new Told(options.onEffect));
    this.#dedupHorizonMs = dedupHorizonOf(bundle, options);
    this.#processesLate = options.latePolicy === "process";
    this.disorder = new Disorder(options.toleranceMs ?? 0, this.limits.bufferMax);
    this.seen = new Expiring(this.limits.dedupMax);
    this.lives = new Lives(this.#reporter);
    const questions = prepareQuestions(bundle, prepare);
    this.histories = new Histories(questions.histories, this.limits.keysMax);
    this.#scopes = new Scopes(this.histories, questions.histories.size > 0);
    this.patterns = rankPatterns(bundle.patterns, this.limits.keysMax);
    const operators = this.patterns.map((pattern) =>
      run(pattern.operator, {
        pattern,
        questions: questions.of(pattern.operator),
        measured: questions.measuredBy(pattern.operator),
        scopes: this.#scopes,
        reporter: this.#reporter,
        lives: this.lives,
        limits: this.limits,
      }),
    );
    this.stateful = operators.filter((operator) => isStateful(operator));
    for (const operator of this.stateful) this.#byRank[operator.pattern.rank] = operator;
    this.#index = new TypeIndex(bundle, operators, this.keys, this.#reporter);
    this.#needsEveryKey = options.observe !== undefined || questions.histories.has("correlated_events");
  }

  offer(event: ChoreographyEvent, given?: number): readonly Effect[] {
    const seq = this.#position(event, given);
    this.#begin();
    if (seq > this.totals.lastSeq) this.totals.lastSeq = seq;
    this.#moveFrontier(event.time);
    if (this.#isRepeated(event)) {
      this.totals.duplicates++;
      this.#record(event, seq, event.time, "duplicate");
    } else if (this.disorder.isLate(event)) this.#takeLate(event, seq);
    else if (this.disorder.isStraight) {
      this.disorder.moveTo(event.time);
      this.#handleInTime(event, seq);
    } else {
      this.disorder.take(event, seq);
      this.#catchUp();
    }
    return this.#finish();
  }

  tick(time: InstantMs): readonly Effect[] {
    if (time !== Infinity && !Number.isSafeInteger(time)) {
      throw new RangeError(`tick(${time}): give whole milliseconds since 1970, or Infinity to close the input.`);
    }
    this.#begin();
    if (time !== Infinity) this.#moveFrontier(time);
    this.disorder.moveTo(time);
    this.#catchUp();
    return this.#finish();
  }

  nextDue(): InstantMs | undefined {
    const due = this.lives.timers.nextDue();
    return due === undefined ? undefined : due + 1;
  }

  counters(): EngineCounters {
    this.#index.settle();
    const { accepted, duplicates, late, uncorrelated } = this.totals;
    return {
      accepted,
      duplicates,
      late,
      uncorrelated,
      releasedEarly: this.disorder.releasedEarly,
      dedupForgotten: this.seen.forgotten,
      coolDownsForgotten: this.patterns.reduce((sum, { coolDown }) => sum + (coolDown?.fired.forgotten ?? 0), 0),
      // fromEntries defines own properties, so a pattern named __proto__ is counted like any other.
      patterns: Object.fromEntries(this.patterns.map(({ operator, counters }) => [operator.id, { ...counters }])),
    };
  }

  snapshot(): EngineSnapshot {
    this.#expectWhole();
    this.#index.settle();
    return { laban_snapshot: 1, bundle: this.bundle.hash, state: saveState(this) };
  }

  /** Puts a fresh engine where a snapshot was taken. @throws SnapshotError */
  restore(snapshot: EngineSnapshot): void {
    restoreState(this, snapshot);
  }

  /** Follow-up events are queued by the host, never handled inside the current one. */
  #begin(): void {
    this.#expectWhole();
    this.#isHandling = true;
  }

  /** Half a handling is no state to go on from, nor to save. */
  #expectWhole(): void {
    if (!this.#isHandling) return;
    throw new Error(
      "The engine is called while it handles an event, or after its observer threw. Queue what an effect leads to; after an error, restore a snapshot.",
    );
  }

  #finish(): readonly Effect[] {
    this.#isHandling = false;
    return this.#reporter.take();
  }

  #position({ id, time }: ChoreographyEvent, given: number | undefined): number {
    if (!Number.isSafeInteger(time)) {
      throw new RangeError(
        `Event "${id}" has the time ${time}: give whole milliseconds since 1970 (eventFromCloudEvent does).`,
      );
    }
    const seq = given ?? this.totals.lastSeq + 1;
    if (!Number.isSafeInteger(seq) || seq < 1) {
      throw new RangeError(`Event "${id}" is offered at position ${seq}: positions are whole numbers from 1.`);
    }
    return seq;
  }

  #moveFrontier(time: InstantMs): void {
    if (time > this.frontier) this.frontier = time;
  }

  #isRepeated({ source, id }: ChoreographyEvent): boolean {
    if (this.#dedupHorizonMs === 0) return false;
    // The length in front keeps ("a", "bc") and ("ab", "c") apart.
    const name = `${source.length}:${source}${id}`;
    this.seen.dropBefore(this.frontier - this.#dedupHorizonMs);
    if (this.seen.has(name)) return true;
    this.seen.remember(name, this.frontier);
    return false;
  }

  #takeLate(event: ChoreographyEvent, seq: number): void {
    this.totals.late++;
    const at = this.disorder.watermark;
    // After tick(Infinity) the input is closed: there is no instant left to process anything at.
    if (this.#processesLate && at !== Infinity) this.#handle({ event, seq, at, isLate: true });
    else this.#record(event, seq, event.time, "late");
  }

  /** Handles what the watermark has released, then the timers that it has passed. */
  #catchUp(): void {
    for (let next = this.disorder.release(); next !== undefined; next = this.disorder.release()) {
      this.#handleInTime(next.event, next.seq);
    }
    this.#fireBefore(this.disorder.watermark);
  }

  #handle(admitted: Admitted): void {
    this.#fireBefore(admitted.at);
    this.#deliver(admitted, this.#index.get(admitted.event.type));
  }

  #handleInTime(event: ChoreographyEvent, seq: number): void {
    this.#fireBefore(event.time);
    const entry = this.#index.get(event.type);
    this.#deliver(entry.mayBind ? new InTime(event, seq) : this.#passing.turnTo(event, seq), entry);
  }

  #deliver(admitted: Admitted, { ownKey, needsKey, listeners }: TypeEntry): void {
    const { event } = admitted;
    this.keys.turn();
    this.totals.accepted++;
    let own: Key | undefined;
    if (needsKey || this.#needsEveryKey) {
      own = ownKey.find(event);
      if (own === undefined) this.totals.uncorrelated++;
      if (this.#reporter.observe !== undefined) this.#recordAccepted(admitted, own);
    } else if (!ownKey.has(event)) this.totals.uncorrelated++;
    this.histories.add(admitted, own);
    this.#scopes.turnTo(admitted, own);
    this.#reporter.turn();
    for (let index = 0; index < listeners.length; index++) listeners[index]!.take(admitted, own);
  }

  #recordAccepted(admitted: Admitted, own: Key | undefined): void {
    const verdict = admitted.isLate ? "late_processed" : own === undefined ? "uncorrelated" : "accepted";
    this.#record(admitted.event, admitted.seq, admitted.at, verdict, own);
  }

  /** An event at the due time is still in time: only what is due earlier fires. */
  #fireBefore(instant: InstantMs): void {
    const { timers } = this.lives;
    for (let run = timers.takeBefore(instant); run !== undefined; run = timers.takeBefore(instant)) {
      this.#byRank[run.pattern.rank]?.expire(run);
    }
  }

  #record(event: ChoreographyEvent, seq: number, at: InstantMs, verdict: EventRecord["verdict"], own?: Key): void {
    const { observe } = this.#reporter;
    if (observe === undefined) return;
    const key = own ?? this.#index.get(event.type).ownKey.find(event);
    observe({ type: "event", seq, at, event, correlation: correlationOf(key), verdict });
  }
}

function run(operator: Operator, context: OperatorContext): RunningOperator | StatefulOperator {
  switch (operator.operator) {
    case "match":
      return new Match(operator, context);
    case "sequence":
      return new Sequence(operator, context);
    case "absence":
      return new Absence(operator, context);
    case "state_machine":
      return new StateMachine(operator, context);
    case "all_of":
      return new AllOf(operator, context);
    case "any_of":
      return new AnyOf(operator, context);
    case "threshold":
      return new Threshold(operator, context);
    default:
      return unreachable(operator);
  }
}

function isStateful(operator: RunningOperator | StatefulOperator): operator is StatefulOperator {
  return "expire" in operator;
}
