// "One of these types, if the condition holds", made ready to be asked: what members, alternatives and triggers are.
import type { EventTest } from "@laban/bundle";
import type { Admitted } from "../admitted.ts";
import type { Question } from "../conditions.ts";
import type { OperatorContext } from "./operator.ts";

/** An event test with its condition prepared. */
export interface PlannedTest {
  readonly types: ReadonlySet<string>;
  readonly question: Question | undefined;
}

/** Makes a test ready; `place` is where it stands below the operator ("start", "members.1"). */
export function planTest({ events }: EventTest, place: string, { questions }: OperatorContext): PlannedTest {
  return { types: new Set(events), question: questions.get(`${place}.when`) };
}

/** Whether the event is of one of the types and the condition holds; what does not hold is counted and told. */
export function fitsTest({ types, question }: PlannedTest, admitted: Admitted, context: OperatorContext): boolean {
  if (!types.has(admitted.event.type)) return false;
  if (question === undefined) return true;
  return context.reporter.holds(question.condition(context.scopes.of(admitted)), context.pattern, admitted);
}
