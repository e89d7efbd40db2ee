// `sequence`: steps in order, per key. For each live run, oldest first: a guard ends it, the next step advances it, strictness breaks it,
// or the event is ignored; an event that advanced none may open one. Compared with sequence.reference.ts on random logs.
import type { SequenceOperator } from "@laban/bundle";
import type { ConditionScope } from "@laban/cel";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Question } from "../../conditions.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns, type Run } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";
import { type PlannedStep, planSequence, type SequencePlan } from "./plan.ts";

/** A live run of a sequence. */
interface SequenceRun extends Run {
  /** The step bound last, and how many events it has. */
  step: number;
  count: number;
  /** The step of each bound event. */
  readonly boundSteps: number[];
  /** An event of the key was ignored since the last one was bound: a strict step can no longer come next. */
  hasGap: boolean;
}

type Fate = "advanced" | "matched" | "ended" | "ignored";

/** A running `sequence`. */
export class Sequence implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean;
  readonly #operator: SequenceOperator;
  readonly #context: OperatorContext;
  readonly #plan: SequencePlan;
  readonly #runs = new KeyedRuns<SequenceRun>();
  readonly #runsPerKeyMax: number;
  /** Answers of the conditions that look at the event alone: asked at most once per event, however many runs want to know. */
  readonly #answers = new Map<Question, boolean>();

  constructor(operator: SequenceOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#plan = planSequence(operator, context.questions);
    this.types = new Set([...operator.steps, ...operator.guards].flatMap(({ events }) => events));
    this.seesEveryType = this.#plan.isStrict;
    this.#runsPerKeyMax = operator.runsPerKeyMax ?? context.limits.runsPerKeyMax;
  }

  handle(admitted: Admitted, key: Key): void {
    if (this.#answers.size > 0) this.#answers.clear();
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

  expire(run: SequenceRun): void {
    this.#context.lives.end(this.#runs, run, { outcome: "timeout", by: undefined, missing: this.#awaited(run)?.name });
  }

  #offer(run: SequenceRun, admitted: Admitted, isConsumed: boolean): Fate {
    if (this.#isViolated(run, admitted)) return this.#end(run, "violated", admitted);
    const index = isConsumed ? undefined : this.#placeFor(run, admitted);
    if (index !== undefined) {
      if (run.bound.length >= this.#context.limits.eventsPerRunMax) return this.#end(run, "evicted", admitted);
      return this.#advance(run, admitted, index);
    }
    if (this.#plan.isStrict && this.#isDeadEnd(run)) return this.#end(run, "broken", admitted);
    run.hasGap = true;
    return "ignored";
  }

  #isViolated(run: SequenceRun, admitted: Admitted): boolean {
    return this.#plan.guards.some(
      (guard) =>
        (guard.after === undefined || guard.after === run.step) &&
        guard.types.has(admitted.event.type) &&
        this.#holds(guard.question, admitted, run),
    );
  }

  /** The step that the event would be bound to. A loop whose minimum is met prefers the next step. */
  #placeFor(run: SequenceRun, admitted: Admitted): number | undefined {
    const current = this.#step(run.step);
    if (run.count >= current.min) {
      for (const index of current.next) if (this.#fits(index, admitted, run)) return index;
    }
    return run.count < current.max && this.#fits(run.step, admitted, run) ? run.step : undefined;
  }

  #fits(index: number, admitted: Admitted, run: SequenceRun | undefined): boolean {
    const step = this.#step(index);
    if (!step.types.has(admitted.event.type)) return false;
    if (step.isStrict && run !== undefined && run.hasGap) return false;
    return this.#holds(step.question, admitted, run);
  }

  /** After an event that did not fit: every step that could have come next was strict. */
  #isDeadEnd(run: SequenceRun): boolean {
    const current = this.#step(run.step);
    if (run.count < current.max && !current.isStrict) return false;
    return run.count < current.min || current.next.every((index) => this.#step(index).isStrict);
  }

  #advance(run: SequenceRun, admitted: Admitted, index: number): Fate {
    this.#bind(run, admitted, index);
    const { lives } = this.#context;
    lives.advance(run, admitted, this.#step(index).name, this.#awaited(run)?.name);
    if (this.#awaited(run) !== undefined) return "advanced";
    lives.end(this.#runs, run, { outcome: "matched", by: admitted });
    return "matched";
  }

  #mayOpen(admitted: Admitted, key: Key): void {
    const { starts } = this.#operator;
    const live = this.#runs.of(key);
    if (starts === "one" && live.length > 0) return;
    const index = this.#plan.first.find((first) => this.#fits(first, admitted, undefined));
    if (index === undefined) return;
    const { lives } = this.#context;
    if (starts === "restart") {
      for (const run of live.slice()) {
        lives.end(this.#runs, run, {
          outcome: "cancelled",
          detail: "restarted",
          by: admitted,
          missing: this.#awaited(run)?.name,
        });
      }
    }
    this.#makeRoom(key, admitted);
    const run: SequenceRun = {
      number: lives.nextNumber(),
      key,
      pattern: this.pattern,
      bound: [],
      due: Infinity,
      slot: -1,
      isLive: true,
      step: index,
      count: 0,
      boundSteps: [],
      hasGap: false,
    };
    this.#bind(run, admitted, index);
    lives.open(this.#runs, run, admitted, { step: this.#step(index).name, waitingFor: this.#awaited(run)?.name });
    if (this.#awaited(run) === undefined) lives.end(this.#runs, run, { outcome: "matched", by: admitted });
  }

  #bind(run: SequenceRun, admitted: Admitted, index: number): void {
    run.count = run.step === index ? run.count + 1 : 1;
    run.step = index;
    run.hasGap = false;
    run.bound.push(admitted);
    run.boundSteps.push(index);
    run.due = Math.min(openedAt(run) + this.#plan.withinMs, admitted.at + this.#plan.maxIntervalMs);
  }

  /** The step that must still come, or undefined when the run is complete. */
  #awaited(run: SequenceRun): PlannedStep | undefined {
    const current = this.#step(run.step);
    if (run.count < current.min) return current;
    return current.required === undefined ? undefined : this.#step(current.required);
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
    this.#context.lives.end(this.#runs, run, { outcome, by, missing: this.#awaited(run)?.name });
    return "ended";
  }

  #holds(question: Question | undefined, admitted: Admitted, run: SequenceRun | undefined): boolean {
    if (question === undefined) return true;
    const { reporter, scopes } = this.#context;
    if (question.readsSteps) {
      return reporter.holds(question.condition(scopes.of(admitted, this.#boundBy(run))), this.pattern, admitted);
    }
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const answer = reporter.holds(question.condition(scopes.of(admitted)), this.pattern, admitted);
    this.#answers.set(question, answer);
    return answer;
  }

  /** `steps`: the event itself for a step that binds at most one, else the list of those bound so far. */
  #boundBy(run: SequenceRun | undefined): ConditionScope {
    const steps = new Map<string, unknown>();
    for (const [position, admitted] of run?.bound.entries() ?? []) {
      const step = this.#step(run?.boundSteps[position] ?? 0);
      if (step.max === 1) steps.set(step.name, admitted.event);
      else {
        const list = steps.get(step.name);
        if (Array.isArray(list)) list.push(admitted.event);
        else steps.set(step.name, [admitted.event]);
      }
    }
    return Object.fromEntries(steps);
  }

  #step(index: number): PlannedStep {
    const step = this.#plan.steps[index];
    if (step === undefined) throw new Error(`Invariant: sequence "${this.#operator.id}" has no step ${index}.`);
    return step;
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#runs.all()].map((run) => writer.write(run, { boundSteps: run.boundSteps, hasGap: run.hasGap }));
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const run = reader.read(state, this.pattern);
      const boundSteps = [...reader.integers(state, "boundSteps", this.#plan.steps.length - 1)];
      const step = boundSteps.at(-1) ?? 0;
      const count = boundSteps.filter((bound) => bound === step).length;
      this.#runs.add({ ...run, boundSteps, step, count, hasGap: reader.flag(state, "hasGap") });
    }
    for (const run of this.#runs.all()) if (run.due !== Infinity) this.#context.lives.timers.push(run);
  }
}
