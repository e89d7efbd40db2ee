// The conditions of a bundle, prepared once; and what they may look at while one event is handled.
import { type Bundle, conditionsOf, measuredOf, type Operator } from "@laban/bundle";
import {
  type CelIssue,
  type Condition,
  type ConditionScope,
  type Expression,
  prepareExpression,
  type PreparedCondition,
  type ScopeTypes,
} from "@laban/cel";
import type { ChoreographyEvent, InstantMs, JsonObject } from "@laban/trace";
import type { Admitted } from "./admitted.ts";
import { type Histories, historyNames } from "./histories.ts";
import type { Key } from "./keys.ts";

/** Where a condition stands. */
export interface ConditionAddress {
  readonly pattern: string;
  /** Below the operator: ["when"], ["steps", 1, "when"]. */
  readonly path: readonly (string | number)[];
}

/** Makes a condition ready; `prepareCondition` of the cel package, or one that also listens to what is asked. */
export type Prepare = (text: string, scope: ScopeTypes, address: ConditionAddress) => PreparedCondition;

/** A condition that a pattern asks. */
export interface Question {
  readonly condition: Condition;
  /** Its answer depends on what the run has bound, not on the event alone. */
  readonly readsSteps: boolean;
  /** Its CEL text, and the types that it was checked with. */
  readonly text: string;
  readonly scope: ScopeTypes;
}

/** The prepared conditions of one operator, by their place below it ("when", "steps.1.when"). */
export type Questions = ReadonlyMap<string, Question>;

/**
 * Thrown when a condition of a bundle cannot be prepared, which the compiler would have refused: the bundle was made by other means.
 */
export class BundleConditionError extends Error {
  /** Stable: "engine/condition". */
  readonly code: string = "engine/condition";
  /** The pattern, and the place of the condition below it. */
  readonly pattern: string;
  readonly path: readonly (string | number)[];

  constructor(pattern: string, path: readonly (string | number)[], reason: string) {
    super(
      `The condition at ${path.join(".")} of pattern "${pattern}" cannot be executed: ${reason} Compile the document again.`,
    );
    this.name = "BundleConditionError";
    this.pattern = pattern;
    this.path = path;
  }
}

/** All conditions of a bundle, and the histories that they read. */
export function prepareQuestions(
  bundle: Bundle,
  prepare: Prepare,
): {
  readonly of: (operator: Operator) => Questions;
  readonly measuredBy: (operator: Operator) => Expression | undefined;
  readonly histories: ReadonlySet<string>;
} {
  const all = new Map<Operator, Questions>();
  const measured = new Map<Operator, Expression>();
  const histories = new Set<string>();
  for (const operator of bundle.patterns) {
    const questions = new Map<string, Question>();
    for (const { path, when, scope } of conditionsOf(operator, bundle.events)) {
      const { condition, issues, reads } = prepare(when, scope, { pattern: operator.id, path });
      if (condition === undefined) throw new BundleConditionError(operator.id, path, firstError(issues));
      const roots = new Set(reads.map(([root]) => root));
      for (const name of historyNames) if (roots.has(name)) histories.add(name);
      questions.set(path.join("."), { condition, readsSteps: roots.has("steps"), text: when, scope });
    }
    all.set(operator, questions);
    const measure = measuredOf(operator, bundle.events);
    if (measure === undefined) continue;
    const { evaluate, issues, reads } = prepareExpression(measure.of, measure.scope);
    if (evaluate === undefined) throw new BundleConditionError(operator.id, measure.path, firstError(issues));
    for (const [root] of reads) if (root !== undefined && historyNames.includes(root)) histories.add(root);
    measured.set(operator, evaluate);
  }
  return {
    of: (operator) => all.get(operator) ?? new Map(),
    measuredBy: (operator) => measured.get(operator),
    histories,
  };
}

function firstError(issues: readonly CelIssue[]): string {
  return issues.find((issue) => issue.severity === "error")?.message ?? "it has no meaning.";
}

/** What conditions see of the event that is being handled. */
export class Scopes {
  readonly #histories: Histories;
  readonly #needsHistory: boolean;
  /** One object for all events: conditions never keep what they are shown. */
  readonly #scope: Mutable = { ...noEvent };
  /** The scope shows the event that is handled. A host may offer the same object again with other data, so its identity does not tell. */
  #isShown = false;

  constructor(histories: Histories, needsHistory: boolean) {
    this.#histories = histories;
    this.#needsHistory = needsHistory;
  }

  /** Turns to the next event, which the histories have taken in. Without histories there is nothing to do before a condition asks. */
  turnTo(admitted: Admitted, key: Key | undefined): void {
    this.#isShown = false;
    if (!this.#needsHistory) return;
    this.#show(admitted.event);
    Object.assign(this.#scope, this.#histories.scope(admitted, key));
  }

  /** The scope of the event, which must be the one that is handled; with `steps` where a run's bound events are asked about. */
  of({ event }: Admitted, steps?: ConditionScope): ConditionScope {
    const scope = this.#scope;
    if (!this.#isShown || scope.event !== event) this.#show(event);
    return steps === undefined ? scope : { ...scope, steps };
  }

  #show(event: ChoreographyEvent): void {
    const scope = this.#scope;
    scope.data = event.data;
    scope.event = event;
    scope.source = event.source;
    scope.time = event.time;
    scope.correlation_id = event.correlation_id;
    this.#isShown = true;
  }
}

/** The names that every condition has; a value that is undefined is missing. */
interface Mutable {
  data: JsonObject;
  event: ChoreographyEvent | undefined;
  source: string;
  time: InstantMs;
  correlation_id: string | undefined;
  [history: string]: unknown;
}

const noEvent: Mutable = { data: {}, event: undefined, source: "", time: 0, correlation_id: undefined };
