// What one pattern becomes: a SELECT of single rows, or a MATCH_RECOGNIZE over the rows of a key. Data, so that tests can run what is printed.
import type { BundleAction, EventTest, MatchOperator, Operator, SequenceOperator } from "@laban/bundle";
import { conditionsOf } from "@laban/bundle";
import type { Bundle } from "@laban/bundle";
import { celToSql, type SqlNames } from "./celToSql.ts";
import { allOf, anyOf, type Sql } from "./sqlTree.ts";

/** A variable of MATCH_RECOGNIZE: one row, or any number of them (`*`). `define` is true for the rows that it takes. */
export interface RowVariable {
  readonly name: string;
  readonly isLoop: boolean;
  readonly define: Sql;
  /** The step of the sequence that it stands for; absent for rows that come between. */
  readonly step?: string;
}

/** The query of one pattern. */
export type Query = {
  readonly pattern: string;
  readonly action: BundleAction | undefined;
  /** Differences to the engine that a reader must know; none where the query finds exactly its matches. */
  readonly cautions: readonly string[];
} & (
  | { readonly kind: "select"; readonly where: Sql }
  | {
      readonly kind: "recognize";
      readonly variables: readonly RowVariable[];
      /** Where the next match may begin. */
      readonly skip: "past last row" | "to next row";
      /** The longest time between the first and the last row, if there is one. */
      readonly withinMs?: number;
    }
);

/** The query, or why there is none: the place below the operator (for a condition), and the reason. */
export type QueryReading =
  | { readonly query: Query }
  | { readonly why: string; readonly path?: readonly (string | number)[] };

const noQuery: Readonly<Partial<Record<Operator["operator"], string>>> = {
  all_of: "MATCH_RECOGNIZE takes rows in an order, and the members may come in any.",
  any_of:
    "A choice that ends with the first of several events would need an alternation, which Flink's patterns have not.",
  threshold: "A measure that fires on its edge, or empties its window, is no window of SQL.",
  state_machine: "A machine goes on for ever, and a match ends.",
  absence: "MATCH_RECOGNIZE tells what came, and never what did not come.",
};

/** Reads a pattern as a query. */
export function queryOf(operator: Operator, events: Bundle["events"]): QueryReading {
  switch (operator.operator) {
    case "match":
      return selectOf(operator, events);
    case "sequence":
      return recognizeOf(operator, events);
    default:
      return { why: noQuery[operator.operator] ?? "It has no counterpart." };
  }
}

function selectOf(operator: MatchOperator, events: Bundle["events"]): QueryReading {
  const conditions = translated(operator, events, () => ({ steps: new Map() }));
  if ("why" in conditions) return conditions;
  const where = fits(
    { events: operator.on, ...(operator.when === undefined ? {} : { when: "" }) },
    conditions.at(["when"]),
  );
  return {
    query: { kind: "select", pattern: operator.id, action: operator.actions.matched, cautions: [], where },
  };
}

function recognizeOf(operator: SequenceOperator, events: Bundle["events"]): QueryReading {
  const obstacle = obstacleOf(operator);
  if (obstacle !== undefined) return { why: obstacle };
  const { steps, guards, maxIntervalMs, withinMs, starts } = operator;
  const nameOf = (index: number): string => `s${index + 1}`;
  const stepRows = new Map(steps.map(({ name }, index) => [name, nameOf(index)]));
  // A condition is asked of the row of its own variable; a guard and a step also of the rows that come between.
  const readAs = (row: string): Conditions | Extract<QueryReading, { why: string }> =>
    translated(operator, events, () => ({ row, steps: stepRows }));
  const variables: RowVariable[] = [];
  for (const [index, step] of steps.entries()) {
    const row = nameOf(index);
    if (index > 0 && !step.strict) {
      const between = `x${index + 1}`;
      const conditions = readAs(between);
      if ("why" in conditions) return conditions;
      const unwanted = [stepFits(step, index, conditions, between)];
      if (starts === "restart") unwanted.push(stepFits(steps[0] ?? step, 0, conditions, between));
      for (const [at, guard] of guards.entries())
        if (guard.after === undefined || guard.after === index - 1)
          unwanted.push(fits(guard, conditions.at(["guards", at, "when"]), between));
      variables.push({ name: between, isLoop: true, define: { kind: "is not true", term: anyOf(unwanted) } });
    }
    const conditions = readAs(row);
    if ("why" in conditions) return conditions;
    const terms = [stepFits(step, index, conditions, row)];
    for (const [at, guard] of guards.entries())
      if (index > 0 && (guard.after === undefined || guard.after === index - 1))
        terms.push({ kind: "is not true", term: fits(guard, conditions.at(["guards", at, "when"]), row) });
    if (index > 0 && maxIntervalMs !== undefined) terms.push(soonAfter(row, nameOf(index - 1), maxIntervalMs));
    if (index > 0 && withinMs !== undefined) terms.push(soonAfter(row, nameOf(0), withinMs));
    variables.push({ name: row, isLoop: false, define: allOf(terms), step: step.name });
  }
  const spans = [withinMs, maxIntervalMs === undefined ? undefined : maxIntervalMs * (steps.length - 1)];
  const longest = Math.min(...spans.map((span) => span ?? Infinity));
  return {
    query: {
      kind: "recognize",
      pattern: operator.id,
      action: operator.actions.matched,
      cautions: cautionsOf(operator),
      variables,
      skip: starts === "overlap" ? "to next row" : "past last row",
      ...(longest === Infinity ? {} : { withinMs: longest }),
    },
  };
}

