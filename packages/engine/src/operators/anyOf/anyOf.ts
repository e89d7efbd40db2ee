// `any_of`: after a start, the first of several alternatives wins; without a start, a pattern over several types.
// Compared with anyOf.reference.ts on random logs.
import type { AnyOfOperator } from "@laban/bundle";
import type { Json } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import { KeyedRuns, type Run } from "../../run.ts";
import type { RunReader, RunWriter } from "../../snapshot/runs.ts";
import { fitsTest, type PlannedTest, planTest } from "../eventTest.ts";
import type { OperatorContext, StatefulOperator } from "../operator.ts";

type PlannedAlternative = PlannedTest & Pick<AnyOfOperator["alternatives"][number], "name" | "action">;

/** A running `any_of`; its runs have bound their start. */
export class AnyOf implements StatefulOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #operator: AnyOfOperator;
  readonly #context: OperatorContext;
  readonly #start: PlannedTest | undefined;
  readonly #alternatives: readonly PlannedAlternative[];
  readonly #runs = new KeyedRuns<Run>();
  readonly #runsPerKeyMax: number;
  /** What is missing when time runs out: every alternative. */
  readonly #missing: string;

  constructor(operator: AnyOfOperator, context: OperatorContext) {
    const { start, alternatives } = operator;
    this.pattern = context.pattern;
    this.#operator = operator;
    this.#context = context;
    this.#start = start === undefined ? undefined : planTest(start, "start", context);
    this.#alternatives = alternatives.map((alternative, index) =>
      Object.assign({}, alternative, planTest(alternative, `alternatives.${index}`, context)),
    );
    this.types = new Set([...(start === undefined ? [] : [start]), ...alternatives].flatMap(({ events }) => events));
    this.#missing = alternatives.map(({ name }) => name).join(" | ");
    this.#runsPerKeyMax = operator.runsPerKeyMax ?? context.limits.runsPerKeyMax;
  }

  /** An event that is both an alternative and a start wins first, and then opens. */
  handle(admitted: Admitted, key: Key): void {
    if (this.#start === undefined) {
      this.#fire(admitted, key);
      return;
    }
    const live = this.#runs.of(key);
    if (live.length > 0) {
      const winnerFor = this.#winners(admitted);
      for (const run of live.slice()) this.#mayWin(run, admitted, winnerFor(run));
    }
    if (fitsTest(this.#start, admitted, this.#context)) this.#mayOpen(admitted, key);
  }

  expire(run: Run): void {
    this.#context.lives.end(this.#runs, run, { outcome: "timeout", by: undefined, missing: this.#missing });
  }

  /** Without a start it keeps nothing, and fires as a pattern does. */
  #fire(admitted: Admitted, key: Key): void {
    const { reporter } = this.#context;
    const { pattern } = this;
    const winner = this.#alternatives.find((alternative) => fitsTest(alternative, admitted, this.#context));
    if (winner === undefined) return;
    const { at } = admitted;
    const firing = reporter.fire(pattern, key, admitted, at);
    if (firing === "fires") {
      const { name, action } = winner;
      reporter.effect(
        { pattern, key, outcome: "matched", bound: [admitted], by: admitted, at, alternative: name, action },
        true,
      );
    } else reporter.noMatch(pattern, admitted, firing);
  }

  #mayWin(run: Run, by: Admitted, winner: PlannedAlternative | undefined): void {
    if (winner === undefined) return;
    const { name, action } = winner;
    run.bound.push(by);
    this.#context.lives.end(this.#runs, run, { outcome: "matched", by, alternative: name, action });
  }

  /** Which alternative the event is for a run. Conditions that do not look at the run are asked once, however many runs there are. */
  #winners(admitted: Admitted): (run: Run) => PlannedAlternative | undefined {
    const answers = new Map<PlannedAlternative, boolean>();
    const holds = (alternative: PlannedAlternative, run: Run): boolean => {
      const { question } = alternative;
      const { reporter, scopes } = this.#context;
      if (question?.readsSteps === true) {
        const steps = { start: run.bound[0]?.event };
        return reporter.holds(question.condition(scopes.of(admitted, steps)), this.pattern, admitted);
      }
      const known = answers.get(alternative) ?? fitsTest(alternative, admitted, this.#context);
      answers.set(alternative, known);
      return known;
    };
    const named = this.#alternatives.filter(({ types }) => types.has(admitted.event.type));
    return (run) => named.find((alternative) => holds(alternative, run));
  }

  #mayOpen(admitted: Admitted, key: Key): void {
    const { lives, limits } = this.#context;
    const { starts, withinMs } = this.#operator;
    const missing = this.#missing;
    const live = this.#runs.of(key);
    if (starts === "one" && live.length > 0) return;
    if (starts === "restart") {
      for (const run of live.slice())
        lives.end(this.#runs, run, { outcome: "cancelled", detail: "restarted", by: admitted, missing });
    }
    const [oldest] = this.#runs.of(key);
    if (oldest !== undefined) {
      if (this.#runs.of(key).length >= this.#runsPerKeyMax)
        lives.end(this.#runs, oldest, { outcome: "evicted", by: admitted, missing });
    } else if (this.#runs.keyCount >= limits.keysMax) {
      for (const run of this.#runs.ofOldestKey().slice())
        lives.end(this.#runs, run, { outcome: "evicted", by: admitted, missing });
    }
    const run: Run = {
      number: lives.nextNumber(),
      key,
      pattern: this.pattern,
      bound: [admitted],
      due: admitted.at + (withinMs ?? Infinity),
      queuedDue: -Infinity,
      slot: -1,
      isLive: true,
    };
    lives.open(this.#runs, run, admitted, { step: "start", waitingFor: missing });
  }

  saveRuns(writer: RunWriter): readonly Json[] {
    return [...this.#runs.all()].map((run) => writer.write(run, {}));
  }

  restoreRuns(states: readonly unknown[], reader: RunReader): void {
    for (const state of states) {
      const run = reader.read(state, this.pattern);
      this.#runs.add(run);
      if (run.due !== Infinity) this.#context.lives.timers.push(run);
    }
  }
}
