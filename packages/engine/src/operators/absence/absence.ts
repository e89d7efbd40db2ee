// `absence`: something expected does not come in time. Each start is an obligation of its own; what is expected fulfils those that it fits.
// Compared with absence.reference.ts on random logs.
import type { AbsenceOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Question } from "../../conditions.ts";
import type { Key } from "../../keys.ts";
import { openedAt } from "../../lives.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns, type Run } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";

/** An open obligation; its first bound event is the start. */
interface Obligation extends Run {
  /** Deadlines missed so far, less than `repeat`. */
  missed: number;
}

/** An event test made ready. */
interface Test {
  readonly types: ReadonlySet<string>;
  readonly question: Question | undefined;
}

/** A running `absence`. */
export class Absence implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #operator: AbsenceOperator;
  readonly #context: OperatorContext;
  readonly #start: Test;
  readonly #expect: Test;
  readonly #cancel: Test | undefined;
  readonly #runs = new KeyedRuns<Obligation>();
  readonly #runsPerKeyMax: number;
  /** What is missing when the deadline passes: the expected types. */
  readonly #missing: string;

  constructor(operator: AbsenceOperator, context: OperatorContext) {
    const { questions } = context;
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#start = { types: new Set(operator.start.events), question: questions.get("start.when") };
    this.#expect = { types: new Set(operator.expect.events), question: questions.get("expect.when") };
    if (operator.cancel !== undefined) {
      this.#cancel = { types: new Set(operator.cancel.events), question: questions.get("cancel.when") };
    }
    this.types = new Set([...this.#start.types, ...this.#expect.types, ...(this.#cancel?.types ?? [])]);
    this.#missing = operator.expect.events.join(" | ");
    this.#runsPerKeyMax = operator.runsPerKeyMax ?? context.limits.runsPerKeyMax;
  }

  /** An event that is expected and start at once fulfils first and then opens; one that also cancels does so in between. */
  handle(admitted: Admitted, key: Key): void {
    const { lives } = this.#context;
    for (const run of this.#thoseThatFit(this.#expect, admitted, key)) {
      run.bound.push(admitted);
      lives.end(this.#runs, run, { outcome: "matched", detail: "fulfilled", by: admitted });
    }
    if (this.#cancel !== undefined) {
      for (const run of this.#thoseThatFit(this.#cancel, admitted, key)) {
        lives.end(this.#runs, run, { outcome: "cancelled", by: admitted, missing: this.#missing });
      }
    }
    if (this.#start.types.has(admitted.event.type) && this.#holds(this.#start, admitted, undefined)) {
      this.#open(admitted, key);
    }
  }

  expire(run: Obligation): void {
    const { lives, reporter } = this.#context;
    const repetition = run.missed + 1;
    if (repetition === this.#operator.repeat) {
      lives.end(this.#runs, run, { outcome: "timeout", by: undefined, missing: this.#missing, repetition });
      return;
    }
    // Not the end yet: the deadline is told, and set again.
    const at = run.due;
    run.missed = repetition;
    run.due = at + this.#operator.withinMs;
    lives.timers.push(run);
    reporter.outcome({
      pattern: this.pattern,
      key: run.key,
      outcome: "timeout",
      bound: run.bound,
      by: undefined,
      at,
      missing: this.#missing,
      latencyMs: at - openedAt(run),
      repetition,
    });
  }

  /** The open obligations of the key that the event fits, in opening order. */
  #thoseThatFit(test: Test, admitted: Admitted, key: Key): readonly Obligation[] {
    if (!test.types.has(admitted.event.type)) return [];
    const open = this.#runs.of(key);
    if (open.length === 0) return [];
    if (test.question?.readsSteps === true) return open.filter((run) => this.#holds(test, admitted, run));
    return this.#holds(test, admitted, undefined) ? open.slice() : [];
  }

  #open(admitted: Admitted, key: Key): void {
    const { lives, limits } = this.#context;
    const end = (run: Obligation, outcome: "cancelled" | "evicted"): void => {
      const detail = outcome === "cancelled" ? { detail: "restarted" as const } : {};
      lives.end(this.#runs, run, { outcome, ...detail, by: admitted, missing: this.#missing });
    };
    if (this.#operator.starts === "restart") for (const run of this.#runs.of(key).slice()) end(run, "cancelled");
    const open = this.#runs.of(key);
    const [oldest] = open;
    if (oldest !== undefined) {
      if (open.length >= this.#runsPerKeyMax) end(oldest, "evicted");
    } else if (this.#runs.keyCount >= limits.keysMax) {
      for (const run of this.#runs.ofOldestKey().slice()) end(run, "evicted");
    }
    const run: Obligation = {
      number: lives.nextNumber(),
      key,
      pattern: this.pattern,
      bound: [admitted],
      due: admitted.at + this.#operator.withinMs,
      queuedDue: -Infinity,
      slot: -1,
      isLive: true,
      missed: 0,
    };
    lives.open(this.#runs, run, admitted, { step: "start", waitingFor: this.#missing });
  }

  #holds({ question }: Test, admitted: Admitted, run: Obligation | undefined): boolean {
    if (question === undefined) return true;
    const { reporter, scopes } = this.#context;
    const steps = question.readsSteps ? { start: run?.bound[0]?.event } : undefined;
    return reporter.holds(question.condition(scopes.of(admitted, steps)), this.pattern, admitted);
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#runs.all()].map((run) => writer.write(run, { missed: run.missed }));
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const run: Obligation = { ...reader.read(state, this.pattern), missed: reader.integer(state, "missed") };
      this.#runs.add(run);
      this.#context.lives.timers.push(run);
    }
  }
}
