// The guards of a chart: each conjunction of tests that a move asks, once, under a name that people can read, with the script of its conditions.
import { distinctNames } from "../names/distinctNames.ts";
import type { Chart, Move, Test } from "./chart.ts";
import { conditionScript, type ConditionScript } from "./script/conditionScript.ts";
import { commentText } from "./script/jsText.ts";

/** All guards of a chart. */
export interface Guards {
  /** The conditions of the chart, translated or not, in their order. */
  readonly scripts: readonly ConditionScript[];
  readonly list: readonly Guard[];
  /** The guard of a move; undefined where it has no tests. */
  readonly of: (move: Move) => Guard | undefined;
}

/** All of these must hold. */
export interface Guard {
  readonly name: string;
  readonly tests: readonly Test[];
}

/** The guards of a chart, each named after what it asks. */
export function guardsOf(chart: Chart): Guards {
  const byKey = new Map<string, readonly Test[]>();
  for (const { tests } of chart.states.flatMap(({ moves }) => moves))
    if (tests.length > 0) byKey.set(JSON.stringify(tests), tests);
  // The tests as JSON keep two guards apart that read alike; the names are made distinct from what people read.
  const words = new Map([...byKey].map(([key, tests]) => [key, wordsOf(chart, tests)]));
  const names = distinctNames(byKey.keys(), { shape: (key) => words.get(key) ?? key, separator: " #" });
  const guards = new Map([...byKey].map(([key, tests]) => [key, { name: names.get(key) ?? key, tests }]));
  return {
    scripts: chart.conditions.map((condition) => conditionScript(condition)),
    list: [...guards.values()],
    of: ({ tests }) => guards.get(JSON.stringify(tests)),
  };
}

function wordsOf({ conditions }: Chart, tests: readonly Test[]): string {
  const words = tests.map((test) => {
    if (test.test === "noGap") return "nothing between";
    const text = commentText(conditions[test.condition]?.when ?? "").slice(0, 120);
    return test.fresh && text.includes("steps") ? `anew: ${text}` : text;
  });
  return [...new Set(words)].join(" and ");
}
