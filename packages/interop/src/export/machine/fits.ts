// What an event must be to fit a test of an operator: its types, and its conditions by their number in the chart.
import { type Bundle, conditionsOf, type EventTest, type Operator } from "@laban/bundle";
import type { Act, ChartCondition, Move, Test } from "./chart.ts";

/** Types with the tests that an event of them must pass. */
export interface Fit {
  readonly events: readonly string[];
  readonly tests: readonly Test[];
}

/** Numbers the conditions of an operator. */
export class Conditions {
  readonly list: readonly ChartCondition[];
  readonly #numbers: ReadonlyMap<string, number>;

  constructor(operator: Operator, events: Bundle["events"]) {
    this.list = conditionsOf(operator, events);
    this.#numbers = new Map(this.list.map(({ path }, number) => [path.join("."), number]));
  }

  /** How an event fits the test that stands at this place below the operator. */
  fit({ events }: EventTest, path: readonly (string | number)[]): Fit {
    const condition = this.#numbers.get([...path, "when"].join("."));
    return { events, tests: condition === undefined ? [] : [{ test: "condition", condition, fresh: false }] };
  }
}

/** An event that fits both. */
export function both(one: Fit, other: Fit): Fit {
  return { events: one.events.filter((type) => other.events.includes(type)), tests: [...one.tests, ...other.tests] };
}

/** The same, asked as if nothing had been bound. */
export function fresh({ events, tests }: Fit): Fit {
  return { events, tests: tests.map((test) => (test.test === "condition" ? { ...test, fresh: true } : test)) };
}

/** The move of an event that fits. */
export function move({ events, tests }: Fit, acts: readonly Act[], to: string | undefined): Move {
  return { events, others: false, tests, acts, to };
}

/** Each type once, in the order in which they are named. */
export function typesOf(...tests: readonly EventTest[]): readonly string[] {
  return [...new Set(tests.flatMap(({ events }) => events))];
}
