// Asks the conditions of a sequence: those that look at the event alone at most once per event, however many runs want to know.
import type { ConditionScope } from "@laban/cel";
import type { ChoreographyEvent } from "@laban/trace";
import type { Admitted } from "../../admitted.ts";
import type { Question } from "../../conditions.ts";
import type { OperatorContext } from "../operator.ts";
import type { SequencePlan } from "./plan.ts";
import { type SequenceRun, stepAt } from "./sequenceRun.ts";

/** The conditions of one sequence. */
export class SequenceQuestions {
  readonly #plan: SequencePlan;
  readonly #context: OperatorContext;
  readonly #answers = new Map<Question, boolean>();

  constructor(plan: SequencePlan, context: OperatorContext) {
    this.#plan = plan;
    this.#context = context;
  }

  /** Turns to the next event. */
  turn(): void {
    if (this.#answers.size > 0) this.#answers.clear();
  }

  /** Whether the condition holds; without one it does. What does not hold is counted and told. */
  holds(question: Question | undefined, admitted: Admitted, run: SequenceRun | undefined): boolean {
    if (question === undefined) return true;
    if (question.readsSteps) return this.#ask(question, admitted, boundSteps(this.#plan, run));
    const known = this.#answers.get(question);
    if (known !== undefined) return known;
    const answer = this.#ask(question, admitted);
    this.#answers.set(question, answer);
    return answer;
  }

  #ask({ condition }: Question, admitted: Admitted, steps?: ConditionScope): boolean {
    const { reporter, scopes, pattern } = this.#context;
    return reporter.holds(condition(scopes.of(admitted, steps)), pattern, admitted);
  }
}

/** `steps`: the event itself for a step that binds at most one, else the list of those bound so far. */
function boundSteps(plan: SequencePlan, run: SequenceRun | undefined): ConditionScope {
  const steps = new Map<string, ChoreographyEvent | ChoreographyEvent[]>();
  for (const [position, { event }] of run?.bound.entries() ?? []) {
    const step = stepAt(plan, run?.boundSteps[position] ?? 0);
    const list = steps.get(step.name);
    if (step.max === 1) steps.set(step.name, event);
    else if (Array.isArray(list)) list.push(event);
    else steps.set(step.name, [event]);
  }
  // fromEntries defines own properties, so a step named __proto__ is an ordinary step.
  return Object.fromEntries(steps);
}