function obstacleOf({ steps, starts, afterMatch }: SequenceOperator): string | undefined {
  const counted = steps.find(({ min, max }) => min !== 1 || max !== 1);
  if (counted !== undefined)
    return `Step "${counted.name}" may bind none or several events; Flink's patterns have no groups to repeat with what comes between.`;
  const joined = steps.find(({ all }) => all !== undefined);
  if (joined !== undefined) return `Step "${joined.name}" takes its members in any order.`;
  if (starts === "overlap" && afterMatch === "consume")
    return 'Overlapping runs that cancel each other when one matches have no counterpart; "after_match: all" has one.';
  return undefined;
}

/** Where Flink finds other matches: it tries again from every row of a failed attempt, and the engine has one run at a time. */
function cautionsOf(operator: SequenceOperator): readonly string[] {
  const { steps, guards, starts, maxIntervalMs, withinMs, runsPerKeyMax } = operator;
  const [first, ...later] = steps;
  const laterTypes = new Set([...later, ...guards].flatMap(({ events }) => events));
  const overlapping = first?.events.filter((type) => laterTypes.has(type)) ?? [];
  const cautions: string[] = [];
  if (starts === "one" && (maxIntervalMs !== undefined || withinMs !== undefined))
    cautions.push(
      'Flink may also find a match that begins while a run is live that will be too late; the engine has one run at a time ("starts: restart" or "overlap" mean the same in both).',
    );
  if (starts === "one" && readsSteps(operator))
    cautions.push(
      'Flink tries each first event until one fits the later conditions; the engine stays with the first run ("starts: restart" means the same in both).',
    );
  if (overlapping.length > 0 && later.length > 0)
    cautions.push(
      `${overlapping.map((type) => JSON.stringify(type)).join(", ")} can both begin a run and take part in one; Flink may begin a match where the engine goes on with a run.`,
    );
  if (runsPerKeyMax !== undefined && starts === "overlap") cautions.push("Flink has no cap on runs.");
  return cautions;
}

function readsSteps(operator: SequenceOperator): boolean {
  const tests: readonly EventTest[] = [
    ...operator.steps.flatMap((step) => [step, ...(step.any ?? [])]),
    ...operator.guards,
  ];
  return tests.some(({ when }) => when?.includes("steps") === true);
}

interface Conditions {
  /** The tree of the condition at this place. */
  readonly at: (path: readonly (string | number)[]) => Sql | undefined;
}

function translated(
  operator: Operator,
  events: Bundle["events"],
  namesFor: () => SqlNames,
): Conditions | Extract<QueryReading, { why: string }> {
  const trees = new Map<string, Sql>();
  for (const { path, when, scope } of conditionsOf(operator, events)) {
    const condition = celToSql(when, scope, namesFor());
    if (!("sql" in condition))
      return { path, why: `Its condition has ${JSON.stringify(condition.part)}: ${condition.why}.` };
    trees.set(path.join("."), condition.sql);
  }
  return { at: (path) => trees.get(path.join(".")) };
}

function stepFits(step: SequenceOperator["steps"][number], index: number, conditions: Conditions, row: string): Sql {
  const own = fits(step, conditions.at(["steps", index, "when"]), row);
  if (step.any === undefined) return own;
  const members = step.any.map((member, at) => fits(member, conditions.at(["steps", index, "any", at, "when"]), row));
  return allOf([own, anyOf(members)]);
}

/** Types and condition of a test. */
function fits({ events }: EventTest, when: Sql | undefined, row?: string): Sql {
  const type: Sql = { kind: "place", ...(row === undefined ? {} : { of: row }), path: ["type"], type: "STRING" };
  const literal = (value: string): Sql => ({ kind: "literal", value });
  const [only] = events;
  const isOfType: Sql =
    events.length === 1 && only !== undefined
      ? { kind: "compare", operator: "=", left: type, right: literal(only) }
      : { kind: "in", value: type, list: events.map(literal) };
  return when === undefined ? isOfType : allOf([isOfType, when]);
}

function soonAfter(row: string, earlier: string, milliseconds: number): Sql {
  const time = (of: string): Sql => ({ kind: "place", of, path: ["at_ms"], type: "BIGINT" });
  const latest: Sql = {
    kind: "arithmetic",
    operator: "+",
    left: time(earlier),
    right: { kind: "literal", value: BigInt(milliseconds) },
  };
  return { kind: "compare", operator: "<=", left: time(row), right: latest };
}
