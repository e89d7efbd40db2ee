// `match`: fires per event of one of its types whose condition holds. Keeps nothing but its cool-down.
import type { MatchOperator } from "@laban/bundle";
import type { Admitted } from "../../admitted.ts";
import type { Question } from "../../conditions.ts";
import type { Key } from "../../keys.ts";
import type { Pattern } from "../../pattern.ts";
import type { OperatorContext, RunningOperator } from "../operator.ts";

/** A running `match`. */
export class Match implements RunningOperator {
  readonly pattern: Pattern;
  readonly types: ReadonlySet<string>;
  readonly seesEveryType: boolean = false;
  readonly #context: OperatorContext;
  readonly #question: Question | undefined;

  constructor(operator: MatchOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.types = new Set(operator.on);
    this.#context = context;
    this.#question = context.questions.get("when");
  }

  handle(admitted: Admitted, key: Key): void {
    const { reporter, scopes } = this.#context;
    const { pattern } = this;
    if (this.#question !== undefined) {
      const verdict = this.#question.condition(scopes.of(admitted));
      if (!reporter.holds(verdict, pattern, admitted)) return;
    }
    const firing = reporter.fire(pattern, key, admitted, admitted.at);
    if (firing === "fires") reporter.matched(pattern, key, admitted);
    else reporter.noMatch(pattern, admitted, firing);
  }
}
