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
  readonly copiesEvents: boolean = true;
  readonly question: Question | undefined;
  readonly #context: OperatorContext;

  constructor(operator: MatchOperator, context: OperatorContext) {
    this.pattern = context.pattern;
    this.types = new Set(operator.on);
    this.question = context.questions.get("when");
    this.#context = context;
  }

  handle(admitted: Admitted, key: Key): void {
    if (this.question !== undefined) {
      const { reporter, scopes } = this.#context;
      const verdict = this.question.condition(scopes.of(admitted));
      if (!reporter.holds(verdict, this.pattern, admitted)) return;
    }
    this.fire(admitted, key);
  }

  /** The condition holds: fires, unless its cool-down or its exclusive group keeps it from that. */
  fire(admitted: Admitted, key: Key): void {
    const { reporter } = this.#context;
    const firing = reporter.fire(this.pattern, key, admitted, admitted.at);
    if (firing === "fires") reporter.matched(this.pattern, key, admitted);
    else reporter.noMatch(this.pattern, admitted, firing);
  }
}
