// `sequence`: steps in order, per key. For each live run, oldest first: a guard ends it, the next step advances it, strictness breaks it,
// or the event is ignored; an event that advanced none may open one. Compared with sequence.reference.ts on random logs.
import type { SequenceOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { EventHandler, OperatorContext, StatefulOperator } from "../operator.ts";
import { planSequence, type SequencePlan } from "./plan.ts";
import { SequenceQuestions } from "./sequenceQuestions.ts";
import { StraightSteps } from "./straight.ts";
import { awaited, bind, type Fit, isDeadEnd, type SequenceRun, stepAt, unboundRun } from "./sequenceRun.ts";

type Fate = "advanced" | "matched" | "ended" | "ignored";

/** A running `sequence`. */
export class Sequence implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean;
  readonly #operator: SequenceOperator;
  readonly #context: OperatorContext;
  readonly #plan: SequencePlan;
  readonly #questions: SequenceQuestions;
  readonly #runs = new KeyedRuns<SequenceRun>();
  readonly #runsPerKeyMax: number;
  /** There is a shorter way, see straight.ts. */
  readonly #isPlain: boolean;

  constructor(operator: SequenceOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#plan = planSequence(operator, context.questions);
    this.#questions = new SequenceQuestions(this.#plan, context);
    this.types = new Set([...operator.steps, ...operator.guards].flatMap(({ events }) => events));
    this.seesEveryType = this.#plan.isStrict;
    this.#runsPerKeyMax = operator.runsPerKeyMax ?? context.limits.runsPerKeyMax;
    const { steps, guards, isStraight, isStrict } = this.#plan;
    this.#isPlain =
      isStraight &&
      !isStrict &&
      guards.length === 0 &&
      operator.starts === "one" &&
      steps.length <= context.limits.eventsPerRunMax;
  }

  handle(admitted: Admitted, key: Key): void {
    this.#questions.turn();
    const live = this.#runs.of(key);
    let hasAdvanced = false;
    let isConsumed = false;
    // Runs end while we walk: more than one need a copy.
    for (const run of live.length > 1 ? live.slice() : live) {
      if (!run.isLive) continue;
      const fate = this.#offer(run, admitted, isConsumed);
      if (fate === "advanced" || fate === "matched") hasAdvanced = true;
      if (fate === "matched" && this.#operator.afterMatch === "consume") {
        isConsumed = true;
        this.#cancelSharers(run, admitted);
      }
    }
    if (!hasAdvanced && this.types.has(admitted.event.type)) this.#mayOpen(admitted, key);
  }

  forType(type: string): EventHandler {
    const { lives } = this.#context;
    if (!this.#isPlain) return this;
    const mayOpen = (admitted: Admitted, key: Key): void => this.#mayOpen(admitted, key);
    return new StraightSteps({ plan: this.#plan, questions: this.#questions, runs: this.#runs, lives, mayOpen }, type);
  }

  expire(run: SequenceRun): void {
    const missing = awaited(this.#plan, run)?.name;
    this.#context.lives.end(this.#runs, run, { outcome: "timeout", by: undefined, missing });
  }

  #offer(run: SequenceRun, admitted: Admitted, isConsumed: boolean): Fate {
    if (this.#isViolated(run, admitted)) return this.#end(run, "violated", admitted);
    const fit = isConsumed ? undefined : this.#placeFor(run, admitted);
    if (fit !== undefined) {
      if (run.bound.length >= this.#context.limits.eventsPerRunMax) return this.#end(run, "evicted", admitted);
      return this.#advance(run, admitted, fit);
    }
    if (this.#plan.isStrict && isDeadEnd(this.#plan, run)) return this.#end(run, "broken", admitted);
    run.hasGap = true;
    return "ignored";
  }

  #isViolated(run: SequenceRun, admitted: Admitted): boolean {
    return this.#plan.guards.some(
      (guard) =>
        (guard.after === undefined || guard.after === run.step) &&
        guard.types.has(admitted.event.type) &&
        this.#questions.holds(guard.question, admitted, run),
    );
  }

  /** The step that the event would be bound to. A loop whose minimum is met prefers the next step. */
  #placeFor(run: SequenceRun, admitted: Admitted): Fit | undefined {
    const current = stepAt(this.#plan, run.step);
    if (run.count >= current.min) {
      for (const index of current.next) {
        const fit = this.#fit(index, admitted, run);
        if (fit !== undefined) return fit;
      }
    }
    return run.count < current.max ? this.#fit(run.step, admitted, run) : undefined;
  }

  #fit(index: number, admitted: Admitted, run: SequenceRun | undefined): Fit | undefined {
    const step = stepAt(this.#plan, index);
    if (!step.types.has(admitted.event.type)) return undefined;
    if (step.isStrict && run !== undefined && run.hasGap) return undefined;
    if (!this.#questions.holds(step.question, admitted, run)) return undefined;
    if (step.members === undefined) return { step: index, member: undefined };
    const filled = run?.step === index && step.takesAll ? run.filled : [];
    const member = step.members.findIndex(
      ({ types, question }, at) =>
        !filled.includes(at) && types.has(admitted.event.type) && this.#questions.holds(question, admitted, run),
    );
    if (member < 0) return undefined;
    return { step: index, member: step.takesAll ? member : undefined };
  }

  #advance(run: SequenceRun, admitted: Admitted, fit: Fit): Fate {
    bind(this.#plan, run, admitted, fit);
    const { lives } = this.#context;
    const missing = awaited(this.#plan, run);
    lives.advance(run, admitted, stepAt(this.#plan, fit.step).name, missing?.name);
    if (missing !== undefined) return "advanced";
    lives.end(this.#runs, run, { outcome: "matched", by: admitted });
    return "matched";
  }

  #mayOpen(admitted: Admitted, key: Key): void {
    const { starts } = this.#operator;
    if (starts === "one" && this.#runs.of(key).length > 0) return;
    const fit = this.#firstFit(admitted);
    if (fit === undefined) return;
    if (starts === "restart") this.#restart(admitted, key);
    this.#makeRoom(key, admitted);
    const { lives } = this.#context;
    const run = unboundRun(lives.nextNumber(), key, this.pattern, fit.step);
    bind(this.#plan, run, admitted, fit);
    const missing = awaited(this.#plan, run);
    lives.open(this.#runs, run, admitted, { step: stepAt(this.#plan, fit.step).name, waitingFor: missing?.name });
    if (missing === undefined) lives.end(this.#runs, run, { outcome: "matched", by: admitted });
  }

  #firstFit(admitted: Admitted): Fit | undefined {
    for (const index of this.#plan.first) {
      const fit = this.#fit(index, admitted, undefined);
      if (fit !== undefined) return fit;
    }
    return undefined;
  }

  #restart(by: Admitted, key: Key): void {
    for (const run of this.#runs.of(key).slice()) {
      const missing = awaited(this.#plan, run)?.name;
      this.#context.lives.end(this.#runs, run, { outcome: "cancelled", detail: "restarted", by, missing });
    }
  }

  /** What a match has bound is consumed: other runs of the key that share one of its events have no future. */
  #cancelSharers(matched: SequenceRun, by: Admitted): void {
    const others = this.#runs.of(matched.key);
    if (others.length === 0) return;
    const consumed = new Set(matched.bound);
    for (const run of others.slice()) {
      if (run.bound.some((bound) => consumed.has(bound))) this.#end(run, "cancelled", by);
    }
  }

  #makeRoom(key: Key, by: Admitted): void {
    const live = this.#runs.of(key);
    const [oldest] = live;
    if (oldest !== undefined) {
      if (live.length >= this.#runsPerKeyMax) this.#end(oldest, "evicted", by);
      return;
    }
    if (this.#runs.keyCount < this.#context.limits.keysMax) return;
    for (const run of this.#runs.ofOldestKey().slice()) this.#end(run, "evicted", by);
  }

  #end(run: SequenceRun, outcome: "violated" | "broken" | "cancelled" | "evicted", by: Admitted): Fate {
    const missing = awaited(this.#plan, run)?.name;
    this.#context.lives.end(this.#runs, run, { outcome, by, missing });
    return "ended";
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#runs.all()].map((run) =>
      writer.write(run, { boundSteps: [...run.boundSteps], filled: [...run.filled], hasGap: run.hasGap }),
    );
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const boundSteps = [...reader.integers(state, "boundSteps", this.#plan.steps.length - 1)];
      const step = boundSteps.at(-1) ?? 0;
      const count = boundSteps.filter((bound) => bound === step).length;
      const hasGap = reader.flag(state, "hasGap");
      const members = stepAt(this.#plan, step).members?.length ?? 0;
      const filled = reader.integers(state, "filled", members - 1);
      const run: SequenceRun = { ...reader.read(state, this.pattern), boundSteps, filled, step, count, hasGap };
      this.#runs.add(run);
      if (run.due !== Infinity) this.#context.lives.timers.push(run);
    }
  }
}
