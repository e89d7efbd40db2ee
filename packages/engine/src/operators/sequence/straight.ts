// The common plain form of a sequence: one event per step, no guards, nothing strict, one live run per key. What an event of a type can do
// to a run is then one question: is the step that comes next of this type? Compared with the same twin as the general form.
import type { Admitted } from "../../admitted.ts";
import type { Key } from "../../keys.ts";
import type { Lives } from "../../lives.ts";
import type { KeyedRuns } from "../../run.ts";
import type { EventHandler } from "../operator.ts";
import type { SequencePlan } from "./plan.ts";
import type { SequenceQuestions } from "./sequenceQuestions.ts";
import { bind, type Fit, type SequenceRun } from "./sequenceRun.ts";

/** What the handler needs of its sequence. */
export interface StraightParts {
  readonly plan: SequencePlan;
  readonly questions: SequenceQuestions;
  readonly runs: KeyedRuns<SequenceRun>;
  readonly lives: Lives;
  /** Opens a run if the event fits the first step. */
  readonly mayOpen: (admitted: Admitted, key: Key) => void;
}

/** Takes the events of one type. */
export class StraightSteps implements EventHandler {
  readonly #parts: StraightParts;
  /** For each step, where an event of this type goes if that step is awaited. */
  readonly #fits: readonly (Fit | undefined)[];

  constructor(parts: StraightParts, type: string) {
    this.#parts = parts;
    this.#fits = parts.plan.steps.map(({ index, types }) =>
      types.has(type) ? { step: index, member: undefined } : undefined,
    );
  }

  handle(admitted: Admitted, key: Key): void {
    const { plan, questions, runs, lives, mayOpen } = this.#parts;
    questions.turn();
    const run = runs.oldestOf(key);
    if (run === undefined) {
      if (this.#fits[0] !== undefined) mayOpen(admitted, key);
      return;
    }
    const awaited = run.step + 1;
    const fit = this.#fits[awaited];
    if (fit === undefined || !questions.holds(plan.steps[awaited]?.question, admitted, run)) {
      run.hasGap = true;
      return;
    }
    bind(plan, run, admitted, fit);
    lives.advance(run, admitted, plan.steps[awaited]!.name, plan.steps[awaited + 1]?.name);
    if (awaited === plan.steps.length - 1) lives.end(runs, run, { outcome: "matched", by: admitted });
  }
}
